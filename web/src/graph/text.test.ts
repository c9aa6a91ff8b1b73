import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escaped, fitted, widthOf } from "./text";

describe("text on nodes", () => {
  it("is as wide as its letters, wide scripts twice as much", () => {
    expect(widthOf("abc", 10)).toBeCloseTo(16.8);
    expect(widthOf("한글", 10)).toBeCloseTo(20.4);
  });

  it("is left whole where it fits, else loses its middle", () => {
    expect(fitted("Train", 14, 150)).toBe("Train");
    expect(fitted("Train-country-model-for-Korea", 14, 120)).toBe("Train-…-Korea");
    expect(fitted("🚀".repeat(30), 14, 100)).toBe("🚀🚀🚀…🚀🚀🚀");
  });

  it("shows what would turn it round or hide it", () => {
    expect(fitted("left\u202eright", 14, 150)).toBe("left\ufffdright");
    expect(fitted("a\u0000\u2066b\u200fc\u009b", 14, 150)).toBe("a\ufffd\ufffdb\ufffdc\ufffd");
    expect(fitted("한글 اسم 👩‍🔬", 14, 150)).toBe("한글 اسم 👩‍🔬");
  });

  it("always fits, and is never longer than it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 256 }), fc.integer({ min: 30, max: 300 }), (text, width) => {
        const shown = fitted(text, 14, width);
        expect(shown === text || widthOf(shown, 14) <= width).toBe(true);
      }),
    );
  });
});

describe("text in XML", () => {
  it("has no markup, and nothing that XML cannot hold", () => {
    expect(escaped(`<img src=x onerror="alert('1')"> & \u001b[31m \ud800 🚀`)).toBe(
      "&#60;img src=x onerror=&#34;alert(&#39;1&#39;)&#34;&#62; &#38; \ufffd[31m \ufffd 🚀",
    );
  });
});
