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
const EDGE = { left: 28, right: 28, top: 74, bottom: 124 };

/** A window with less room than this has no map, which would lie over the picture. */
const SMALL = { width: 560, height: 400, bottom: 76 };

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

/** The viewport for a window of another size; null where the picture is not as it was opened or fitted. */
export function refitted(
  now: Viewport,
  layout: Layout,
  before: Window,
  after: Window,
  first: PlacedBox | null,
): Viewport | null {
  if (layout.boxes.length === 0) return null;
  if (isAt(now, fitted(layout, before))) return fitted(layout, after);
  return isAt(now, opening(layout, before, first)) ? opening(layout, after, first) : null;
}

function isAt(one: Viewport, other: Viewport): boolean {
  return Math.abs(one.x - other.x) < 1 && Math.abs(one.y - other.y) < 1 && Math.abs(one.zoom - other.zoom) < 1e-3;
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
  const dy = into(top, top + box.height * zoom, topOf(window), window.height - bottomOf(window));
  return Math.abs(dx) < 0.5 && Math.abs(dy) < 0.5 ? null : { x: x + dx, y: y + dy, zoom };
}

/** A viewport that leaves a box where it was on the screen, though the layout has changed. */
export function pinned(before: PlacedBox, after: PlacedBox, { x, y, zoom }: Viewport): Viewport {
  const middle = (box: PlacedBox) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  const [one, other] = [middle(before), middle(after)];
  return { x: x + (one.x - other.x) * zoom, y: y + (one.y - other.y) * zoom, zoom };
}

/** What of the layout is in the window, in the layout's own measure. */
export function seen({ x, y, zoom }: Viewport, { width, height }: Size): Area {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

interface Area extends Size {
  readonly x: number;
  readonly y: number;
}

/** What of one area lies in another; without any width or height where nothing does. */
export function within(one: Area, other: Area): Area {
  const [x, y] = [Math.max(one.x, other.x), Math.max(one.y, other.y)];
  const width = Math.min(one.x + one.width, other.x + other.width) - x;
  const height = Math.min(one.y + one.height, other.y + other.height) - y;
  return { x, y, width: Math.max(0, width), height: Math.max(0, height) };
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
    height: Math.max(80, window.height - topOf(window) - bottomOf(window)),
  };
}

/** Whether there is no room for the map. A window whose size is not known yet has some. */
export function isSmall({ width, height }: Size): boolean {
  return (width > 0 && width < SMALL.width) || (height > 0 && height < SMALL.height);
}

function bottomOf(window: Window): number {
  return isSmall(window) ? SMALL.bottom : EDGE.bottom;
}

function topOf({ covered = 0 }: Window): number {
  return Math.max(EDGE.top, covered + EDGE.left);
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
