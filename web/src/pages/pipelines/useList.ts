import { useCallback, useEffect, useMemo, useState } from "react";
import type { ListedPipeline } from "../../api/pipelines";
import { type PipelineDetails, type PipelinesQuestion, usePipelineDetails, usePipelines } from "../../api/pipelines";
import type { Gap } from "../../api/problem";
import { type ListState, narrows, needsAll, serviceSort } from "./listState";
import { filtered, sorted } from "./rows";

/** What the page shows of the list, and how it goes on. */
export interface List {
  query: ReturnType<typeof usePipelines>;
  /** Every row that is loaded. */
  all: readonly ListedPipeline[];
  /** Those that are shown, in their order. */
  rows: readonly ListedPipeline[];
  /** How many there are in all; null where the service does not know. */
  total: number | null;
  /** How many rows there will be once all are loaded; null where that is not known yet. */
  rowCount: number | null;
  gaps: readonly Gap[];
  details: Map<string, PipelineDetails | null>;
  onSeen: (first: number, last: number) => void;
  /** The domains that rows have had so far. */
  domains: readonly string[];
}

const NEAR_THE_END = 30;

/** Load the pipelines of a region: the next page as the end comes into view, every page where a filter needs them. */
export function useList(region: string | null, state: ListState): List {
  const sort = serviceSort(state);
  const { profile, domain } = state;
  const question = useMemo<PipelinesQuestion | null>(
    () => (region === null ? null : { region, profile, domain, sort }),
    [region, profile, domain, sort],
  );
  const query = usePipelines(question);
  const pages = query.data?.pages;
  const all = useMemo(() => onceEach(pages?.flatMap((page) => page.pipelines) ?? []), [pages]);
  // Rows are sorted anew when they or the order change, not with the clock.
  const rows = useMemo(() => sorted(filtered(all, state), state, Date.now()), [all, state]);
  const [seen, setSeen] = useState({ first: 0, last: 0 });
  const onSeen = useCallback((first: number, last: number) => setSeen({ first, last }), []);
  const names = useMemo(() => rows.slice(seen.first, seen.last).map((row) => row.name), [rows, seen]);
  const details = usePipelineDetails(region, profile, names);

  const wantsMore = needsAll(state) || seen.last + NEAR_THE_END >= rows.length;
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  useEffect(() => {
    // A page may come so fast that it was never seen on its way: the pages themselves say that it is there.
    if (pages && wantsMore && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [pages, wantsMore, hasNextPage, isFetching, isError, fetchNextPage]);

  return {
    query,
    all,
    rows,
    total: pages?.at(-1)?.total ?? (hasNextPage ? null : all.length),
    rowCount: hasNextPage ? (narrows(state) ? null : (pages?.at(-1)?.total ?? null)) : rows.length,
    gaps: useMemo(() => pages?.flatMap((page) => page.gaps) ?? [], [pages]),
    details,
    onSeen,
    domains: useDomains(all),
  };
}

// A pipeline that was made or removed between two pages may come twice.
const onceEach = (rows: readonly ListedPipeline[]): ListedPipeline[] => [
  ...new Map(rows.map((row) => [row.name, row])).values(),
];

function useDomains(all: readonly ListedPipeline[]): readonly string[] {
  const [met, setMet] = useState<readonly string[]>([]);
  const now = [...new Set([...met, ...all.flatMap((row) => row.domain ?? [])])].sort();
  if (now.length !== met.length) setMet(now);
  return now;
}
