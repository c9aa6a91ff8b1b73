import type { NodeKind } from "./types";

const HOP = { least: 64, most: 168, padding: 42, perCharacter: 6.6, height: 26 };

const SIZES: Record<Exclude<NodeKind, "hop">, { width: number; height: number }> = {
  step: { width: 216, height: 68 },
  data: { width: 216, height: 60 },
  model: { width: 216, height: 60 },
  group: { width: 216, height: 76 },
};

/** How large a node is drawn, in pixels at zoom 1. Only a hop is as wide as its name needs. */
export function sizeOf(kind: NodeKind, label: string): { width: number; height: number } {
  if (kind !== "hop") return SIZES[kind];
  const wanted = HOP.padding + HOP.perCharacter * [...label].length;
  return { width: Math.round(Math.min(HOP.most, Math.max(HOP.least, wanted))), height: HOP.height };
}
