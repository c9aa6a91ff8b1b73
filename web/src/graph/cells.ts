import type { Box } from "./layoutTypes";

/** A place in a layer: a box, or (`box` null) where a line passes through. `y` is the middle; while rows
 *  are sorted, what they are sorted by. */
export interface Cell {
  readonly box: Box | null;
  readonly height: number;
  readonly ups: Cell[];
  readonly downs: Cell[];
  layer: number;
  row: number;
  y: number;
}

/** A line (by its position in the input) as the cells it passes, from left to right. */
export interface Course {
  readonly line: number;
  readonly cells: readonly Cell[];
}

/** Cells that hang together: all of them in their layers, each layer in the order of its rows. */
export interface Part {
  readonly layers: Cell[][];
  readonly courses: Course[];
}

/** The element at an index that is known to be there. */
export function at<T>(list: ArrayLike<T>, index: number): T {
  return list[index] as T;
}

export function cellOf(box: Box | null, layer: number): Cell {
  return { box, height: box ? box.height : 0, ups: [], downs: [], layer, row: 0, y: 0 };
}

export function join(left: Cell, right: Cell): void {
  left.downs.push(right);
  right.ups.push(left);
}
