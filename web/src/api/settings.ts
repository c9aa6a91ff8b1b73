import { useQuery } from "@tanstack/react-query";
import { client, dataOf } from "./client";
import type { components } from "./schema";

export type Settings = components["schemas"]["ServiceSettings"];

/** Ask what the service offers: regions, account, profiles, features. */
export const useSettings = () =>
  useQuery({
    queryKey: ["settings"],
    staleTime: 300_000,
    queryFn: ({ signal }) => dataOf(client.GET("/settings", { signal })),
  });
