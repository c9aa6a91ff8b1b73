import { problemOf, Unreachable } from "./problem";

type Query = Record<string, string | null | undefined>;

/** The address of a route with the parameters that have a value. */
export function addressOf(path: string, query: Query): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return `${path}?${new URLSearchParams(given)}`;
}

/** Ask a route and return its JSON; a problem is thrown as ApiProblem, no answer at all as Unreachable. */
export async function answerOf<T>(path: string, query: Query, signal?: AbortSignal, body?: string): Promise<T> {
  const response = await fetch(addressOf(path, query), {
    ...(signal ? { signal } : {}),
    ...(body === undefined ? {} : { method: "POST", body, headers: { "Content-Type": "application/json" } }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new Unreachable(error);
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok || answer === null) throw problemOf(response, answer);
  return answer as T;
}
