import { QueryClient } from "@tanstack/react-query";
import { ApiProblem, Unreachable } from "./problem";

const TRIES = 2;
const LONGEST_WAIT = 15_000;

const isPassing = (error: Error): boolean =>
  error instanceof Unreachable || (error instanceof ApiProblem && error.problem.status === 503);

/** Return the keeper of answers: what passes (throttling, no network) is tried again twice, everything else is shown. */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        networkMode: "always",
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < TRIES && isPassing(error),
        retryDelay: (failures, error) => {
          const asked = error instanceof ApiProblem ? error.retryAfter : null;
          return Math.min(LONGEST_WAIT, asked === null ? 500 * 2 ** failures : asked * 1000);
        },
      },
    },
  });
