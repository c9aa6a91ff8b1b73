import { describe, expect, it } from "vitest";
import { batched } from "./batched";

describe("batched", () => {
  it("asks together for what is wanted together, so many at once", async () => {
    const asked: (readonly string[])[] = [];
    const load = batched(async (keys) => {
      asked.push(keys);
      return new Map(keys.map((key) => [key, key.toUpperCase()]));
    }, 2);
    expect(await Promise.all(["a", "b", "c"].map(load))).toEqual(["A", "B", "C"]);
    expect(asked).toEqual([["a", "b"], ["c"]]);
  });

  it("gives nothing for a key without an answer, and asks again the next time", async () => {
    const load = batched(async () => new Map<string, string>(), 2);
    expect(await load("a")).toBeUndefined();
    expect(await load("a")).toBeUndefined();
  });

  it("fails only those who asked together", async () => {
    let times = 0;
    const load = batched(async (keys) => {
      times += 1;
      if (times === 1) throw new Error("refused");
      return new Map(keys.map((key) => [key, key]));
    }, 1);
    const [first, second] = await Promise.allSettled([load("a"), load("b")]);
    expect(first.status).toBe("rejected");
    expect(second).toMatchObject({ status: "fulfilled", value: "b" });
  });
});
