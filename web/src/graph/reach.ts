import type { Direction } from "../url/viewState";
import type { DrawnGraph, NodeKind } from "./types";

/** A step from one step to the next counts two, through data one and one, a part of data none: a depth is counted in steps in every view. */
const WHOLE = 2;
const STEPLIKE = new Set<NodeKind>(["step", "hop", "group"]);

/** What leads to a node (`up`), what it leads to (`down`), or both, the node included; at most `depth` steps away. */
export function reach(
  graph: DrawnGraph,
  start: string,
  dir: Direction,
  depth: number | null = null,
): ReadonlySet<string> {
  if (!graph.nodes.some(({ id }) => id === start)) return new Set();
  const up = dir === "down" ? [] : reached(graph, start, "up", depth);
  const down = dir === "up" ? [] : reached(graph, start, "down", depth);
  return new Set([start, ...up, ...down]);
}

/** The part of a graph that is made of these nodes. */
export function part(graph: DrawnGraph, ids: ReadonlySet<string>): DrawnGraph {
  return {
    nodes: graph.nodes.filter(({ id }) => ids.has(id)),
    lines: graph.lines.filter(({ from, to }) => ids.has(from) && ids.has(to)),
  };
}

function reached(graph: DrawnGraph, start: string, dir: "up" | "down", depth: number | null): Iterable<string> {
  const next = neighbours(graph, dir);
  const steplike = new Set(graph.nodes.filter(({ kind }) => STEPLIKE.has(kind)).map(({ id }) => id));
  const far = depth === null ? Number.POSITIVE_INFINITY : depth * WHOLE;
  const found = new Map([[start, 0]]);
  const queue = [start];
  for (const id of queue) {
    for (const other of next.get(id) ?? []) {
      const ends = Number(steplike.has(id)) + Number(steplike.has(other));
      const way = (found.get(id) as number) + (ends * WHOLE) / 2;
      if (way > far || way >= (found.get(other) ?? Number.POSITIVE_INFINITY)) continue;
      found.set(other, way);
      queue.push(other);
    }
  }
  return found.keys();
}

/** The nodes next to each node, on one side. A line that goes both ways is one on both sides. */
export function neighbours(graph: DrawnGraph, dir: "up" | "down"): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const add = (from: string, to: string) => {
    const known = found.get(from);
    if (known) known.push(to);
    else found.set(from, [to]);
  };
  for (const { from, to, twoWay } of graph.lines) {
    if (dir === "down" || twoWay) add(from, to);
    if (dir === "up" || twoWay) add(to, from);
  }
  return found;
}

/** For every node how many others lead to it and how many it leads to. */
export function reachCounts({
  nodes,
  lines,
}: DrawnGraph): ReadonlyMap<string, { readonly up: number; readonly down: number }> {
  const index = new Map(nodes.map(({ id }, i) => [id, i]));
  const pairs = lines.flatMap(({ from, to, twoWay }) => {
    const [one, other] = [index.get(from) as number, index.get(to) as number];
    return twoWay ? [[one, other] as const, [other, one] as const] : [[one, other] as const];
  });
  const up = reachedSets(
    nodes.length,
    pairs.map(([from, to]) => [to, from] as const),
  );
  const down = reachedSets(nodes.length, [...pairs].reverse());
  return new Map(nodes.map(({ id }, i) => [id, { up: countOthers(up, i), down: countOthers(down, i) }]));
}

/** For each node the set of those it reaches, as bits: a set takes in that of the next until nothing changes. */
function reachedSets(count: number, pairs: readonly (readonly [from: number, to: number])[]): Uint32Array[] {
  const sets = Array.from({ length: count }, (_, i) => {
    const bits = new Uint32Array(Math.ceil(count / 32));
    bits[i >> 5] = 1 << (i & 31);
    return bits;
  });
  for (let changing = true; changing; ) {
    changing = false;
    for (const [from, to] of pairs) changing = takeIn(sets[from] as Uint32Array, sets[to] as Uint32Array) || changing;
  }
  return sets;
}

function takeIn(into: Uint32Array, from: Uint32Array): boolean {
  let changed = 0;
  for (const [i, bits] of from.entries()) {
    const before = into[i] as number;
    into[i] = before | bits;
    changed |= before ^ (into[i] as number);
  }
  return changed !== 0;
}

function countOthers(sets: readonly Uint32Array[], at: number): number {
  let count = -1;
  for (let bits of sets[at] as Uint32Array) for (; bits !== 0; bits &= bits - 1) count++;
  return count;
}
