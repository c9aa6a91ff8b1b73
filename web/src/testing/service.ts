import { vi } from "vitest";

/** What the service answers at a path: JSON with 200, or whatever Response is made. */
export type Answer = (url: URL, request: Request) => unknown;

/** Stand in for the service: answers by path; what is not listed cannot be reached. Returns what was asked. */
export function serve(answers: Record<string, Answer>): URL[] {
  const asked: URL[] = [];
  vi.stubGlobal("fetch", async (given: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(
      given instanceof Request ? given : new URL(String(given), window.location.origin),
      init,
    );
    const url = new URL(request.url);
    asked.push(url);
    const answer = answers[url.pathname];
    if (!answer) throw new TypeError("no service");
    const body = await answer(url, request);
    return body instanceof Response ? body : Response.json(body);
  });
  return asked;
}

/** A problem as the service tells it. */
export function problem(status: number, code: string, more: Record<string, unknown> = {}): Response {
  const body = { type: `urn:${code}`, title: code, status, detail: `Told: ${code}.`, code, requestId: "r-1", ...more };
  return Response.json(body, { status, headers: { "Content-Type": "application/problem+json" } });
}
