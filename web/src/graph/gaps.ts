import { at, type Cell } from "./cells";

export type Joint = "boxes" | "mixed" | "lines";

/** Free room between two neighbours of a layer: boxes keep more of it than lines that pass. */
const ROOM: Record<Joint, number> = { boxes: 30, mixed: 18, lines: 12 };

/** What meets: two boxes, a box and a line that passes, or two lines. */
export function jointOf(one: Cell, other: Cell): Joint {
  if (one.box && other.box) return "boxes";
  return one.box || other.box ? "mixed" : "lines";
}

/** The least distance between the middles of two neighbours of a layer. */
export function gapBetween(above: Cell, below: Cell): number {
  return (above.height + below.height) / 2 + ROOM[jointOf(above, below)];
}

/** The least distance of each cell of a layer from the one above; 0 for the first. */
export function gapsOf(layer: readonly Cell[]): number[] {
  return layer.map((cell, row) => (row === 0 ? 0 : gapBetween(at(layer, row - 1), cell)));
}
