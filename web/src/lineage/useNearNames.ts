import { useQuery } from "@tanstack/react-query";
import { client, dataOf } from "../api/client";
import { nearest } from "./nearest";

const PAGE = 100;

/** The names of pipelines in the region that are nearest to one that does not exist; one page of the list is looked at. */
export function useNearNames(name: string, region: string, query: string): string[] {
  const profile = new URLSearchParams(query).get("profile");
  const list = useQuery({
    queryKey: ["near-names", region, profile],
    retry: false,
    queryFn: ({ signal }) =>
      dataOf(
        client.GET("/pipelines", {
          params: { query: { region, limit: PAGE, ...(profile ? { profile } : {}) } },
          signal,
        }),
      ),
  });
  return nearest(name, list.data?.pipelines.map((pipeline) => pipeline.name) ?? []);
}
