import type { components } from "./schema";

export type Problem = components["schemas"]["Problem"];
export type Gap = components["schemas"]["Gap"];

/** What the service answered instead of data: its code, words, hint and the id of the request. */
export class ApiProblem extends Error {
  readonly problem: Problem;
  /** Seconds after which the service asks to be tried again; null where it does not say. */
  readonly retryAfter: number | null;

  constructor(problem: Problem, retryAfter: number | null) {
    super(problem.detail);
    this.name = "ApiProblem";
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

/** The service could not be reached at all: no network, or it does not run. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super("The service cannot be reached.", { cause });
    this.name = "Unreachable";
  }
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === "object" && body !== null && typeof (body as Problem).code === "string";

/** Return the error of an answer. An answer of something in between that is no problem+json keeps its status. */
export function problemOf(response: Response, body: unknown): ApiProblem {
  const seconds = Number.parseInt(response.headers.get("retry-after") ?? "", 10);
  const problem: Problem = isProblem(body)
    ? body
    : {
        type: "about:blank",
        title: `HTTP ${response.status}`,
        status: response.status,
        detail: response.statusText || `HTTP ${response.status}`,
        code: `http-${response.status}`,
        requestId: response.headers.get("x-request-id") ?? "",
      };
  return new ApiProblem(problem, Number.isNaN(seconds) ? null : seconds);
}
