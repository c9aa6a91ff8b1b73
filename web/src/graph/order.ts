import { at, type Cell } from "./cells";
import { crossingsOf, crossingsOfPair } from "./crossings";

type Side = "ups" | "downs";

/** Order the cells within their layers so that few lines cross. Starts from the order of the document. */
export function orderRows(layers: Cell[][]): void {
  const effort = effortFor(layers);
  let best = { crossings: Number.POSITIVE_INFINITY, rows: layers.map((layer) => [...layer]) };
  for (const side of ["downs", "ups"] as const) {
    walk(layers, side);
    const found = sweep(layers, effort);
    if (found.crossings < best.crossings) best = found;
    if (best.crossings === 0) break;
  }
  restore(layers, best.rows);
}

/** How many sweeps are worth it: all that help in a small picture, few in a large one. */
function effortFor(layers: readonly Cell[][]): { sweeps: number; patience: number; swaps: number } {
  const cells = layers.reduce((sum, layer) => sum + layer.length, 0);
  if (cells <= 1_500) return { sweeps: 24, patience: 4, swaps: 4 };
  return { sweeps: 6, patience: 1, swaps: 1 };
}

/** Number the rows by a walk along the lines, so that what hangs together starts together. */
function walk(layers: Cell[][], side: Side): void {
  const rows: Cell[][] = layers.map(() => []);
  const seen = new Set<Cell>();
  const starts = side === "downs" ? layers : [...layers].reverse();
  for (const start of starts.flat()) {
    const stack = [start];
    for (let cell = stack.pop(); cell; cell = stack.pop()) {
      if (seen.has(cell)) continue;
      seen.add(cell);
      at(rows, cell.layer).push(cell);
      for (let i = cell[side].length - 1; i >= 0; i--) stack.push(at(cell[side], i));
    }
  }
  restore(layers, rows);
}

function sweep(layers: Cell[][], effort: { sweeps: number; patience: number; swaps: number }) {
  let best = { crossings: crossingsOf(layers), rows: layers.map((layer) => [...layer]) };
  for (let round = 0, idle = 0; round < effort.sweeps && idle < effort.patience && best.crossings > 0; round++) {
    sortByMedians(layers, round % 2 === 0 ? "ups" : "downs", round % 4 > 1);
    transpose(layers, effort.swaps);
    const crossings = crossingsOf(layers);
    idle = crossings < best.crossings ? 0 : idle + 1;
    if (crossings < best.crossings) best = { crossings, rows: layers.map((layer) => [...layer]) };
  }
  return best;
}

/** Sort each layer by the median row of each cell's neighbours on one side; `turn` reverses what is equal. */
function sortByMedians(layers: Cell[][], side: Side, turn: boolean): void {
  const course = side === "ups" ? layers : [...layers].reverse();
  for (const layer of course) {
    for (const cell of layer) cell.y = median(rowsOf(cell[side]), cell.row);
    const settled = turn ? [...layer].reverse() : layer;
    number(
      layer,
      [...settled].sort((a, b) => a.y - b.y),
    );
  }
}

/** Swap neighbours of a layer as long as that takes crossings away. */
function transpose(layers: readonly Cell[][], rounds: number): void {
  for (let round = 0, better = true; better && round < rounds; round++) {
    better = false;
    for (const layer of layers) better = swapNeighbours(layer) || better;
  }
}

function swapNeighbours(layer: Cell[]): boolean {
  const ups = layer.map((cell) => rowsOf(cell.ups));
  const downs = layer.map((cell) => rowsOf(cell.downs));
  let better = false;
  for (let i = 1; i < layer.length; i++) {
    const now = crossingsOfPair(at(ups, i - 1), at(ups, i)) + crossingsOfPair(at(downs, i - 1), at(downs, i));
    if (now === 0) continue;
    if (crossingsOfPair(at(ups, i), at(ups, i - 1)) + crossingsOfPair(at(downs, i), at(downs, i - 1)) >= now) continue;
    swap(layer, i);
    swap(ups, i);
    swap(downs, i);
    better = true;
  }
  if (better) for (const [row, cell] of layer.entries()) cell.row = row;
  return better;
}

function swap<T>(list: T[], i: number): void {
  const above = at(list, i - 1);
  list[i - 1] = at(list, i);
  list[i] = above;
}

function rowsOf(cells: readonly Cell[]): number[] {
  const rows: number[] = [];
  for (const { row } of cells) rows.push(row);
  return rows.length > 1 ? rows.sort((a, b) => a - b) : rows;
}

/** Nearly the weighted median of Gansner and others: between the two middle rows, nearer to where the rows lie closer. */
function median(rows: readonly number[], none: number): number {
  const half = rows.length >> 1;
  if (rows.length === 0) return none;
  if (rows.length % 2 === 1) return at(rows, half);
  const [low, high] = [at(rows, half - 1), at(rows, half)];
  if (rows.length === 2) return (low + high) / 2;
  const left = low - at(rows, 0);
  const right = at(rows, rows.length - 1) - high;
  return (low * (right + 1) + high * (left + 1)) / (left + right + 2);
}

function restore(layers: Cell[][], rows: readonly Cell[][]): void {
  for (const [i, layer] of layers.entries()) number(layer, at(rows, i));
}

function number(layer: Cell[], cells: readonly Cell[]): void {
  for (const [row, cell] of cells.entries()) {
    layer[row] = cell;
    cell.row = row;
  }
}
