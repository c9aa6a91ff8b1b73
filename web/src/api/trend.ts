import { useQuery } from "@tanstack/react-query";
import { answerOf } from "./plain";
import type { Gap } from "./problem";

/** The metrics of a step over the last executions, the oldest first. */
export interface Trend {
  executions: TrendExecution[];
  gaps: Gap[];
}

export interface TrendExecution {
  id: string;
  startTime: string | null;
  status: string;
  stepStatus: string | null;
  cacheHit: boolean;
  metrics: Record<string, number>;
}

interface Where {
  pipeline: string;
  region: string;
  profile: string | null;
}

const LAST = 20;

/** Ask for the metrics of a step over the last executions; once, and kept. */
export const useTrend = ({ pipeline, region, profile }: Where, step: string) =>
  useQuery({
    queryKey: ["trend", pipeline, step, region, profile],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      answerOf<Trend>(
        `/pipelines/${encodeURIComponent(pipeline)}/steps/${encodeURIComponent(step)}/metrics`,
        { region, profile, last: String(LAST) },
        signal,
      ),
  });
