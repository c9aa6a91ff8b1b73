import type { LineageDocument, Port } from "../api/types";

/** What a port names: a location as far as it is known, a text, or a resource; undefined if nothing of it is known. */
export function portText({ graph }: LineageDocument, { uri, value, resourceId }: Port): string | undefined {
  return uri ?? value ?? graph.resources[resourceId ?? -1]?.name;
}
