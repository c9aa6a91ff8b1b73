import type { LineageDocument } from "../api/types";
import { shownStatus, statusRank } from "../graph/status";

/** A count of the run summary that narrows the list of steps. */
export interface Count {
  status: string;
  steps: number;
}

/** How many steps show each status, in that order. */
export function countsOf(document: LineageDocument): Count[] {
  const counts = new Map<string, number>();
  for (const node of document.graph.nodes) {
    const status = shownStatus(node);
    if (status !== null) counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return [...counts]
    .map(([status, steps]) => ({ status, steps }))
    .sort((a, b) => statusRank(a.status) - statusRank(b.status));
}
