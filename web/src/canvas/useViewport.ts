import { type ReactFlowState, useReactFlow, useStore, useStoreApi } from "@xyflow/react";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from "react";
import { ALL } from "../graph/fold";
import type { Layout, PlacedBox } from "../graph/layoutTypes";
import type { ViewState } from "../url/viewState";
import type { Placed } from "./useLayout";
import {
  centredOn,
  opening,
  pinned,
  refitted,
  reveal,
  seen,
  type Viewport,
  type Window,
  within,
  ZOOM,
} from "./viewport";

interface Shown {
  readonly layout: Layout;
  readonly whole: string;
  readonly view: string;
}

interface Beginning {
  readonly selected: string | null;
  /** The node to begin with where none is selected. */
  readonly first: string | null;
}

/**
 * Set the viewport when there is another picture to look at: opened anew for another pipeline or focus; after a change
 * of view the selected node stays where it was; a picture that only grew does not move.
 */
export function useOpening(placed: Placed | null, state: ViewState, pipeline: string, at: Beginning): void {
  const first = at.selected ?? at.first;
  const flow = useReactFlow();
  const ready = useStore(({ width, height, panZoom }) => width > 0 && height > 0 && panZoom !== null);
  const store = useStoreApi();
  const shown = useRef<Shown | null>(null);
  const whole = JSON.stringify([pipeline, state.fold.includes(ALL), state.dir && state.node, state.dir, state.depth]);
  useLayoutEffect(() => {
    if (!ready || !placed || shown.current?.layout === placed.layout) return;
    const window = windowOf(store.getState());
    const before = shown.current;
    shown.current = { layout: placed.layout, whole, view: state.view };
    const box = boxOf(placed.layout, first);
    const fixed = before?.view === state.view ? first : at.selected;
    const anchor = before?.whole === whole ? anchorOf(before.layout, placed.layout, fixed) : null;
    if (before?.whole === whole && before.view === state.view && !anchor) return;
    const next = anchor ? pinned(anchor.before, anchor.after, flow.getViewport()) : opening(placed.layout, window, box);
    void flow.setViewport((anchor && reveal(anchor.after, next, window)) ?? next);
  }, [ready, placed, whole, state.view, first, at.selected, flow, store]);
  useReveal(state.node, placed);
  useRefit(placed, first, state.node !== null);
}

/**
 * Keep the whole picture in a window whose size changes, as with the time line, where nobody has moved it. What details
 * take of the window is left to them: who selects a node looks at it.
 */
function useRefit(placed: Placed | null, first: string | null, details: boolean): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const last = useRef<{ window: Window; details: boolean } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another size calls for another viewport
  useLayoutEffect(() => {
    const before = last.current;
    const window = windowOf(store.getState());
    last.current = { window, details };
    if (!placed || !before || before.details !== details) return;
    const box = boxOf(placed.layout, first);
    const next = refitted(flow.getViewport(), placed.layout, before.window, window, box);
    if (next) void flow.setViewport(next);
  }, [width, height, store, flow]);
}

/** Bring a node into view that was chosen elsewhere: in the list, by a link, by the search. */
function useReveal(node: string | null, placed: Placed | null): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const last = useRef(node);
  useLayoutEffect(() => {
    if (node === last.current) return;
    last.current = node;
    const box = placed && boxOf(placed.layout, node);
    if (box) void show(box, flow, store.getState());
  }, [node, placed, flow, store]);
}

/** Go to what is searched for where nothing of it is in sight. */
export function useRevealFound(found: ReadonlySet<string> | null, layout: Layout): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another search moves the picture
  useEffect(() => {
    const boxes = layout.boxes.filter(({ id }) => found?.has(id)).sort((a, b) => a.x - b.x || a.y - b.y);
    const window = seen(flow.getViewport(), windowOf(store.getState()));
    const [first] = boxes;
    const isInSight = (box: PlacedBox) => within(box, window).width > 0 && within(box, window).height > 0;
    if (first && !boxes.some(isInSight)) void show(first, flow, store.getState());
  }, [found, flow, store]);
}

/** A function that brings a node into view. */
export function useShowNode(layout: Layout): (id: string) => void {
  const flow = useReactFlow();
  const store = useStoreApi();
  return useCallback(
    (id: string) => {
      const box = boxOf(layout, id);
      if (box) void show(box, flow, store.getState());
    },
    [layout, flow, store],
  );
}

/** A function that gives a node the focus, after it has brought it into view. */
export function useFocusNode(stage: RefObject<HTMLElement | null>, showNode: (id: string) => void) {
  return useCallback(
    (id: string) => {
      showNode(id);
      focusWhenThere(stage, id, 20);
    },
    [showNode, stage],
  );
}

type SeenIn = Pick<ReactFlowState, "width" | "height" | "domNode">;

/** The window of the picture, and how far the switches and banners above it reach down into it. */
export function windowOf({ width, height, domNode }: SeenIn): Window {
  const above = domNode?.closest(".canvas")?.querySelector<HTMLElement>(".canvas-top");
  return { width, height, covered: above ? above.offsetTop + above.offsetHeight : 0 };
}

type Flow = Pick<ReturnType<typeof useReactFlow>, "getViewport" | "setViewport">;

function show(box: PlacedBox, flow: Flow, seenIn: SeenIn): Promise<boolean> | undefined {
  const size = windowOf(seenIn);
  const viewport = flow.getViewport();
  const readable = viewport.zoom < ZOOM.far ? centredOn(box, ZOOM.opened, size) : viewport;
  const next = reveal(box, readable, size) ?? readable;
  return next === viewport ? undefined : flow.setViewport(next as Viewport, { duration: paceIn(seenIn.domNode) });
}

const PACE = 160;

/** How long a move takes, in milliseconds: none where nobody sees it (it would lead nowhere) or wants to see it. */
export function paceIn(stage: HTMLElement | null): number {
  const isSeen = stage !== null && stage.clientWidth > 0 && stage.clientHeight > 0;
  return isSeen && !window.matchMedia("(prefers-reduced-motion: reduce)").matches ? PACE : 0;
}

/** A node outside the window may not be drawn yet: it is looked for again at the next frames. */
function focusWhenThere(stage: RefObject<HTMLElement | null>, id: string, tries: number): void {
  const all = stage.current?.querySelectorAll<HTMLElement>(".react-flow__node") ?? [];
  const node = [...all].find((each) => each.dataset["id"] === id);
  if (node) node.focus({ preventScroll: true });
  else if (tries > 0) requestAnimationFrame(() => focusWhenThere(stage, id, tries - 1));
}

/** Whether nodes are too small to be read. */
export function useFarClass(): boolean {
  return useStore(({ transform }) => transform[2] < ZOOM.far);
}

function boxOf({ boxes }: Layout, id: string | null): PlacedBox | null {
  return boxes.find((box) => box.id === id) ?? null;
}

function anchorOf(before: Layout, after: Layout, id: string | null) {
  const [one, other] = [boxOf(before, id), boxOf(after, id)];
  return one && other && { before: one, after: other };
}
