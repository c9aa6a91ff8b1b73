import type { Gap, LineageDocument } from "./types";

const PLACE = /^\/graph\/nodes\/(\d+)/;

/** Whether a gap says that a step hides its data: nothing failed to be read, the definition does not show it. */
export function isOpaque({ code }: Pick<Gap, "code">): boolean {
  return code === "opaque";
}

/** The steps that hide their data. */
export function opaqueSteps({ gaps, graph }: LineageDocument): ReadonlySet<string> {
  const places = gaps.filter(isOpaque).flatMap(({ affects }) => affects);
  return new Set(places.flatMap((place) => graph.nodes[Number(PLACE.exec(place)?.[1])]?.id ?? []));
}
