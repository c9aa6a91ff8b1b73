import { type Flow, type Flows, flowsOf, kindOf } from "./flows";
import { dataIds, modelId } from "./ids";
import { dataLabel, executionIds } from "./labels";
import { dependencies, linesOf, type Sketch } from "./lines";
import { sizeOf } from "./sizes";
import type { Artifact, DrawnGraph, DrawnNode, Inside, LineageDocument, NodeKind, Step, View } from "./types";

type Names = ReadonlyMap<number, string>;

/** A document as nodes and lines. Deterministic; what happened is not looked at, so that a status moves nothing. */
export function drawnGraph(document: LineageDocument, view: View): DrawnGraph {
  const { nodes: steps, edges } = document.graph;
  if (view === "steps")
    return graphOf(
      steps.map((step) => stepNode(step, "step")),
      dependencies(edges, steps),
    );
  const flows = flowsOf(document);
  const names = dataIds(document);
  const direct = view === "both" ? flows.direct : flows.direct.filter(({ via }) => kindOf(via) === "data");
  const nodes = nodesOf(document, { ...flows, direct }, names, view === "both" ? "step" : "hop");
  return graphOf(nodes, [...dataLines(flows, names), ...modelLines(steps), ...dependencies(direct, steps)]);
}

function graphOf(nodes: readonly DrawnNode[], sketches: readonly Sketch[]): DrawnGraph {
  return { nodes, lines: linesOf(nodes, sketches) };
}

/**
 * Each step with the data it is the first to read before it, what it writes and registers behind it. Among the data
 * stand only the steps that it goes through, also those that hand on what is no S3 location, as a model's name.
 */
function nodesOf(document: LineageDocument, flows: Flows, names: Names, kind: "step" | "hop"): DrawnNode[] {
  const data = new Map(flows.artifacts.map((artifact) => [artifact.id, artifact]));
  const [read, written] = [byStep(flows.reads), byStep(flows.writes)];
  const inside = insides(document.graph.nodes, [...flows.reads, ...flows.writes]);
  const executions = executionIds(document);
  const joined = new Set(flows.direct.flatMap(({ from, to }) => [from, to]));
  const found: DrawnNode[] = [];
  const add = (ids: readonly number[]) => {
    for (const id of ids) {
      const artifact = data.get(id);
      if (artifact) found.push(dataNode(artifact, names.get(id) as string, inside.get(id) ?? null, executions));
      data.delete(id);
    }
  };
  for (const step of document.graph.nodes) {
    const [before, after] = [read.get(step.id) ?? [], written.get(step.id) ?? []];
    add(before);
    const carries = step.registry || joined.has(step.id) || before.length + after.length > 0;
    if (kind === "step" || carries) found.push(stepNode(step, kind));
    add(after);
    if (step.registry) found.push(modelNode(step, step.registry));
  }
  return found;
}

function byStep(flows: readonly Flow[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const { step, artifact } of flows) {
    const known = found.get(step);
    if (known) known.push(artifact);
    else found.set(step, [artifact]);
  }
  return found;
}

/** The branch that an artifact is in: that of all the steps that touch it, if they have one in common. */
function insides(steps: readonly Step[], flows: readonly Flow[]): ReadonlyMap<number, Inside | null> {
  const ofStep = new Map(steps.map((step) => [step.id, insideOf(step)]));
  const found = new Map<number, Inside | null>();
  for (const { step, artifact } of flows) {
    const here = ofStep.get(step) ?? null;
    const before = found.get(artifact);
    const same = before === undefined || (before?.step === here?.step && before?.branch === here?.branch);
    found.set(artifact, same ? here : null);
  }
  return found;
}

function insideOf({ parent, branch }: Step): Inside | null {
  return parent && branch ? { step: parent, branch } : null;
}

function stepNode(step: Step, kind: "step" | "hop"): DrawnNode {
  return node(step.id, kind, step.id, `${kind} ${step.type}`, insideOf(step));
}

function dataNode(artifact: Artifact, id: string, inside: Inside | null, executions: readonly string[]): DrawnNode {
  return node(id, "data", dataLabel(artifact, executions), `data ${artifact.role}`, inside);
}

function modelNode(step: Step, { group, version }: NonNullable<Step["registry"]>): DrawnNode {
  const label = [group ?? step.label, version ? `v${version}` : ""].join(" ").trim();
  return node(modelId(step.id), "model", label, `model ${group ?? ""}`, insideOf(step));
}

function node(id: string, kind: NodeKind, label: string, alike: string, inside: Inside | null): DrawnNode {
  return { id, kind, label, alike, inside, ...sizeOf(kind, label), members: [] };
}

function dataLines(flows: Flows, names: Names): Sketch[] {
  const line = (from: string, to: string): Sketch => ({ from, to, kind: "data", label: null });
  const name = ({ artifact }: Flow) => names.get(artifact) as string;
  return [
    ...flows.reads.map((flow) => line(name(flow), flow.step)),
    ...flows.writes.map((flow) => line(flow.step, name(flow))),
  ];
}

function modelLines(steps: readonly Step[]): Sketch[] {
  return steps
    .filter(({ registry }) => registry)
    .map(({ id }) => ({ from: id, to: modelId(id), kind: "data", label: null }));
}
