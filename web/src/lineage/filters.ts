import type { LineageDocument, Node } from "../api/types";

/** A count of the run summary that narrows the list of steps. */
export interface Count {
  status: string;
  steps: number;
}

/** What went well, what moves, what failed, and what did not run. */
const ORDER = [
  "Succeeded",
  "Cached",
  "Executing",
  "Starting",
  "Stopping",
  "Failed",
  "Stopped",
  "Skipped",
  "NotTaken",
  "NotStarted",
];

/** The status that a step shows: AWS's word, but for a reused result, which is told apart from work done. */
export function shownStatus(node: Node): string {
  if (node.run === undefined) return "Unknown";
  if (node.run.cacheHit !== null && node.run.status === "Succeeded") return "Cached";
  return node.run.status;
}

/** How many steps show each status, in that order. */
export function countsOf(document: LineageDocument): Count[] {
  const counts = new Map<string, number>();
  for (const node of document.graph.nodes) {
    if (node.run === undefined) continue;
    const status = shownStatus(node);
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return [...counts]
    .map(([status, steps]) => ({ status, steps }))
    .sort((a, b) => placeOf(a.status) - placeOf(b.status));
}

function placeOf(status: string): number {
  const place = ORDER.indexOf(status);
  return place < 0 ? ORDER.length : place;
}
