import { describe, expect, it } from "vitest";
import { edge, lineage, step } from "../testing/documents";
import { graphOf } from "./drawn";
import { ALL, fold, isFoldable } from "./fold";
import type { Dependency, DrawnGraph, Step } from "./types";

function graph(nodes: Step[], edges: Dependency[]): DrawnGraph {
  return graphOf(lineage(nodes, edges), "steps");
}

function many(count: number, name: string, given: Partial<Step> = {}): Step[] {
  return Array.from({ length: count }, (_, i) => step(`${name}${i}`, given));
}

/** `lanes` lanes of Fit and Score between a Split and a Join. */
function lanes(count: number): DrawnGraph {
  const [fits, scores] = [many(count, "Fit", { type: "Training" }), many(count, "Score", { type: "Transform" })];
  const edges = fits.flatMap(({ id }, i) => [edge("Split", id), edge(id, `Score${i}`), edge(`Score${i}`, "Join")]);
  return graph([step("Split"), ...fits, ...scores, step("Join")], edges);
}

const FOLDED_LANES = ["Split", "alike:Fit0", "alike:Score0", "Join"];

function ids({ nodes }: DrawnGraph): string[] {
  return nodes.map(({ id }) => id);
}

describe("folding", () => {
  it("leaves a picture that can be looked at as it is", () => {
    const given = lanes(30);
    expect(fold(given, [])).toEqual({ graph: given, shownAs: new Map() });
  });

  it("makes one lane of groups of lanes that are alike", () => {
    const { graph: folded, shownAs } = fold(lanes(300), [], 100);
    expect(ids(folded)).toEqual(FOLDED_LANES);
    expect(folded.lines.map(({ from, to }) => `${from} ${to}`)).toEqual([
      "Split alike:Fit0",
      "alike:Fit0 alike:Score0",
      "alike:Score0 Join",
    ]);
    expect(folded.nodes[1]).toMatchObject({ kind: "group", label: "Training" });
    expect(folded.nodes[1]?.members).toHaveLength(300);
    expect(shownAs.get("Score17")).toBe("alike:Score0");
  });

  it("tells what is not alike apart: another type, another way, too few", () => {
    const edges = many(6, "A").map(({ id }) => edge("Split", id));
    const given = graph(
      [step("Split"), ...many(6, "A"), step("B"), step("C")],
      [...edges, edge("A5", "B"), edge("Split", "C")],
    );
    expect(ids(fold(given, [], 3).graph)).toEqual(["Split", "alike:A0", "A5", "B"]);
    expect(isFoldable(graph(many(3, "A"), []))).toBe(false);
  });

  it("opens the groups that are asked for, in a large picture, and closes them in a small one", () => {
    expect(fold(lanes(30), ["alike:Fit0"], 20).graph.nodes).toHaveLength(33);
    expect(fold(lanes(30), ["alike:Fit0"]).graph.nodes).toHaveLength(33);
    expect(fold(lanes(30), ["alike:Nobody"]).graph.nodes).toHaveLength(62);
  });

  it("shows a large picture whole, and a small one folded, where all is turned", () => {
    expect(fold(lanes(30), [ALL], 20).graph.nodes).toHaveLength(62);
    expect(ids(fold(lanes(30), [ALL]).graph)).toEqual(FOLDED_LANES);
    expect(fold(lanes(30), [ALL, "alike:Fit0"]).graph.nodes).toHaveLength(33);
  });

  it("folds branches where that is not enough, with what is nested in them", () => {
    const inside = (parent: string, branch: "if" | "else") => ({ parent, branch });
    const kinds = (count: number, name: string, place: Partial<Step>) =>
      many(count, name, place).map((each, i) => ({ ...each, type: `T${i}` }));
    const nested = step("Deep", { type: "Condition", ...inside("If", "if") });
    const nodes = [
      step("If", { type: "Condition" }),
      nested,
      ...kinds(4, "A", inside("Deep", "else")),
      ...kinds(2, "B", inside("If", "else")),
    ];
    const { graph: folded } = fold(
      graph(nodes, [edge("If", "A0", "branch:if"), edge("A0", "A1"), edge("If", "B0", "branch:else")]),
      [],
      5,
    );
    expect(ids(folded)).toEqual(["If", "branch:Deep", "B0", "B1"]);
    expect(folded.nodes[1]).toMatchObject({ label: "If/if" });
    expect(folded.lines[0]).toMatchObject({ from: "If", to: "branch:Deep", kind: "branch", label: "true" });
  });

  it("counts what is folded twice once", () => {
    const inside = { parent: "If", branch: "if" } as const;
    const nodes = [
      step("If"),
      ...many(6, "A", inside),
      step("B", { ...inside, type: "B" }),
      step("C", { ...inside, type: "C" }),
      step("D", { ...inside, type: "D" }),
    ];
    const { graph: folded, shownAs } = fold(graph(nodes, []), [], 3);
    expect(folded.nodes.map(({ members }) => members.length)).toEqual([0, 9]);
    expect(shownAs.get("A3")).toBe("branch:alike:A0");
  });

  it("is not caught in branches that hold each other", () => {
    const nodes = [
      step("X", { parent: "Y", branch: "if" }),
      step("Y", { parent: "X", branch: "if" }),
      ...many(4, "A", { parent: "X", branch: "if" }),
    ];
    expect(fold(graph(nodes, []), [], 2).graph.nodes.length).toBeLessThan(6);
  });

  it("folds smaller parts, then rows of single steps", () => {
    const row = (name: string, count: number) => many(count, name).map((each, i) => ({ ...each, type: `${name}${i}` }));
    const along = (name: string, count: number) =>
      Array.from({ length: count - 1 }, (_, i) => edge(`${name}${i}`, `${name}${i + 1}`));
    const given = graph([...row("L", 12), ...row("S", 5)], [...along("L", 12), ...along("S", 5)]);
    expect(ids(fold(given, [], 13).graph)).toEqual([...row("L", 12).map(({ id }) => id), "part:S0"]);
    expect(ids(fold(given, [], 4).graph)).toEqual(["L0", "chain:L1", "L11", "part:S0"]);
    expect(ids(fold(given, ["chain:L1"], 4).graph)).toHaveLength(13);
    expect(ids(fold(given, ["chain:L1"]).graph).slice(0, 4)).toEqual(["L0", "chain:L1", "L11", "S0"]);
  });

  it("keeps lines that go both ways", () => {
    const given = lanes(6);
    const both = {
      ...given,
      lines: given.lines.map((line) => (line.to === "Join" ? { ...line, twoWay: true } : line)),
    };
    expect(fold(both, [ALL]).graph.lines.at(-1)).toMatchObject({ from: "alike:Score0", to: "Join", twoWay: true });
  });
});
