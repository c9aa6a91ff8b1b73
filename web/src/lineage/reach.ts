import type { LineageDocument } from "../api/types";
import type { View, ViewState } from "../url/viewState";

/** How many nodes lead to a node and how many it leads to; null where the view does not show it. */
export function reachOf(_document: LineageDocument, _view: View, _id: string): { up: number; down: number } | null {
  return null;
}

export function shownCount(document: LineageDocument, _state: ViewState): { shown: number; all: number } {
  return { shown: document.graph.nodes.length, all: document.graph.nodes.length };
}
