/** What the layout is given and what it answers: plain data, so that it can cross to a worker and back. */

export interface Box {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** A line between two boxes. `back` lines close a circle: they are laid out the other way round. */
export interface Line {
  readonly from: string;
  readonly to: string;
  readonly back?: boolean;
}

/** Boxes and lines in document order, which settles whatever else is equal. */
export interface LayoutInput {
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** `x`, `y` is the upper left corner. `row` counts within the layer, from above. */
export interface PlacedBox extends Box, Point {
  readonly layer: number;
  readonly row: number;
}

/** Boxes and routes in the order of the input. A route's points come in pairs of a curve and a level stretch. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly routes: readonly (readonly Point[])[];
}

export type LayoutFailure = "cycle" | "unknown-box" | "timeout" | "cancelled" | "crashed";

/** Why there is no layout. `members` are the boxes of the circle, or those that lines name and nobody knows. */
export class LayoutError extends Error {
  override readonly name = "LayoutError";

  constructor(
    readonly failure: LayoutFailure,
    readonly members: readonly string[] = [],
  ) {
    super(members.length > 0 ? `${failure}: ${members.join(", ")}` : failure);
  }
}
