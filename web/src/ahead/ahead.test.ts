import { beforeEach, describe, expect, it, vi } from "vitest";
import { client } from "../api/client";
import { beginAhead } from "./ahead";
import { takeAhead } from "./answers";
import { lineageQuery } from "./lineageQuery";
import { layoutWorker } from "./worker";

const NEVER = () => new Promise<Response>(() => {});

/** Let the page of an address begin, with what the service answers by path, and return what was asked. */
function begun(address: string, answers: Record<string, () => Promise<Response>> = {}): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (input: RequestInfo | URL) => {
    const url = new URL(input instanceof Request ? input.url : String(input), window.location.origin);
    asked.push(`${url.pathname}${url.search}`);
    return (answers[url.pathname] ?? NEVER)();
  });
  beginAhead(new URL(address, window.location.origin) as unknown as Location);
  return asked;
}

const json = (body: unknown) => async () => new Response(JSON.stringify(body));

describe("what is begun ahead", () => {
  beforeEach(() => {
    takeAhead("/settings");
  });

  it("asks for the lineage at once where the address names the region", () => {
    const asked = begun("/ui/pipelines/mlops?region=eu-west-1&exec=abc&profile=dev&security=1");
    expect(asked).toEqual([
      "/settings",
      "/lineage?pipeline=mlops&region=eu-west-1&execution=abc&profile=dev&include=run%2Cjobs%2Cmetrics%2Cregistry%2Cs3%2Cfindings",
    ]);
  });

  it("asks for the lineage as soon as the service has told its region", async () => {
    const asked = begun("/ui/pipelines/mlops", {
      "/settings": json({ defaultRegion: null, regions: ["eu-north-1", "eu-west-1"] }),
    });
    await vi.waitFor(() => expect(asked[1]).toBe("/lineage?pipeline=mlops&region=eu-north-1&includeLatestExec=true"));
  });

  it.each([
    ["there is no region", json({ defaultRegion: null, regions: [] })],
    ["the settings are refused", async () => new Response("{}", { status: 403 })],
    ["the service is gone", () => Promise.reject(new TypeError("no network"))],
  ])("asks for no lineage where %s", async (_why, settings) => {
    const asked = begun("/ui/pipelines/mlops", { "/settings": settings });
    await new Promise((done) => setTimeout(done, 20));
    expect(asked).toEqual(["/settings"]);
  });

  it.each(["/ui/pipelines", "/ui/security", "/ui/definition", "/ui/nothing"])(
    "asks for no lineage on %s",
    (address) => {
      expect(begun(`${address}?region=eu-west-1`)).toEqual(["/settings"]);
    },
  );

  it("is what the page gets when it asks the same, once", async () => {
    const document = { schemaVersion: "1.0" };
    const asked = begun("/ui/pipelines/a%20b?region=eu-west-1&security=1", { "/lineage": json(document) });
    const state = { exec: null, profile: null, security: true } as Parameters<typeof lineageQuery>[2];
    const ask = () => client.GET("/lineage", { params: { query: lineageQuery("a b", "eu-west-1", state) } });
    expect((await ask()).data).toEqual(document);
    expect(asked).toHaveLength(2);
    await ask();
    expect(asked).toHaveLength(3);
  });
});

describe("the worker of the layout", () => {
  it("is started ahead once, and given away once", () => {
    class FakeWorker {}
    vi.stubGlobal("Worker", FakeWorker);
    begun("/ui/pipelines/mlops?region=eu-west-1");
    begun("/ui/pipelines/mlops?region=eu-west-1");
    const first = layoutWorker();
    expect(first).toBeInstanceOf(FakeWorker);
    expect(layoutWorker()).not.toBe(first);
  });
});
