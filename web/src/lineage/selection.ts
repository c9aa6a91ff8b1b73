import type { Artifact, LineageDocument, Node } from "../api/types";
import { artifactsById } from "../graph/ids";

/** What the panel is about. */
export type Selection =
  | { kind: "step"; id: string; node: Node }
  | { kind: "data"; id: string; artifact: Artifact }
  | { kind: "model"; id: string; node: Node }
  | { kind: "missing"; id: string };

export const MODEL_PREFIX = "model:";

/** Finds what a `node` of the address means: a step by its id, a location by its `uri`, a model by its step. */
export function selectionOf(document: LineageDocument, id: string | undefined): Selection | null {
  if (id === undefined || id === "") return null;
  const node = document.graph.nodes.find((step) => step.id === id);
  if (node !== undefined) return { kind: "step", id, node };
  const artifact = artifactsById(document).get(id);
  if (artifact) return { kind: "data", id, artifact };
  return modelOf(document, id) ?? { kind: "missing", id };
}

function modelOf(document: LineageDocument, id: string): Selection | null {
  if (!id.startsWith(MODEL_PREFIX)) return null;
  const step = id.slice(MODEL_PREFIX.length);
  const node = document.graph.nodes.find((candidate) => candidate.id === step);
  return node === undefined ? null : { kind: "model", id, node };
}
