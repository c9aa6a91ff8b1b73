import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { artifact, edge, lineage, step } from "../testing/documents";
import { drawnFor, graphOf, reachOf, topologyOf } from "./drawn";
import { part, reach, reachCounts } from "./reach";
import type { DrawnGraph, LineageDocument } from "./types";

const FOCUS = { view: "both", node: null, dir: null, depth: null, fold: [] } as const;

const document: LineageDocument = lineage(
  [step("Prep"), step("Train"), step("Check"), step("Register"), step("Apart")],
  [edge("Train", "Check"), edge("Check", "Register", "dependsOn")],
  [artifact(0, "s3://raw/a", [], ["Prep"]), artifact(1, "s3://feat/a", ["Prep"], ["Train"])],
);

function names(ids: Iterable<string>): string {
  return [...ids].sort().join(" ");
}

describe("the reach of a node", () => {
  const graph = graphOf(document, "both");

  it("is all that leads to it, all it leads to, or both", () => {
    expect(names(reach(graph, "Train", "up"))).toBe("Prep Train s3://feat/a s3://raw/a");
    expect(names(reach(graph, "Train", "down"))).toBe("Check Register Train");
    expect(names(reach(graph, "Train", "both"))).toBe("Check Prep Register Train s3://feat/a s3://raw/a");
    expect(names(reach(graph, "Nobody", "both"))).toBe("");
  });

  it("counts its depth in steps, through data or not", () => {
    expect(names(reach(graph, "Train", "up", 1))).toBe("Prep Train s3://feat/a");
    expect(names(reach(graph, "Train", "down", 1))).toBe("Check Train");
    expect(names(reach(graph, "Train", "down", 2))).toBe("Check Register Train");
    expect(names(reach(graph, "s3://feat/a", "up", 1))).toBe("Prep s3://feat/a s3://raw/a");
  });

  it("counts no step from data to its parts", () => {
    const files = [1, 2].map((id) => artifact(id, `s3://b/out/${id}`, [], ["Train"], { within: 0 }));
    const parted = lineage([step("Prep"), step("Train")], [], [artifact(0, "s3://b/out", ["Prep"], []), ...files]);
    expect(names(reach(graphOf(parted, "both"), "Prep", "down", 1))).toBe(
      "Prep Train s3://b/out s3://b/out/1 s3://b/out/2",
    );
  });

  it("goes both ways along a line that does", () => {
    const both = graphOf(lineage([step("A")], [], [artifact(0, "s3://b/t", ["A"], ["A"])]), "both");
    expect(names(reach(both, "A", "up"))).toBe("A s3://b/t");
    expect(names(reach(both, "A", "down"))).toBe("A s3://b/t");
    expect(reachCounts(both).get("A")).toEqual({ up: 1, down: 1 });
  });

  it("finds the shorter of two ways first or last", () => {
    const diamond = lineage(
      [step("A"), step("B"), step("C"), step("D")],
      [edge("A", "B"), edge("B", "C"), edge("A", "C"), edge("C", "D")],
    );
    expect(names(reach(graphOf(diamond, "steps"), "A", "down", 2))).toBe("A B C D");
  });

  it("is counted for every node at once", () => {
    const pairs = fc.array(fc.tuple(fc.nat(39), fc.nat(39)), { maxLength: 90 });
    fc.assert(
      fc.property(pairs, (some) => {
        const lines = some
          .filter(([a, b]) => a !== b)
          .map(([a, b]) => edge(`n${Math.min(a, b)}`, `n${Math.max(a, b)}`));
        const any = graphOf(
          lineage(
            Array.from({ length: 40 }, (_, i) => step(`n${i}`)),
            lines,
          ),
          "steps",
        );
        const counts = reachCounts(any);
        for (const { id } of any.nodes) {
          expect(counts.get(id)).toEqual({ up: reach(any, id, "up").size - 1, down: reach(any, id, "down").size - 1 });
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe("what is drawn", () => {
  it("is everything, or the path of the focus", () => {
    expect(drawnFor(document, FOCUS)).toMatchObject({ shown: 7, total: 7 });
    const focus = drawnFor(document, { ...FOCUS, node: "Train", dir: "up" });
    expect(focus).toMatchObject({ shown: 4, total: 7 });
    expect(focus.graph.lines).toHaveLength(3);
  });

  it("is everything where the focus is on nothing that is drawn, or nothing is focused", () => {
    expect(drawnFor(document, { ...FOCUS, view: "steps", node: "s3://raw/a", dir: "up" }).shown).toBe(5);
    expect(drawnFor(document, { ...FOCUS, node: "Train" }).shown).toBe(7);
  });

  it("is made once for each document and view", () => {
    expect(graphOf(document, "steps")).toBe(graphOf(document, "steps"));
    expect(graphOf(document, "steps")).not.toBe(graphOf(document, "both"));
  });

  it("tells how many nodes lead to one and away from it", () => {
    expect(reachOf(document, "both", "Train")).toEqual({ up: 3, down: 2 });
    expect(reachOf(document, "steps", "s3://raw/a")).toBeNull();
  });

  it("has a topology that no status changes, and that any line does", () => {
    const graph: DrawnGraph = graphOf(document, "steps");
    const again = graphOf(
      lineage(
        document.graph.nodes.map((each) => ({ ...each, description: "new" })),
        document.graph.edges,
      ),
      "steps",
    );
    expect(topologyOf(again)).toBe(topologyOf(graph));
    expect(topologyOf(part(graph, new Set(["Train"])))).not.toBe(topologyOf(graph));
  });
});
