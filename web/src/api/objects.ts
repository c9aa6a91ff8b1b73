import { useQuery } from "@tanstack/react-query";
import { answerOf } from "./plain";

/** What lay at a location when it was looked at. */
export interface Objects {
  uri: string;
  exists: boolean;
  count: number;
  sizeBytes: number;
  lastModified: string | null;
  /** Whether there is more than was counted. */
  truncated: boolean;
  asOf: string;
}

interface Where {
  pipeline: string;
  region: string;
  profile: string | null;
}

/** What lies at a location of a lineage now; asked for by `refetch` only, and kept. */
export const useObjects = (uri: string, { pipeline, region, profile }: Where, execution: string | undefined) =>
  useQuery({
    queryKey: ["objects", uri, pipeline, region, profile, execution],
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: ({ signal }) => answerOf<Objects>("/objects", { uri, pipeline, region, profile, execution }, signal),
  });
