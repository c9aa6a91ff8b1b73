import type { LineageDocument } from "../api/types";
import { drawnFor } from "../graph/drawn";
import type { ViewState } from "../url/viewState";

export { reachOf } from "../graph/drawn";

/** How many nodes the picture shows, and how many there are. */
export function shownCount(document: LineageDocument, state: ViewState): { shown: number; all: number } {
  const { shown, total } = drawnFor(document, state);
  return { shown, all: total };
}
