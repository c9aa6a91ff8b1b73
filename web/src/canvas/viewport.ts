import type { Layout, PlacedBox } from "../graph/layoutTypes";

export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What is looked through, and how far down its upper edge is covered where that is more than by the switches. */
export interface Window extends Size {
  readonly covered?: number;
}

export const ZOOM = { least: 0.1, most: 2, opened: 0.8, fitted: 0.6, far: 0.35 };

/** Room at the edges of the window that controls lie over. */
const EDGE = { left: 28, right: 28, top: 74, bottom: 92 };

/** The viewport that shows the whole layout in the middle of the window. Never larger than life. */
export function fitted(layout: Size, window: Window): Viewport {
  const free = freeOf(window);
  const zoom = clamp(Math.min(free.width / layout.width, free.height / layout.height, 1), ZOOM.least, 1);
  return {
    x: EDGE.left + (free.width - layout.width * zoom) / 2,
    y: topOf(window) + (free.height - layout.height * zoom) / 2,
    zoom,
  };
}

/** Where the picture opens: fitted if it can be read so, else at a readable zoom with one box in the middle. */
export function opening(layout: Layout, window: Window, first: PlacedBox | null): Viewport {
  const whole = fitted(layout, window);
  if (whole.zoom >= ZOOM.fitted || !first) return whole;
  const centred = centredOn(first, ZOOM.opened, window);
  return { ...centred, ...kept(layout, window, centred) };
}

export function centredOn(box: PlacedBox, zoom: number, window: Window): Viewport {
  const free = freeOf(window);
  return {
    x: EDGE.left + free.width / 2 - (box.x + box.width / 2) * zoom,
    y: topOf(window) + free.height / 2 - (box.y + box.height / 2) * zoom,
    zoom,
  };
}

/** The least move that brings a box into the free part of the window; null where it is there already. */
export function reveal(box: PlacedBox, { x, y, zoom }: Viewport, window: Window): Viewport | null {
  const left = box.x * zoom + x;
  const top = box.y * zoom + y;
  const dx = into(left, left + box.width * zoom, EDGE.left, window.width - EDGE.right);
  const dy = into(top, top + box.height * zoom, topOf(window), window.height - EDGE.bottom);
  return Math.abs(dx) < 0.5 && Math.abs(dy) < 0.5 ? null : { x: x + dx, y: y + dy, zoom };
}

/** A viewport that leaves a box where it was on the screen, though the layout has changed. */
export function pinned(before: PlacedBox, after: PlacedBox, { x, y, zoom }: Viewport): Viewport {
  const middle = (box: PlacedBox) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  const [one, other] = [middle(before), middle(after)];
  return { x: x + (one.x - other.x) * zoom, y: y + (one.y - other.y) * zoom, zoom };
}

/** What of the layout is in the window, in the layout's own measure. */
export function seen(
  { x, y, zoom }: Viewport,
  { width, height }: Size,
): { x: number; y: number; width: number; height: number } {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

/** Do not open on emptiness: as far as the layout reaches, it fills the window. */
function kept(layout: Size, window: Window, { x, y, zoom }: Viewport): Pick<Viewport, "x" | "y"> {
  const free = freeOf(window);
  return {
    x: along(x, layout.width * zoom, EDGE.left, free.width),
    y: along(y, layout.height * zoom, topOf(window), free.height),
  };
}

function along(start: number, length: number, edge: number, free: number): number {
  if (length <= free) return edge + (free - length) / 2;
  return clamp(start, edge + free - length, edge);
}

function into(from: number, to: number, least: number, most: number): number {
  if (to - from > most - least || from < least) return from < least || to > most ? least - from : 0;
  return to > most ? most - to : 0;
}

function freeOf(window: Window): Size {
  return {
    width: Math.max(80, window.width - EDGE.left - EDGE.right),
    height: Math.max(80, window.height - topOf(window) - EDGE.bottom),
  };
}

function topOf({ covered = 0 }: Window): number {
  return Math.max(EDGE.top, covered + EDGE.left);
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
