import type { Cell } from "./cells";
import { type Box, LayoutError } from "./layoutTypes";

/**
 * Give each cell its layer: one right of its rightmost predecessor. A cell without predecessors stands one left of its
 * leftmost successor. Fails with `cycle` where cells wait for each other.
 */
export function assignLayers(cells: readonly Cell[]): void {
  const sorted = topological(cells);
  for (const cell of sorted) cell.layer = cell.ups.reduce((most, up) => Math.max(most, up.layer + 1), 0);
  for (const cell of sorted) {
    if (cell.ups.length > 0 || cell.downs.length === 0) continue;
    cell.layer = cell.downs.reduce((least, down) => Math.min(least, down.layer - 1), cells.length);
  }
}

function topological(cells: readonly Cell[]): readonly Cell[] {
  const waiting = new Map(cells.map((cell) => [cell, cell.ups.length]));
  const sorted = cells.filter((cell) => cell.ups.length === 0);
  for (const cell of sorted) {
    for (const next of cell.downs) {
      const left = (waiting.get(next) as number) - 1;
      waiting.set(next, left);
      if (left === 0) sorted.push(next);
    }
  }
  if (sorted.length < cells.length) throw new LayoutError("cycle", circle(cells, new Set(sorted)));
  return sorted;
}

/** The ids of the cells that are left over and have no way out: every one of them is in a circle or between two. */
function circle(cells: readonly Cell[], sorted: Set<Cell>): string[] {
  const left = new Set(cells.filter((cell) => !sorted.has(cell)));
  let before: number;
  do {
    before = left.size;
    for (const cell of left) if (!cell.downs.some((next) => left.has(next))) left.delete(cell);
  } while (left.size < before);
  return [...left].map((cell) => (cell.box as Box).id);
}
