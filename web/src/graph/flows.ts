import { type Box, type Boxes, boxesOf, boxOfPort } from "./boxes";
import { setsOf } from "./sets";
import type { Dependency, LineageDocument, LineKind } from "./types";

/** Which step reads or writes which box of data, as drawn. `possible`: the direction is guessed. */
export interface Flow {
  readonly step: string;
  readonly box: string;
  readonly possible: boolean;
}

/** The data of a document that is drawn, how it goes through steps, and which dependencies are left beside it. */
export interface Flows {
  readonly boxes: readonly Box[];
  readonly reads: readonly Flow[];
  readonly writes: readonly Flow[];
  readonly direct: readonly Dependency[];
}

const CARRIES = /^(ref:|name:|s3:uri$|featureGroup$)/;

/** Follow the data of a document: through what its steps read and write, and through what its dependencies bring. */
export function flowsOf(document: LineageDocument): Flows {
  const boxes = boxesOf(document).all.filter(({ isDrawn }) => isDrawn);
  const { reads, writes } = flowsOfPorts(document, boxes);
  const left = document.graph.edges.filter((edge) => !follow(edge, boxesOf(document), reads, writes));
  const isBeside = besides(boxesOf(document), byStep(reads.flows), byStep(writes.flows));
  const direct = left.filter((edge) => isControl(edge.via) || !isBeside(edge));
  return { boxes, reads: reads.flows, writes: writes.flows, direct };
}

/** Add the flows of a dependency; false if it brings nothing that is drawn. */
function follow(edge: Dependency, boxes: Boxes, reads: FlowSet, writes: FlowSet): boolean {
  const brought = broughtBy(edge, boxes);
  const possible = edge.confidence === "possible";
  for (const box of brought) {
    const written = outward(box).find(({ id }) => writes.has(edge.from, id)) ?? box;
    writes.add(edge.from, written.id, possible);
    reads.add(edge.to, box.id, possible);
  }
  return brought.length > 0;
}

type ByStep = ReturnType<typeof byStep>;

/** Whether the data shows already that one step comes after the other: it reads what that writes, or a part of it. */
function besides({ named }: Boxes, read: ByStep, written: ByStep): (edge: Dependency) => boolean {
  for (const ids of read.values()) {
    for (const id of ids) {
      const whole = named.get(id)?.whole;
      if (whole) ids.add(whole.id);
    }
  }
  return ({ from, to }) => [...(written.get(from) ?? [])].some((id) => read.get(to)?.has(id));
}

/** The boxes in which the steps themselves name something. Directions of which all that is known are guesses are marked. */
function flowsOfPorts(document: LineageDocument, drawn: readonly Box[]): { reads: FlowSet; writes: FlowSet } {
  const boxes = boxesOf(document);
  const [inputs, outputs] = [new FlowSet(), new FlowSet()];
  for (const node of document.graph.nodes) {
    for (const port of node.inputs) inputs.add(node.id, boxOfPort(boxes, port)?.id, port.guessed);
    for (const port of node.outputs) outputs.add(node.id, boxOfPort(boxes, port)?.id, port.guessed);
  }
  const [reads, writes] = [new FlowSet(), new FlowSet()];
  for (const { id, readers, writers, isInherited } of drawn) {
    for (const step of readers) reads.add(step, id, inputs.isGuess(step, id));
    for (const step of isInherited ? [] : writers) writes.add(step, id, outputs.isGuess(step, id));
  }
  return { reads, writes };
}

/** A box and all that it is a part of. */
function outward(box: Box): readonly Box[] {
  const found = [box];
  for (const { whole } of found) if (whole) found.push(whole);
  return found;
}

/** The drawn boxes that a dependency brings data in. */
function broughtBy({ artifactIds, resourceIds }: Dependency, { ofArtifact, ofResource }: Boxes): readonly Box[] {
  const brought = [...artifactIds.map((id) => ofArtifact.get(id)), ...resourceIds.map((id) => ofResource.get(id))];
  return brought.filter((box) => box !== undefined).filter(({ isDrawn }) => isDrawn);
}

function isControl(via: string): boolean {
  return ["branch", "each", "trigger"].includes(kindOf(via));
}

/** What a line for a dependency says. */
export function kindOf(via: string): LineKind {
  if (via.startsWith("branch:")) return "branch";
  if (via.startsWith("body:")) return "each";
  if (via.startsWith("trigger:")) return "trigger";
  return CARRIES.test(via) ? "data" : "order";
}

/** The boxes that each step reads, or writes. */
export function byStep(flows: readonly Flow[]): ReadonlyMap<string, Set<string>> {
  return setsOf(flows.map(({ step, box }) => [step, box]));
}

/** Flows, each once, in the order in which they came. One that is sure is no guess, though it was guessed before. */
class FlowSet {
  readonly #flows = new Map<string, Flow>();

  get flows(): readonly Flow[] {
    return [...this.#flows.values()];
  }

  add(step: string, box: string | undefined, possible: boolean): void {
    const key = JSON.stringify([step, box]);
    const before = this.#flows.get(key)?.possible ?? true;
    if (box !== undefined) this.#flows.set(key, { step, box, possible: possible && before });
  }

  has(step: string, box: string): boolean {
    return this.#flows.has(JSON.stringify([step, box]));
  }

  isGuess(step: string, box: string): boolean {
    return this.#flows.get(JSON.stringify([step, box]))?.possible === true;
  }
}
