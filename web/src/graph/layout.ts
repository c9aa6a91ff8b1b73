import { at, type Cell, type Part } from "./cells";
import type { Box, Layout, LayoutInput, PlacedBox, Point } from "./layoutTypes";
import { orderRows } from "./order";
import { partsOf } from "./parts";
import { placeRows } from "./place";
import { type Column, routeOf, sides } from "./route";

const BETWEEN_PARTS = 56;
const BETWEEN_LAYERS = { least: 60, most: 200, perHeight: 0.08 };
const BETWEEN_ALONE = { x: 32, y: 28 };

/**
 * Place boxes in layers from left to right and route the lines between them. Deterministic. Lines of a circle must be
 * marked `back`, else it fails with `cycle`. Parts that do not hang together stand below each other, boxes without
 * lines in rows under all.
 */
export function layout(input: LayoutInput): Layout {
  const { parts, alone } = partsOf(input);
  const placed = new Map<string, PlacedBox>();
  const routes: Point[][] = input.lines.map(() => []);
  const size = { width: 0, height: 0 };
  for (const part of parts) {
    const top = size.height > 0 ? size.height + BETWEEN_PARTS : 0;
    const { width, height } = drawPart(part, top, placed, routes);
    size.width = Math.max(size.width, width);
    size.height = top + height;
  }
  drawAlone(alone, size, placed);
  return { ...size, boxes: input.boxes.map((box) => placed.get(box.id) as PlacedBox), routes };
}

function drawPart(part: Part, top: number, placed: Map<string, PlacedBox>, routes: Point[][]) {
  orderRows(part.layers);
  placeRows(part.layers);
  const cells = part.layers.flat();
  const highest = cells.reduce((least, cell) => Math.min(least, cell.y - cell.height / 2), Number.POSITIVE_INFINITY);
  const lowest = cells.reduce((most, cell) => Math.max(most, cell.y + cell.height / 2), Number.NEGATIVE_INFINITY);
  const columns = columnsOf(part.layers);
  const shift = top - highest;
  for (const cell of cells) put(cell, sides(cell, at(columns, cell.layer)).left, cell.y + shift, placed);
  for (const course of part.courses) routes[course.line] = routeOf(course, columns, shift);
  return { width: at(columns, columns.length - 1).right, height: lowest - highest };
}

function put(cell: Cell, x: number, y: number, placed: Map<string, PlacedBox>): void {
  if (!cell.box) return;
  placed.set(cell.box.id, { ...cell.box, x, y: y - cell.height / 2, layer: cell.layer, row: cell.row });
}

/** A layer is as wide as its widest box; steep lines get more room to curve in. */
function columnsOf(layers: readonly Cell[][]): Column[] {
  const columns: Column[] = [];
  let left = 0;
  for (const layer of layers) {
    left = columns.length > 0 ? at(columns, columns.length - 1).right + roomBefore(layer) : 0;
    columns.push({ left, right: left + layer.reduce((most, { box }) => Math.max(most, box ? box.width : 0), 0) });
  }
  return columns;
}

function roomBefore(layer: readonly Cell[]): number {
  let steepest = 0;
  for (const cell of layer) for (const up of cell.ups) steepest = Math.max(steepest, Math.abs(up.y - cell.y));
  const { least, most, perHeight } = BETWEEN_LAYERS;
  return Math.round(Math.min(most, least + Math.max(0, steepest - 200) * perHeight));
}

/** Boxes without lines: in rows under the rest, about as wide as that or as many across as down. */
function drawAlone(
  alone: readonly Cell[],
  size: { width: number; height: number },
  placed: Map<string, PlacedBox>,
): void {
  if (alone.length === 0) return;
  const width = alone.reduce((most, { box }) => Math.max(most, (box as Box).width), 0) + BETWEEN_ALONE.x;
  const height = alone.reduce((most, cell) => Math.max(most, cell.height), 0) + BETWEEN_ALONE.y;
  const across = Math.max(Math.floor((size.width + BETWEEN_ALONE.x) / width), Math.ceil(Math.sqrt(alone.length / 2)));
  const top = size.height > 0 ? size.height + BETWEEN_PARTS : 0;
  for (const [i, cell] of alone.entries()) {
    cell.row = Math.floor(i / across);
    put(cell, (i % across) * width, top + cell.row * height + cell.height / 2, placed);
  }
  size.width = Math.max(size.width, Math.min(alone.length, across) * width - BETWEEN_ALONE.x);
  size.height = top + Math.ceil(alone.length / across) * height - BETWEEN_ALONE.y;
}
