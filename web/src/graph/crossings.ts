import { at, type Cell } from "./cells";

/** How often lines cross between this layer and the one left of it. O(lines × log rows). */
export function crossingsBefore(layer: readonly Cell[], rowsBefore: number): number {
  const tree = new Int32Array(rowsBefore + 1);
  let seen = 0;
  let crossings = 0;
  for (const cell of layer) {
    for (const up of cell.ups) crossings += seen - countUpTo(tree, up.row);
    for (const up of cell.ups) add(tree, up.row);
    seen += cell.ups.length;
  }
  return crossings;
}

/** How often lines cross in all. */
export function crossingsOf(layers: readonly (readonly Cell[])[]): number {
  let sum = 0;
  for (let i = 1; i < layers.length; i++) sum += crossingsBefore(at(layers, i), at(layers, i - 1).length);
  return sum;
}

/** How often the lines of two neighbours of a layer cross, on one side. Rows must be sorted. */
export function crossingsOfPair(above: readonly number[], below: readonly number[]): number {
  if (above.length === 0 || below.length === 0 || at(above, above.length - 1) <= at(below, 0)) return 0;
  let crossings = 0;
  let smaller = 0;
  for (const row of above) {
    while (smaller < below.length && at(below, smaller) < row) smaller++;
    crossings += smaller;
  }
  return crossings;
}

function add(tree: Int32Array, row: number): void {
  for (let i = row + 1; i < tree.length; i += i & -i) tree[i] = at(tree, i) + 1;
}

function countUpTo(tree: Int32Array, row: number): number {
  let sum = 0;
  for (let i = row + 1; i > 0; i -= i & -i) sum += at(tree, i);
  return sum;
}
