import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { client, dataOf } from "./client";
import type { components, operations } from "./schema";

export type LineageDocument = components["schemas"]["LineageDocument"];
export type LineageQuery = NonNullable<operations["getLineage"]["parameters"]["query"]>;

/** Ask for the lineage of one pipeline; the last document stays while another is on its way. */
export const useLineage = (query: LineageQuery) =>
  useQuery({
    queryKey: ["lineage", query],
    queryFn: ({ signal }) => dataOf(client.GET("/lineage", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
