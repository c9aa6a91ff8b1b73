import type { ViewState } from "../url/viewState";
import { drawnGraph } from "./model";
import { part, reach } from "./reach";
import type { DrawnGraph, LineageDocument, View } from "./types";

/** What of a document is drawn for a view state. `total` counts the nodes before any were left out or folded. */
export interface Drawn {
  readonly graph: DrawnGraph;
  readonly shown: number;
  readonly total: number;
}

/** The graph of a view, narrowed to the focus. A focus on a node that the view does not show narrows nothing. */
export function drawnFor(
  document: LineageDocument,
  state: Pick<ViewState, "view" | "node" | "dir" | "depth" | "fold">,
): Drawn {
  const whole = graphOf(document, state.view);
  const { node, dir, depth } = state;
  const kept = node !== null && dir !== null ? reach(whole, node, dir, depth) : new Set<string>();
  const graph = kept.size > 0 ? part(whole, kept) : whole;
  return { graph, shown: graph.nodes.length, total: whole.nodes.length };
}

/** How many nodes lead to a node and how many it leads to, as a view draws them; null where the view does not show it. */
export function reachOf(document: LineageDocument, view: View, id: string): { up: number; down: number } | null {
  const graph = graphOf(document, view);
  const up = reach(graph, id, "up").size;
  return up === 0 ? null : { up: up - 1, down: reach(graph, id, "down").size - 1 };
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
