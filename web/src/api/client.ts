import createClient, { type FetchResponse } from "openapi-fetch";
import { takeAhead } from "../ahead/answers";
import { problemOf, Unreachable } from "./problem";
import type { paths } from "./schema";

/** The service, typed by its own description. Answers are revalidated by the browser with their ETag. */
export const client = createClient<paths>({ baseUrl: window.location.origin, fetch: (request) => reach(request) });

async function reach(request: Request): Promise<Response> {
  try {
    const isPlain = request.method === "GET" && !request.headers.has("If-None-Match");
    return await ((isPlain && takeAhead(request.url)) || fetch(request));
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new Unreachable(error);
  }
}

type Answer<T extends Record<string | number, unknown>, O, M extends `${string}/${string}`> = Promise<
  FetchResponse<T, O, M>
>;

/** Return the data of an answer; a problem is thrown as ApiProblem, no answer at all as Unreachable. */
export async function dataOf<T extends Record<string | number, unknown>, O, M extends `${string}/${string}`>(
  answer: Answer<T, O, M>,
): Promise<NonNullable<FetchResponse<T, O, M>["data"]>> {
  const { data, error, response } = await answer;
  if (data === undefined || data === null) throw problemOf(response, error);
  return data;
}
