import { describe, expect, it } from "vitest";
import { en } from "./en";
import { formatOf } from "./format";
import { ko } from "./ko";
import { plural } from "./plural";

type Tree = { [key: string]: Tree | string | ((...given: never[]) => string) };

const keysOf = (tree: Tree, path = ""): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "object" ? keysOf(value, `${path}${key}.`) : [`${path}${key}`],
  );

describe("messages", () => {
  it("are the same in both languages, and none is empty", () => {
    expect(keysOf(ko as Tree).sort()).toEqual(keysOf(en as Tree).sort());
    expect(Object.values(en.common).filter((words) => words === "")).toEqual([]);
  });

  it("know one and many", () => {
    expect(en.common.steps(1)).toBe("1 step");
    expect(en.common.steps(1234)).toBe("1,234 steps");
    expect(ko.common.steps(2)).toBe("단계 2개");
    expect(plural("en", 0, { one: "# box", other: "# boxes" })).toBe("0 boxes");
  });
});

describe("format", () => {
  const en = formatOf("en", "Asia/Seoul");
  const ko = formatOf("ko", "Asia/Seoul");

  it.each([
    [0, "0s", "0초"],
    [59.6, "1m 00s", "1분 00초"],
    [1868, "31m 08s", "31분 08초"],
    [3_600, "1h 00m", "1시간 00분"],
    [90_061, "1d 01h", "1일 01시간"],
  ])("writes %d seconds in two units", (seconds, english, korean) => {
    expect(en.duration(seconds)).toBe(english);
    expect(ko.duration(seconds)).toBe(korean);
  });

  it("writes instants with their zone", () => {
    expect(en.dateTime("2026-11-22T00:14:05Z")).toBe("2026-11-22 09:14 KST");
    expect(ko.dateTime("2026-11-22T00:14:05Z", true)).toBe("2026-11-22 09:14:05 KST");
    expect(formatOf("en", "UTC").dateTime("2026-11-22T00:14:05Z")).toBe("2026-11-22 00:14 UTC");
    expect(en.time("2026-11-22T00:14:05Z")).toBe("09:14:05");
  });

  it("writes how long ago", () => {
    const now = Date.parse("2026-11-22T12:00:00Z");
    expect(en.relative("2026-11-22T09:00:00Z", now)).toBe("3 hours ago");
    expect(ko.relative("2026-11-21T09:00:00Z", now)).toBe("어제");
    expect(en.relative("2026-11-22T12:00:00Z", now)).toBe("now");
  });

  it("writes sizes, numbers and shares", () => {
    expect(en.bytes(412_000_000)).toBe("412 MB");
    expect(en.bytes(1_500)).toBe("1.5 kB");
    expect(en.bytes(0)).toBe("0 byte");
    expect(en.number(1234.5678)).toBe("1,234.568");
    expect(en.percent(0.65)).toBe("65%");
    expect(en.list(["a", "b", "c"])).toBe("a, b, and c");
  });

  it("writes a dash for what is not known", () => {
    expect([
      en.dateTime(null),
      en.relative("nonsense"),
      en.duration(null),
      en.bytes(undefined),
      en.number(null),
    ]).toEqual(["–", "–", "–", "–", "–"]);
  });
});
