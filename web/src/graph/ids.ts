import type { Artifact, LineageDocument, Resource } from "./types";

/** The id of the node that stands for the model a step registers. */
export function modelId(step: string): string {
  return `model:${step}`;
}

/**
 * An id for each artifact and each named resource that is the same in every execution: the URI, or kind and name. If
 * that is taken (an open location with the same beginning, a step with such a name) a number is added.
 */
export function thingIds({ graph }: LineageDocument): ReadonlyMap<Artifact | Resource, string> {
  const taken = new Set(graph.nodes.flatMap(({ id }) => [id, modelId(id)]));
  return new Map<Artifact | Resource, string>([
    ...graph.artifacts.map((artifact) => [artifact, unused(artifact.uri, taken)] as const),
    ...graph.resources.map((each) => [each, unused(`resource:${each.kind}/${each.name}`, taken)] as const),
  ]);
}

function unused(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let count = 2; taken.has(id); count++) id = `${wanted}#${count}`;
  taken.add(id);
  return id;
}
