import { useInfiniteQuery } from "@tanstack/react-query";
import { client, dataOf } from "./client";

/** Ask for the findings of a region's pipelines, a few at a time; the caller asks for the next ones. */
export const usePosture = (region: string, profile: string | null) =>
  useInfiniteQuery({
    queryKey: ["posture", region, profile],
    staleTime: 60_000,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      dataOf(
        client.GET("/posture", {
          params: {
            query: { region, ...(profile ? { profile } : {}), ...(pageParam === null ? {} : { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.cursor,
  });
