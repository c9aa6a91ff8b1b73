import type { Box } from "./boxes";
import { byStep, type Flow, type Flows, flowsOf, kindOf } from "./flows";
import { modelId } from "./ids";
import { boxLabel, executionIds } from "./labels";
import { dependencies, linesOf, type Sketch } from "./lines";
import { setsOf } from "./sets";
import { sizeOf } from "./sizes";
import type { DrawnGraph, DrawnNode, Inside, LineageDocument, NodeKind, Step, View } from "./types";

const NONE: ReadonlySet<string> = new Set();

/** A document as nodes and lines. Deterministic; what happened is not looked at, so that a status moves nothing. */
export function drawnGraph(document: LineageDocument, view: View): DrawnGraph {
  const { nodes: steps, edges } = document.graph;
  if (view === "steps")
    return graphOf(
      steps.map((step) => stepNode(step, "step")),
      dependencies(edges, steps),
    );
  const flows = flowsOf(document);
  const direct = view === "both" ? flows.direct : flows.direct.filter(({ via }) => kindOf(via) === "data");
  const nodes = nodesOf(document, { ...flows, direct }, view === "both" ? "step" : "hop");
  return graphOf(nodes, [...dataLines(flows), ...modelLines(steps), ...dependencies(direct, steps)]);
}

function graphOf(nodes: readonly DrawnNode[], sketches: readonly Sketch[]): DrawnGraph {
  return { nodes, lines: linesOf(nodes, sketches) };
}

/**
 * Each step with the data it is the first to read before it, what it writes and registers behind it, parts behind their
 * whole. Among the data stand only the steps that it goes through, also those that hand it straight to another.
 */
function nodesOf(document: LineageDocument, flows: Flows, kind: "step" | "hop"): DrawnNode[] {
  const data = new Map(flows.boxes.map((box) => [box.id, box]));
  for (const { id, registry } of document.graph.nodes) if (registry) data.delete(modelId(id));
  const parts = setsOf(inherited(flows.boxes));
  const [read, written] = [byStep(flows.reads), byStep(flows.writes)];
  const inside = insides(document.graph.nodes, [...flows.reads, ...flows.writes]);
  const executions = executionIds(document);
  const joined = new Set(flows.direct.flatMap(({ from, to }) => [from, to]));
  const found: DrawnNode[] = [];
  const add = (ids: Iterable<string>) => {
    const sorted = new Set(ids);
    for (const id of sorted) {
      const box = data.get(id);
      if (!box) continue;
      found.push(dataNode(box, inside.get(id) ?? null, executions));
      data.delete(id);
      for (const part of parts.get(id) ?? []) sorted.add(part);
    }
  };
  for (const step of document.graph.nodes) {
    const [before, after] = [read.get(step.id) ?? NONE, written.get(step.id) ?? NONE];
    add(before);
    const carries = step.registry || joined.has(step.id) || before.size + after.size > 0;
    if (kind === "step" || carries) found.push(stepNode(step, kind));
    add(after);
    if (step.registry) found.push(modelNode(step, step.registry));
  }
  return found;
}

/** The parts whose writers are known by the whole that they are drawn behind. */
function inherited(boxes: readonly Box[]): [whole: string, part: string][] {
  return boxes.flatMap(({ id, whole, isInherited }) => (isInherited && whole ? [[whole.id, id]] : []));
}

/** The branch that data is in: that of all the steps that touch it, if they have one in common. */
function insides(steps: readonly Step[], flows: readonly Flow[]): ReadonlyMap<string, Inside | null> {
  const ofStep = new Map(steps.map((step) => [step.id, insideOf(step)]));
  const found = new Map<string, Inside | null>();
  for (const { step, box } of flows) {
    const here = ofStep.get(step) ?? null;
    const before = found.get(box);
    const same = before === undefined || (before?.step === here?.step && before?.branch === here?.branch);
    found.set(box, same ? here : null);
  }
  return found;
}

function insideOf({ parent, branch }: Step): Inside | null {
  return parent && branch ? { step: parent, branch } : null;
}

function stepNode(step: Step, kind: "step" | "hop"): DrawnNode {
  return node(step.id, kind, step.id, `${kind} ${step.type}`, insideOf(step));
}

function dataNode(box: Box, inside: Inside | null, executions: readonly string[]): DrawnNode {
  const kind = box.artifacts[0]?.role ?? box.resources[0]?.kind;
  return node(box.id, "data", boxLabel(box, executions), `data ${kind}`, inside);
}

function modelNode(step: Step, { group, version }: NonNullable<Step["registry"]>): DrawnNode {
  const label = [group ?? step.label, version ? `v${version}` : ""].join(" ").trim();
  return node(modelId(step.id), "model", label, `model ${group ?? ""}`, insideOf(step));
}

function node(id: string, kind: NodeKind, label: string, alike: string, inside: Inside | null): DrawnNode {
  return { id, kind, label, alike, inside, ...sizeOf(kind, label), members: [] };
}

function dataLines({ reads, writes, boxes }: Flows): Sketch[] {
  const line = (from: string, to: string, possible = false): Sketch => ({
    from,
    to,
    kind: "data",
    label: null,
    possible,
  });
  return [
    ...reads.map(({ step, box, possible }) => line(box, step, possible)),
    ...writes.map(({ step, box, possible }) => line(step, box, possible)),
    ...inherited(boxes).map(([whole, part]) => line(whole, part)),
  ];
}

function modelLines(steps: readonly Step[]): Sketch[] {
  return steps
    .filter(({ registry }) => registry)
    .map(({ id }) => ({ from: id, to: modelId(id), kind: "data", label: null, possible: false }));
}
