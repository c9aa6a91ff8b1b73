import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changed, DEFAULTS, DIRECTIONS, format, parse, TABS, VIEWS, type ViewState } from "./viewState";

const name = fc.string({ minLength: 1, maxLength: 60, unit: "grapheme" });
const maybe = fc.option(name, { nil: null });

const states: fc.Arbitrary<ViewState> = fc
  .record({
    exec: maybe,
    with: maybe,
    view: fc.constantFrom(...VIEWS),
    node: maybe,
    tab: fc.constantFrom(...TABS),
    dir: fc.option(fc.constantFrom(...DIRECTIONS), { nil: null }),
    depth: fc.option(fc.integer({ min: 1, max: 999 }), { nil: null }),
    security: fc.boolean(),
    time: fc.boolean(),
    q: fc.oneof(fc.constant(""), name),
    fold: fc.uniqueArray(name, { maxLength: 4 }),
    region: maybe,
    profile: maybe,
  })
  .map((state) => changed(DEFAULTS, state));

const strange = fc
  .array(fc.tuple(name, fc.string({ unit: "grapheme" })), { maxLength: 4 })
  .map((pairs) => pairs.filter(([key]) => !(key in DEFAULTS)));

describe("the address", () => {
  it("gives back every state as it was, with the keys that are not ours", () => {
    fc.assert(
      fc.property(states, strange, (state, rest) => {
        expect(parse(format(state, rest))).toEqual({ state, notices: [], rest });
      }),
    );
  });

  it("is the same for the same state, however it was written", () => {
    fc.assert(
      fc.property(states, (state) => {
        const pairs = [...new URLSearchParams(format(state))].reverse();
        const folds = pairs.filter(([key]) => key === "fold").reverse();
        const other = [...pairs.filter(([key]) => key !== "fold"), ...folds];
        expect(format(parse(new URLSearchParams(other).toString()).state)).toBe(format(state));
      }),
    );
  });

  it("never fails, and what it reads it can write", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (search) => {
        const { state, rest } = parse(search);
        expect(parse(format(state, rest)).state).toEqual(state);
      }),
    );
  });

  it("says nothing of what is as by default", () => {
    expect(format(DEFAULTS)).toBe("");
    expect(parse("")).toEqual({ state: DEFAULTS, notices: [], rest: [] });
  });

  it("keeps one order, and S3 locations readable", () => {
    const state = { ...DEFAULTS, node: "s3://b/a key", view: "data", exec: "x7c1", region: "eu-west-1" } as const;
    expect(format(state, [["theme", "dark"]])).toBe(
      "?region=eu-west-1&exec=x7c1&view=data&node=s3://b/a+key&theme=dark",
    );
  });

  it.each([
    ["view=table", { key: "view", value: "table", reason: "unknown-value" }],
    ["tab=", { key: "tab", value: "", reason: "unknown-value" }],
    ["security=yes", { key: "security", value: "yes", reason: "unknown-value" }],
    ["time=constructor", { key: "time", value: "constructor", reason: "unknown-value" }],
    ["node=A&dir=up&depth=0", { key: "depth", value: "0", reason: "unknown-value" }],
    ["node=A&dir=left", { key: "dir", value: "left", reason: "unknown-value" }],
    ["dir=up", { key: "dir", value: "up", reason: "needs-node" }],
    ["node=A&depth=3", { key: "depth", value: "3", reason: "needs-dir" }],
    ["node=A&node=B", { key: "node", value: "B", reason: "repeated" }],
  ])("falls back with a notice on %s", (search, notice) => {
    expect(parse(search).notices).toEqual([notice]);
  });

  it("does not take what is too long", () => {
    const { state, notices } = parse(`?node=${"n".repeat(5_000)}`);
    expect(state.node).toBeNull();
    expect(notices).toEqual([{ key: "node", value: `${"n".repeat(40)}…`, reason: "too-long" }]);
  });

  it("takes a switch that is off, and an empty name, as not written", () => {
    expect(parse("security=0&time=1&node=&q=&fold=").state).toEqual({ ...DEFAULTS, time: true });
  });

  it("takes each folded group once", () => {
    expect(parse("fold=a&fold=b&fold=a").state.fold).toEqual(["a", "b"]);
  });

  it("keeps keys with the names of built-in properties", () => {
    expect(parse("__proto__=1&constructor=2").rest).toEqual([
      ["__proto__", "1"],
      ["constructor", "2"],
    ]);
  });
});

describe("a change", () => {
  it("drops the focus when its node goes", () => {
    const focused = changed(DEFAULTS, { node: "Train", dir: "up", depth: 2 });
    expect(changed(focused, { node: null })).toEqual(DEFAULTS);
    expect(changed(focused, { dir: null })).toEqual({ ...DEFAULTS, node: "Train" });
  });
});
