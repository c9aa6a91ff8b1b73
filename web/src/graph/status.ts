import type { Step } from "./types";

/** What went well, what moves, what failed, and what did not run: the order in which statuses are listed. */
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

/** The status of a step of which nothing is known. */
export const UNKNOWN = "Unknown";

/** The status that a step shows: AWS's word, but for a reused result, which is told apart from work done. Null where nothing ran. */
export function shownStatus({ run }: Pick<Step, "run">): string | null {
  if (!run) return null;
  return run.cacheHit && run.status === "Succeeded" ? "Cached" : run.status;
}

/** Where a status stands in every list of statuses; words of AWS's that are not known here come last. */
export function statusRank(status: string): number {
  const place = ORDER.indexOf(status);
  return place < 0 ? ORDER.length : place;
}
