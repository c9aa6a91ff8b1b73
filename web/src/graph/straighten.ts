import { at, type Cell } from "./cells";
import { gapBetween, type Joint, jointOf } from "./gaps";

/** How far a cell may be moved to make a line level: lines that only pass as far as there is room. */
const FARTHEST: Record<Joint, number> = { boxes: 20, mixed: 40, lines: 400 };
const FIRST: readonly Joint[] = ["lines", "mixed", "boxes"];

/** Cells of one height, joined by level lines: they move together. */
type Row = Set<Cell>;

/** Make lines level where that moves little and disturbs nobody. Long lines first, then those that are nearly level. */
export function straighten(layers: readonly (readonly Cell[])[]): void {
  const rows = new Map<Cell, Row>(layers.flat().map((cell) => [cell, new Set([cell])]));
  const slopes = layers
    .flat()
    .flatMap((right) => right.ups.map((left) => ({ left, right, joint: jointOf(left, right) })));
  const steep = new Map(slopes.map((slope) => [slope, Math.abs(slope.left.y - slope.right.y)]));
  slopes.sort(
    (a, b) => FIRST.indexOf(a.joint) - FIRST.indexOf(b.joint) || (steep.get(a) as number) - (steep.get(b) as number),
  );
  for (const { left, right, joint } of slopes) {
    const [one, other] = [rows.get(left) as Row, rows.get(right) as Row];
    const distance = left.y - right.y;
    if (one === other || Math.abs(distance) > FARTHEST[joint]) continue;
    if (moved(other, distance, layers) || moved(one, -distance, layers)) unite(one, other, rows);
  }
}

function moved(row: Row, distance: number, layers: readonly (readonly Cell[])[]): boolean {
  if (distance === 0) return true;
  for (const cell of row) if (!hasRoom(cell, distance, at(layers, cell.layer))) return false;
  for (const cell of row) cell.y += distance;
  return true;
}

function hasRoom(cell: Cell, distance: number, layer: readonly Cell[]): boolean {
  const next = layer[cell.row + Math.sign(distance)];
  if (!next) return true;
  const gap = distance > 0 ? gapBetween(cell, next) : gapBetween(next, cell);
  return Math.abs(next.y - cell.y) - Math.abs(distance) >= gap - 1e-6;
}

function unite(one: Row, other: Row, rows: Map<Cell, Row>): void {
  const [large, small] = one.size < other.size ? [other, one] : [one, other];
  for (const cell of small) {
    large.add(cell);
    rows.set(cell, large);
  }
}
