import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ListState, listStateOf, needsAll, SORTS, searchOf, serviceSort } from "./listState";

const word = fc.string({ minLength: 1, maxLength: 30, unit: "binary" });
const states: fc.Arbitrary<ListState> = fc.record({
  q: fc.string({ unit: "grapheme" }),
  status: fc.option(word),
  domain: fc.option(word),
  profile: fc.option(word),
  sort: fc.constantFrom(...SORTS),
  descending: fc.boolean(),
  columns: fc.uniqueArray(
    fc
      .tuple(fc.constantFrom("tag", "parameter"), fc.string({ minLength: 1, unit: "grapheme" }))
      .map((parts) => parts.join(":")),
    { maxLength: 12 },
  ),
});

describe("the state of the list", () => {
  it("comes back from its address", () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(listStateOf(searchOf(state, ""))).toEqual(state);
      }),
    );
  });

  it("keeps a column whose name begins with the end of a line", () => {
    const state = { ...listStateOf(""), columns: ["tag:\u2028", "parameter:\n"] };
    expect(listStateOf(searchOf(state, ""))).toEqual(state);
  });

  it("leaves defaults out and keeps what is not its own", () => {
    expect(searchOf(listStateOf(""), "?region=us-east-1&x=1&q=old")).toBe("?region=us-east-1&x=1");
    expect(searchOf(listStateOf(""), "")).toBe("");
  });

  it.each(["?sort=nonsense", "?sort=-", "?columns=%E0%A4%A,other:x,tag:", "?q="])("passes over %s", (search) => {
    expect(listStateOf(search)).toEqual(listStateOf(""));
  });

  it("asks the service for the orders it knows, and for every row where the page itself must choose", () => {
    expect(serviceSort(listStateOf("?sort=-lastExecutionTime"))).toBe("-lastExecutionTime");
    expect(serviceSort(listStateOf("?sort=-duration"))).toBe("name");
    expect(["?q=a", "?status=Failed", "?sort=owner"].map((search) => needsAll(listStateOf(search)))).toEqual([
      true,
      true,
      true,
    ]);
    expect(needsAll(listStateOf("?sort=-name&domain=x"))).toBe(false);
  });
});
