import type { Artifact, LineageDocument } from "./types";

/** The id of the node that stands for the model a step registers. */
export function modelId(step: string): string {
  return `model:${step}`;
}

/**
 * The node id of each artifact, by its number: its URI, which is the same in every execution. Where that is taken (an
 * open location with the same beginning, a step with such a name) a number is added.
 */
export function dataIds(document: LineageDocument): ReadonlyMap<number, string> {
  const { nodes, artifacts } = document.graph;
  const taken = new Set(nodes.flatMap(({ id }) => [id, modelId(id)]));
  return new Map(artifacts.map((artifact) => [artifact.id, unused(artifact.uri, taken)]));
}

/** The artifacts by the ids of the nodes that stand for them. */
export function artifactsById(document: LineageDocument): ReadonlyMap<string, Artifact> {
  const ids = dataIds(document);
  return new Map(document.graph.artifacts.map((artifact) => [ids.get(artifact.id) as string, artifact]));
}

function unused(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let count = 2; taken.has(id); count++) id = `${wanted}#${count}`;
  taken.add(id);
  return id;
}
