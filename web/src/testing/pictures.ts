import dagre from "@dagrejs/dagre";
import type { Layout, LayoutInput, PlacedBox, Point } from "../graph/layoutTypes";

type Segment = readonly [Point, Point];

/** Pairs of boxes that overlap. */
export function overlaps(layout: Layout): string[] {
  const sorted = [...layout.boxes].sort((a, b) => a.x - b.x);
  const found: string[] = [];
  for (const [i, box] of sorted.entries()) {
    for (let j = i + 1; j < sorted.length; j++) {
      const other = sorted[j] as PlacedBox;
      if (other.x >= box.x + box.width) break;
      if (other.y < box.y + box.height && box.y < other.y + other.height) found.push(`${box.id} ${other.id}`);
    }
  }
  return found;
}

/** Routes that pass through a box, by points of the curves as they are drawn. */
export function hits(input: LayoutInput, layout: Layout): string[] {
  const found: string[] = [];
  for (const [i, route] of layout.routes.entries()) {
    const drawn = route.slice(1).flatMap((to, j) => curve(route[j] as Point, to));
    for (const box of layout.boxes) {
      if (drawn.some((point) => inside(point, box)))
        found.push(`${input.lines[i]?.from} ${input.lines[i]?.to}: ${box.id}`);
    }
  }
  return found;
}

function curve(from: Point, to: Point): Point[] {
  return Array.from({ length: 17 }, (_, step) => {
    const t = step / 16;
    const level = 3 * t * t - 2 * t * t * t;
    const middle = (from.x + to.x) / 2;
    const x = (1 - t) ** 3 * from.x + 3 * (1 - t) * t * middle + t ** 3 * to.x;
    return { x, y: from.y + (to.y - from.y) * level };
  });
}

function inside(point: Point, box: PlacedBox): boolean {
  const [dx, dy] = [point.x - box.x, point.y - box.y];
  return dx > 0.01 && dx < box.width - 0.01 && dy > 0.01 && dy < box.height - 0.01;
}

/** Our routes from the middle of box to the middle of box, by the middle of each layer. For boxes of one width. */
export function spines({ lines }: LayoutInput, layout: Layout): Point[][] {
  const middles = new Map(
    layout.boxes.map(({ id, x, y, width, height }) => [id, { x: x + width / 2, y: y + height / 2 }]),
  );
  return lines.map(({ from, to }, i) => {
    const inner = (layout.routes[i] ?? []).slice(1, -1);
    const passed = inner
      .filter((_, j) => j % 2 === 0)
      .map(({ y }, j) => ({ x: ((inner[2 * j]?.x ?? 0) + (inner[2 * j + 1]?.x ?? 0)) / 2, y }));
    return [middles.get(from) as Point, ...passed, middles.get(to) as Point];
  });
}

/** How often routes cross, counted in the picture: the same way for ours and for dagre's. */
export function crossings(routes: readonly (readonly Point[])[]): number {
  const segments = routes.flatMap((route, i) =>
    route.slice(1).map((to, j) => ({ route: i, ends: [route[j] as Point, to] as Segment })),
  );
  segments.sort((a, b) => a.ends[0].x - b.ends[0].x);
  let found = 0;
  for (const [i, one] of segments.entries()) {
    for (let j = i + 1; j < segments.length; j++) {
      const other = segments[j] as (typeof segments)[number];
      if (other.ends[0].x > one.ends[1].x) break;
      if (one.route !== other.route && cross(one.ends, other.ends)) found++;
    }
  }
  return found;
}

function cross([a, b]: Segment, [c, d]: Segment): boolean {
  return side(a, b, c) * side(a, b, d) < -1e-6 && side(c, d, a) * side(c, d, b) < -1e-6;
}

function side(a: Point, b: Point, c: Point): number {
  const turn = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  return Math.abs(turn) < 1e-3 ? 0 : Math.sign(turn);
}

/** dagre's routes for the same graph, from the middle of box to the middle of box. */
export function dagreRoutes({ boxes, lines }: LayoutInput): Point[][] {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: "LR", nodesep: 28, ranksep: 64, edgesep: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of boxes) graph.setNode(id, { width, height });
  for (const { from, to } of lines) graph.setEdge(from, to);
  dagre.layout(graph);
  return lines.map(({ from, to }) => {
    const { points } = graph.edge(from, to) as { points: Point[] };
    return [graph.node(from) as Point, ...points.slice(1, -1), graph.node(to) as Point];
  });
}
