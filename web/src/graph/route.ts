import { at, type Cell, type Course } from "./cells";
import type { Point } from "./layoutTypes";

/** Where a layer begins and ends, from left to right. */
export interface Column {
  readonly left: number;
  readonly right: number;
}

/**
 * The way of a line: out of the middle of the box's right side, level through each layer at its own height, into the
 * middle of the next box's left side. Curves lie only between layers, where no box is.
 */
export function routeOf(course: Course, columns: readonly Column[], shiftY: number): Point[] {
  const points: Point[] = [];
  const last = course.cells.length - 1;
  for (const [i, cell] of course.cells.entries()) {
    const y = cell.y + shiftY;
    const column = at(columns, cell.layer);
    const { left, right } = cell.box ? sides(cell, column) : column;
    if (i > 0) points.push({ x: column.left, y });
    if (i > 0 && left > column.left) points.push({ x: left, y });
    if (i < last && right < column.right) points.push({ x: right, y });
    if (i < last) points.push({ x: column.right, y });
  }
  return points;
}

/** Where a box stands in its column: in its middle. */
export function sides(cell: Cell, column: Column): Column {
  const width = cell.box ? cell.box.width : 0;
  const middle = (column.left + column.right) / 2;
  return { left: middle - width / 2, right: middle + width / 2 };
}

/** An SVG path along a route: level stretches are straight, the rest curves that leave and arrive level. */
export function pathOf(points: readonly Point[]): string {
  return points.map((point, i) => step(at(points, Math.max(0, i - 1)), point, i)).join("");
}

function step(from: Point, to: Point, index: number): string {
  const here = `${round(to.x)} ${round(to.y)}`;
  if (index === 0) return `M${here}`;
  if (from.y === to.y) return `L${here}`;
  const middle = round((from.x + to.x) / 2);
  return `C${middle} ${round(from.y)} ${middle} ${round(to.y)} ${here}`;
}

const HEAD = { length: 9, half: 4.5 };

/** An arrow head with its tip at a point, to the right (1) or to the left (-1). */
export function arrowPath({ x, y }: Point, way: 1 | -1): string {
  return `M${round(x)} ${round(y)}L${round(x - way * HEAD.length)} ${round(y - HEAD.half)}V${round(y + HEAD.half)}Z`;
}

/** Where a line's label stands: on its last curve, where lines that leave one node have parted. */
export function labelPoint(route: readonly Point[]): Point {
  const end = at(route, route.length - 1);
  const before = at(route, route.length - 2);
  return { x: (before.x + end.x) / 2, y: (before.y + end.y) / 2 };
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
