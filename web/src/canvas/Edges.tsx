import { useStore, ViewportPortal } from "@xyflow/react";
import { type ReactNode, useMemo } from "react";
import type { Point } from "../graph/layoutTypes";
import type { DrawnLine } from "../graph/types";
import { Edge, EdgeLabel, type EdgeState } from "./Edge";
import type { Placed } from "./useLayout";
import { seen } from "./viewport";

/** More lines than this and only those near the window are drawn. */
const MOST = 200;
/** The window is counted larger than it is, and in steps, so that a small move draws nothing new. */
const TILE = 512;

interface Drawn {
  readonly line: DrawnLine;
  readonly route: readonly Point[];
}

/** All lines in one drawing under the nodes. Hidden from assistive technology: nodes say where they lead. */
export function Edges({ placed, stateOf }: { placed: Placed; stateOf: (line: DrawnLine) => EdgeState }): ReactNode {
  const { graph, layout } = placed;
  const tiles = useStore(({ transform: [x, y, zoom], width, height }) =>
    graph.lines.length > MOST ? tilesSeen({ x, y, zoom }, { width, height }) : null,
  );
  const all = useMemo(() => graph.lines.map((line, i) => ({ line, route: layout.routes[i] ?? [] })), [graph, layout]);
  const near = useMemo(() => (tiles === null ? all : all.filter(({ route }) => touches(route, tiles))), [all, tiles]);
  const drawn = near
    .map((each) => ({ ...each, ...stateOf(each.line) }))
    .sort((a, b) => Number(a.onPath) - Number(b.onPath));
  return (
    <ViewportPortal>
      <svg className="edges" width={layout.width} height={layout.height} aria-hidden="true">
        {drawn.map((each) => (
          <Edge key={keyOf(each)} {...each} />
        ))}
        {drawn.map((each) => (
          <EdgeLabel key={keyOf(each)} {...each} />
        ))}
      </svg>
    </ViewportPortal>
  );
}

function keyOf({ line }: Drawn): string {
  return JSON.stringify([line.from, line.to]);
}

/** The part of the layout that is drawn, as text: equal text, equal part. */
function tilesSeen(viewport: Parameters<typeof seen>[0], window: Parameters<typeof seen>[1]): string {
  const { x, y, width, height } = seen(viewport, window);
  const tile = TILE / viewport.zoom;
  return [x - tile / 2, y - tile / 2, x + width + tile / 2, y + height + tile / 2]
    .map((edge, i) => (i < 2 ? Math.floor(edge / tile) * tile : Math.ceil(edge / tile) * tile))
    .join(" ");
}

function touches(route: readonly Point[], tiles: string): boolean {
  const [left, top, right, bottom] = tiles.split(" ").map(Number) as [number, number, number, number];
  const [start, end] = [route[0], route.at(-1)];
  if (!start || !end || end.x < left || start.x > right) return false;
  const heights = route.map(({ y }) => y);
  return Math.max(...heights) >= top && Math.min(...heights) <= bottom;
}
