import type { LineageDocument, Node } from "../api/types";
import { type Box, boxesOf } from "../graph/boxes";
import type { Artifact, Resource } from "../graph/types";

/** What the panel is about. A `box` may hold several locations that are one thing: `artifact`, `resource` is the whole. */
export type Selection =
  | { kind: "step"; id: string; node: Node }
  | { kind: "data"; id: string; box: Box; artifact: Artifact }
  | { kind: "resource"; id: string; box: Box; resource: Resource }
  | { kind: "model"; id: string; node: Node }
  | { kind: "missing"; id: string };

const MODEL_PREFIX = "model:";

/** Find what a `node` of the address means: a step by its id, a box of data by that of anything in it, a model by its step. */
export function selectionOf(document: LineageDocument, id: string | undefined): Selection | null {
  if (id === undefined || id === "") return null;
  const node = document.graph.nodes.find((step) => step.id === id);
  if (node !== undefined) return { kind: "step", id, node };
  const box = boxesOf(document).named.get(id);
  return modelOf(document, box?.id ?? id) ?? (box && selectionIn(box)) ?? { kind: "missing", id };
}

function selectionIn(box: Box): Selection | undefined {
  const [[artifact], [resource]] = [box.artifacts, box.resources];
  if (artifact) return { kind: "data", id: box.id, box, artifact };
  return resource && { kind: "resource", id: box.id, box, resource };
}

function modelOf(document: LineageDocument, id: string): Selection | null {
  if (!id.startsWith(MODEL_PREFIX)) return null;
  const step = id.slice(MODEL_PREFIX.length);
  const node = document.graph.nodes.find((candidate) => candidate.id === step);
  return node === undefined ? null : { kind: "model", id, node };
}
