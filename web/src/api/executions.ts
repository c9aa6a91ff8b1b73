import { useInfiniteQuery } from "@tanstack/react-query";
import { client, dataOf } from "./client";
import type { components, operations } from "./schema";

export type ListedExecution = components["schemas"]["ListedExecution"];
export type ExecutionsQuery = Omit<operations["listExecutions"]["parameters"]["query"], "cursor">;

/** Ask for the executions of a pipeline, newest first, page by page. */
export const useExecutions = (name: string, query: ExecutionsQuery, enabled = true) =>
  useInfiniteQuery({
    queryKey: ["executions", name, query],
    enabled,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      dataOf(
        client.GET("/pipelines/{name}/executions", {
          params: { path: { name }, query: pageParam === null ? query : { ...query, cursor: pageParam } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.cursor,
  });
