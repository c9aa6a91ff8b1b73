import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chain, fan, input, pipeline, thicket } from "../testing/graphs";
import { crossings, dagreRoutes, hits, overlaps, spines } from "../testing/pictures";
import { layout } from "./layout";
import { type Layout, LayoutError, type LayoutInput } from "./layoutTypes";

const FIXTURES = join(process.cwd(), "../tests/fixtures/layouts");

const graphs: fc.Arbitrary<LayoutInput> = fc
  .record({
    count: fc.integer({ min: 1, max: 40 }),
    density: fc.double({ min: 0.2, max: 1.6, noNaN: true }),
    seed: fc.nat(),
  })
  .map(({ count, density, seed }) =>
    thicket(count, Math.min(Math.floor(count * density), (count * (count - 1)) / 2), seed),
  );

function expectSound(given: LayoutInput, drawn: Layout): void {
  expect(overlaps(drawn)).toEqual([]);
  expect(hits(given, drawn)).toEqual([]);
  const boxes = new Map(drawn.boxes.map((box) => [box.id, box]));
  for (const [i, { from, to }] of given.lines.entries()) {
    const [one, other] = [boxes.get(from), boxes.get(to)];
    expect(drawn.routes[i]?.[0]).toMatchObject({ x: (one?.x ?? 0) + (one?.width ?? 0) });
    expect(drawn.routes[i]?.[0]?.y).toBeCloseTo((one?.y ?? 0) + (one?.height ?? 0) / 2);
    expect(drawn.routes[i]?.at(-1)).toMatchObject({ x: other?.x });
    expect(drawn.routes[i]?.at(-1)?.y).toBeCloseTo((other?.y ?? 0) + (other?.height ?? 0) / 2);
    const xs = drawn.routes[i]?.map(({ x }) => x) ?? [];
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
  }
}

describe("the layout", () => {
  it("lets no boxes overlap, no line touch a box, and every line go right, whatever the graph", () => {
    fc.assert(
      fc.property(graphs, (given) => expectSound(given, layout(given))),
      { numRuns: 60 },
    );
  });

  it.each(readdirSync(FIXTURES).filter((name) => name.endsWith(".json")))("puts %s into its layers", (name) => {
    const { nodes, edges, layers } = JSON.parse(readFileSync(join(FIXTURES, name), "utf8"));
    const drawn = layout({
      boxes: nodes.map((id: string) => ({ id, width: 200, height: 60 })),
      lines: edges.map(([from, to]: [string, string]) => ({ from, to })),
    });
    expect(Object.fromEntries(drawn.boxes.map(({ id, layer }) => [id, layer]))).toEqual(layers);
  });

  it("is the same for the same graph", () => {
    expect(layout(pipeline(60, 3))).toEqual(layout(pipeline(60, 3)));
  });

  it.each([1, 2, 3, 4, 5, 6])("crosses lines no more often than dagre by a fifth (pipeline %d)", (seed) => {
    const given = pipeline(45, seed);
    const theirs = crossings(dagreRoutes(given));
    expect(crossings(spines(given, layout(given)))).toBeLessThanOrEqual(1.2 * theirs);
  });

  it.each([1, 2])("crosses lines no more often than dagre by a fifth (thicket %d)", (seed) => {
    const given = thicket(40, 64, seed);
    expect(crossings(spines(given, layout(given)))).toBeLessThanOrEqual(1.2 * crossings(dagreRoutes(given)));
  });

  it("draws a chain as one level line", () => {
    const drawn = layout(chain(500));
    expect(new Set(drawn.routes.flat().map(({ y }) => Math.round(y))).size).toBe(1);
    expect(drawn.boxes.at(-1)?.layer).toBe(499);
  });

  it("draws a fan as one column, and what it starts from and ends in beside its middle", () => {
    const given = fan(300);
    const drawn = layout(given);
    expectSound(given, drawn);
    expect(Math.max(...drawn.boxes.map(({ layer }) => layer))).toBe(2);
    const [first] = drawn.boxes;
    expect(Math.abs((first?.y ?? 0) - drawn.height / 2)).toBeLessThan(drawn.height / 20);
  });

  it("draws 2,000 boxes without any overlap", () => {
    expect(overlaps(layout(pipeline(2_000, 1)))).toEqual([]);
  });

  it("draws a thicket whose lines pass thousands of places", () => {
    const given = thicket(330, 1_000, 5);
    expect(overlaps(layout(given))).toEqual([]);
  });

  it("lets a line leave a narrow box level as far as its column goes", () => {
    const boxes = [
      { id: "a", width: 200, height: 60 },
      { id: "narrow", width: 80, height: 26 },
      { id: "wide", width: 200, height: 60 },
      { id: "z", width: 200, height: 60 },
    ];
    const lines = ["narrow", "wide"].flatMap((id) => [
      { from: "a", to: id },
      { from: id, to: "z" },
    ]);
    const drawn = layout({ boxes, lines });
    expect(hits({ boxes, lines }, drawn)).toEqual([]);
    expect(drawn.routes[1]?.[0]).toMatchObject({ x: (drawn.boxes[1]?.x ?? 0) + 80 });
    expect(drawn.routes[1]?.[1]?.x).toBe((drawn.boxes[2]?.x ?? 0) + 200);
  });

  it("puts parts below each other and boxes without lines in rows under them", () => {
    const given = input(14, [
      [0, 1],
      [2, 3],
    ]);
    const drawn = layout(given);
    expect(overlaps(drawn)).toEqual([]);
    expect(new Set(drawn.boxes.slice(4).map(({ y }) => y)).size).toBeGreaterThan(1);
    expect(drawn.boxes[2]?.y).toBeGreaterThan(drawn.boxes[0]?.y ?? 0);
    expect(layout(input(3, [])).width).toBeGreaterThan(0);
    expect(layout(input(0, []))).toEqual({ width: 0, height: 0, boxes: [], routes: [] });
  });

  it("fails on a circle and tells its members", () => {
    const given = input(4, [
      [0, 1],
      [1, 2],
      [2, 1],
      [2, 3],
    ]);
    expect(() => layout(given)).toThrow(new LayoutError("cycle", ["n1", "n2"]));
    expect(() => layout(input(1, [[0, 0]]))).toThrow(LayoutError);
  });

  it("draws a line that closes a circle to the left", () => {
    const given = {
      ...input(2, [[0, 1]]),
      lines: [
        { from: "n0", to: "n1" },
        { from: "n1", to: "n0", back: true },
      ],
    };
    const drawn = layout(given);
    expect(drawn.routes[1]).toEqual(drawn.routes[0]);
  });

  it("fails on a line to a box that is not there", () => {
    expect(() => layout({ boxes: [], lines: [{ from: "a", to: "b" }] })).toThrow(
      new LayoutError("unknown-box", ["a", "b"]),
    );
  });
});
