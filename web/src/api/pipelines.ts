import { useInfiniteQuery, useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { batched } from "./batched";
import { client, dataOf } from "./client";
import type { components, operations } from "./schema";

export type ListedPipeline = components["schemas"]["ListedPipeline"];
export type ListedBucket = components["schemas"]["ListedBucket"];
export type Outcome = components["schemas"]["Outcome"];
export type PipelineList = components["schemas"]["PipelineList"];
type ListQuery = operations["listPipelines"]["parameters"]["query"];

/** Which pipelines to list: of a region, with a profile, of a domain, in an order the service knows. */
export interface PipelinesQuestion {
  region: string;
  profile: string | null;
  domain: string | null;
  sort: string;
}

/** What is read of a row only once it is seen. */
export type PipelineDetails = Pick<ListedPipeline, "buckets" | "stepCount"> & Pick<PipelineList, "gaps">;

const ALWAYS = "lastExecution,tags,outcomes";
const ON_SIGHT = "buckets,stepCount";
const RUNNING = new Set(["Executing", "Starting", "Stopping"]);
const POLL = 20_000;
const MOST_NAMES = 20;

/** Tell whether an execution of that status still runs. */
export const isRunning = (status: string | null | undefined): boolean => RUNNING.has(status ?? "");

const given = (query: Record<string, string | null>): ListQuery =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value)) as unknown as ListQuery;

const asked = ({ region, profile, domain, sort }: PipelinesQuestion, cursor: string | null): ListQuery =>
  given({ region, profile, domain, sort, cursor, include: ALWAYS });

const someRuns = (pages: readonly PipelineList[]): boolean =>
  pages.some((page) => page.pipelines.some((row) => isRunning(row.lastExecution?.status)));

type Asked = PipelinesQuestion | null | undefined;

const isOfSameAccount = (before: Asked, now: Asked): boolean =>
  before?.region === now?.region && before?.profile === now?.profile;

/** Ask for pipelines, page by page; while one of them runs, again every 20 seconds. */
export const usePipelines = (question: PipelinesQuestion | null) =>
  useInfiniteQuery({
    queryKey: ["pipelines", question],
    enabled: question !== null,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      if (!question) throw new Error("Nothing is asked without a region.");
      return dataOf(client.GET("/pipelines", { params: { query: asked(question, pageParam) }, signal }));
    },
    getNextPageParam: (page) => page.cursor,
    // Another order or domain: the rows of before stay until the new ones are here. Never those of another region.
    placeholderData: (before, query) => (isOfSameAccount(query?.queryKey[1] as Asked, question) ? before : undefined),
    refetchInterval: ({ state }) => (someRuns(state.data?.pages ?? []) ? POLL : false),
  });

const detailsOf = async (region: string, profile: string | null, names: readonly string[]) => {
  const query = given({ region, profile, names: names.join(","), include: ON_SIGHT });
  const list = await dataOf(client.GET("/pipelines", { params: { query } }));
  return new Map(list.pipelines.map((row) => [row.name, detailsOfRow(row, list)]));
};

const detailsOfRow = (row: ListedPipeline, list: PipelineList): PipelineDetails => ({
  buckets: row.buckets,
  stepCount: row.stepCount,
  gaps: list.gaps.filter((gap) =>
    gap.affects.some((path) => path.startsWith(`/pipelines/${list.pipelines.indexOf(row)}/`)),
  ),
});

/** Ask for what is read on sight of the rows of those names, twenty names a request; missing while on its way. */
export function usePipelineDetails(
  region: string | null,
  profile: string | null,
  names: readonly string[],
): Map<string, PipelineDetails | null> {
  const load = useMemo(
    () => (region === null ? null : batched((wanted) => detailsOf(region, profile, wanted), MOST_NAMES)),
    [region, profile],
  );
  return useQueries({
    queries: names.map((name) => ({
      queryKey: ["pipeline-details", region, profile, name],
      enabled: load !== null,
      staleTime: 300_000,
      queryFn: async () => (await load?.(name)) ?? null,
    })),
    combine: (answers) =>
      new Map(answers.flatMap(({ data }, at) => (data === undefined ? [] : [[names[at] ?? "", data] as const]))),
  });
}
