import { isRunning, type ListedBucket, type ListedPipeline, type Outcome } from "../../api/pipelines";
import type { ListState, SortKey } from "./listState";

export const NEVER_RAN = "NeverRan";

/** Return the status of the last run: AWS's word, or that there was none. Null where it could not be read. */
export function lastStatus(row: ListedPipeline): string | null {
  const known = row.lastExecution?.status ?? row.outcomes?.[0]?.status;
  if (known) return known;
  return row.lastExecutionTime === null ? NEVER_RAN : null;
}

/** Return how long the last run took in seconds; of one that still runs, until now (milliseconds since the epoch). */
export function lastDuration(row: ListedPipeline, now: number): number | null {
  const newest = row.outcomes?.[0];
  const elapsed = row.lastExecution?.elapsedSec ?? newest?.elapsedSec ?? null;
  if (elapsed !== null) return elapsed;
  const started = row.lastExecution?.startTime ?? newest?.startTime;
  return isRunning(lastStatus(row)) && started ? Math.max(0, (now - Date.parse(started)) / 1000) : null;
}

/** How long the runs before took: the median, and the longest of all including the last. Null where none has ended. */
export function usualDuration(outcomes: readonly Outcome[]): { median: number; count: number } | null {
  const lengths = outcomes.flatMap(({ elapsedSec }) => (elapsedSec == null ? [] : [elapsedSec])).sort((a, b) => a - b);
  const middle = lengths[Math.floor((lengths.length - 1) / 2)];
  return middle === undefined ? null : { median: middle, count: lengths.length };
}

/** Return how many rows there are of each status of the last run, in the order in which they want attention. */
export function statusCounts(rows: readonly ListedPipeline[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const status = lastStatus(row) ?? "Unknown";
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return [...counts].sort(([one], [other]) => urgency(one) - urgency(other) || one.localeCompare(other));
}

const URGENCY = ["Failed", "Stopped", "Stopping", "Executing", "Starting", "Succeeded", NEVER_RAN, "Unknown"];
const urgency = (status: string): number => {
  const at = URGENCY.indexOf(status);
  return at < 0 ? URGENCY.length : at;
};

/** Return the value of a further column, `tag:KEY` or `parameter:NAME`. */
export function columnValue(row: ListedPipeline, column: string): string | null {
  const [kind, name] = [column.slice(0, column.indexOf(":")), column.slice(column.indexOf(":") + 1)];
  const values = kind === "tag" ? row.tags : row.lastExecution?.parameters;
  return values?.[name] ?? null;
}

/** Return the further columns there are to choose from: every tag and parameter that a row has. */
export function columnsToChoose(rows: readonly ListedPipeline[]): string[] {
  const tags = rows.flatMap((row) => Object.keys(row.tags ?? {}).map((key) => `tag:${key}`));
  const parameters = rows.flatMap((row) =>
    Object.keys(row.lastExecution?.parameters ?? {}).map((name) => `parameter:${name}`),
  );
  return [...[...new Set(tags)].sort(), ...[...new Set(parameters)].sort()];
}

const wordsOf = (row: ListedPipeline): string =>
  [
    row.name,
    row.displayName,
    row.description,
    row.domain,
    row.owner,
    lastStatus(row),
    ...Object.entries(row.tags ?? {}).map(([key, value]) => `${key}=${value}`),
  ]
    .join("\n")
    .toLowerCase();

/** Return the rows that hold every word of the filter, and whose last run has the status asked for. */
export function filtered(rows: readonly ListedPipeline[], { q, status }: ListState): ListedPipeline[] {
  const wanted = q.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (status !== null && (lastStatus(row) ?? "Unknown") !== status) return false;
    const words = wanted.length > 0 ? wordsOf(row) : "";
    return wanted.every((word) => words.includes(word));
  });
}

type Value = string | number | null;

const VALUES: Partial<Record<SortKey, (row: ListedPipeline, now: number) => Value>> = {
  status: (row) => urgency(lastStatus(row) ?? "Unknown"),
  duration: lastDuration,
  owner: (row) => row.owner,
};

/** Return the rows in the order asked for; what has no value stands last either way, and rows alike keep their order. */
export function sorted(
  rows: readonly ListedPipeline[],
  { sort, descending }: ListState,
  now: number,
): ListedPipeline[] {
  const value = VALUES[sort];
  if (!value) return [...rows];
  const valued = rows.map((row) => ({ row, value: value(row, now) }));
  return valued.sort((one, other) => compared(one.value, other.value, descending)).map(({ row }) => row);
}

function compared(one: Value, other: Value, descending: boolean): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  const ascending =
    typeof one === "number" && typeof other === "number" ? one - other : String(one).localeCompare(String(other));
  return descending ? -ascending : ascending;
}

export type BucketState = "open" | "partial" | "unencrypted" | "unknown" | "blocked";

/** Return what is to be said of a bucket first: what wants attention, then what is not known, then that all is well. */
export function bucketState({ publicAccess, encryption }: ListedBucket): BucketState {
  if (publicAccess === "Open") return "open";
  if (publicAccess === "Partial") return "partial";
  if (encryption === "None") return "unencrypted";
  return publicAccess === "Unknown" || encryption === "Unknown" ? "unknown" : "blocked";
}

const WORST_FIRST: BucketState[] = ["open", "partial", "unencrypted", "unknown", "blocked"];

/** Return the buckets, those that want attention first. */
export const worstFirst = (buckets: readonly ListedBucket[]): ListedBucket[] =>
  [...buckets].sort((one, other) => WORST_FIRST.indexOf(bucketState(one)) - WORST_FIRST.indexOf(bucketState(other)));
