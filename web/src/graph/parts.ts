import { at, type Cell, type Course, cellOf, join, type Part } from "./cells";
import { assignLayers } from "./layers";
import { LayoutError, type LayoutInput, type Line } from "./layoutTypes";

type Link = readonly [left: Cell, right: Cell];

/** The graph as parts that hang together, in the order of their first box; and the boxes without any line. */
export function partsOf(input: LayoutInput): { parts: Part[]; alone: Cell[] } {
  const cells = new Map(input.boxes.map((box) => [box.id, cellOf(box, 0)]));
  const links = input.lines.map((line) => linkOf(line, cells));
  for (const [left, right] of links) join(left, right);
  assignLayers([...cells.values()]);
  const part = new Map<Cell, Part>();
  const parts = connected([...cells.values()]).map((group) => partOf(group, part));
  for (const { ups, downs } of cells.values()) ups.length = downs.length = 0;
  for (const [line, [left, right]] of links.entries()) {
    const { layers, courses } = part.get(left) as Part;
    courses.push(thread(line, left, right, layers));
  }
  const alone = parts.filter(({ courses }) => courses.length === 0);
  return {
    parts: parts.filter(({ courses }) => courses.length > 0),
    alone: alone.flatMap(({ layers }) => layers.flat()),
  };
}

function linkOf({ from, to, back }: Line, cells: ReadonlyMap<string, Cell>): Link {
  const [left, right] = back ? [cells.get(to), cells.get(from)] : [cells.get(from), cells.get(to)];
  if (!left || !right)
    throw new LayoutError(
      "unknown-box",
      [from, to].filter((id) => !cells.has(id)),
    );
  return [left, right];
}

function connected(cells: readonly Cell[]): readonly Cell[][] {
  const groupOf = new Map<Cell, Cell[]>();
  const groups: Cell[][] = [];
  for (const start of cells) {
    const group = groupOf.get(start) ?? reached(start, groupOf);
    if (group.length === 0) groups.push(group);
    group.push(start);
  }
  return groups;
}

/** An empty group for all cells that hang together with this one: they join it in the order of the document. */
function reached(start: Cell, groupOf: Map<Cell, Cell[]>): Cell[] {
  const group: Cell[] = [];
  const found = new Set([start]);
  for (const cell of found) {
    groupOf.set(cell, group);
    for (const next of cell.ups) found.add(next);
    for (const next of cell.downs) found.add(next);
  }
  return group;
}

function partOf(group: readonly Cell[], part: Map<Cell, Part>): Part {
  const first = group.reduce((least, cell) => Math.min(least, cell.layer), Number.POSITIVE_INFINITY);
  const last = group.reduce((most, cell) => Math.max(most, cell.layer), 0);
  const made: Part = { layers: Array.from({ length: last - first + 1 }, () => []), courses: [] };
  for (const cell of group) {
    cell.layer -= first;
    enter(cell, made.layers);
    part.set(cell, made);
  }
  return made;
}

/** Lay a line through the layers between its ends, a cell in each, and tell which cells it passes. */
function thread(line: number, left: Cell, right: Cell, layers: Cell[][]): Course {
  const cells = [left];
  for (let layer = left.layer + 1; layer < right.layer; layer++) {
    const cell = cellOf(null, layer);
    enter(cell, layers);
    join(cells.at(-1) as Cell, cell);
    cells.push(cell);
  }
  join(cells.at(-1) as Cell, right);
  return { line, cells: [...cells, right] };
}

function enter(cell: Cell, layers: Cell[][]): void {
  const layer = at(layers, cell.layer);
  cell.row = layer.length;
  layer.push(cell);
}
