import type { ViewState } from "../url/viewState";
import { boxesOf, nodeId } from "./boxes";
import { fold, isFoldable } from "./fold";
import { drawnGraph } from "./model";
import { part, reach } from "./reach";
import type { DrawnGraph, LineageDocument, View } from "./types";

/** What of a document is drawn for a view state. */
export interface Drawn {
  readonly graph: DrawnGraph;
  /**
   * How many nodes are drawn, and how many there are: some may be left out by the focus, or folded away. A box counts as
   * many as there are things in it.
   */
  readonly shown: number;
  readonly total: number;
  /** How many are folded away. */
  readonly folded: number;
  readonly isFoldable: boolean;
  /** The group that shows a node which is folded away. */
  readonly shownAs: ReadonlyMap<string, string>;
}

type Wanted = Pick<ViewState, "view" | "node" | "dir" | "depth" | "fold">;

/** The graph of a view, narrowed to the focus and folded. A focus on what the view does not show narrows nothing. */
export function drawnFor(document: LineageDocument, { view, node, dir, depth, fold: turned }: Wanted): Drawn {
  const whole = graphOf(document, view);
  const kept = node !== null && dir !== null ? reach(whole, nodeId(document, node), dir, depth) : new Set<string>();
  const narrowed = kept.size > 0 ? part(whole, kept) : whole;
  const { graph, shownAs } = fold(narrowed, turned);
  return {
    graph,
    shown: countIn(document, graph),
    total: countIn(document, whole),
    folded: shownAs.size,
    isFoldable: shownAs.size > 0 || isFoldable(narrowed),
    shownAs,
  };
}

function countIn(document: LineageDocument, { nodes }: DrawnGraph): number {
  const { named } = boxesOf(document);
  const sizeOf = (id: string) => {
    const { artifacts = [], resources = [] } = named.get(id) ?? {};
    return Math.max(1, artifacts.length + resources.length);
  };
  return nodes.reduce((sum, { id }) => sum + sizeOf(id), 0);
}

/** How many nodes lead to a node and how many it leads to, as a view draws them; null where the view does not show it. */
export function reachOf(document: LineageDocument, view: View, id: string): { up: number; down: number } | null {
  const graph = graphOf(document, view);
  const node = nodeId(document, id);
  const up = reach(graph, node, "up").size;
  return up === 0 ? null : { up: up - 1, down: reach(graph, node, "down").size - 1 };
}

const known = new WeakMap<LineageDocument, Map<View, DrawnGraph>>();

/** The graph of a view, made once for each document. */
export function graphOf(document: LineageDocument, view: View): DrawnGraph {
  const graphs = known.get(document) ?? new Map<View, DrawnGraph>();
  known.set(document, graphs);
  const graph = graphs.get(view) ?? drawnGraph(document, view);
  graphs.set(view, graph);
  return graph;
}

/** Text that changes when, and only when, something would stand elsewhere. */
export function topologyOf(graph: DrawnGraph): string {
  const nodes = graph.nodes.map(({ id, width, height }) => [id, width, height]);
  const lines = graph.lines.map(({ from, to, back }) => [from, to, back]);
  return JSON.stringify([nodes, lines]);
}
