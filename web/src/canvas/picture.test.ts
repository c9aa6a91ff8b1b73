import { describe, expect, it } from "vitest";
import { artifact, edge, lineage, resource, run, step } from "../testing/documents";
import { en } from "../text/en";
import { formatOf } from "../text/format";
import { DEFAULTS } from "../url/viewState";
import { picture } from "./picture";

describe("the picture as a file", () => {
  it("shows what the page shows, with title, time and legend", async () => {
    const execution = { id: "q5gje5z53rfs", status: "Failed", startTime: "2026-11-22T09:14:05Z" } as never;
    const document = lineage(
      [
        step("Prep", { run: run("Succeeded") }),
        step("Score", { type: "Transform", run: run("Failed") }),
        step("Now", { run: run("Executing", { elapsedSec: 4 }) }),
      ],
      [edge("Prep", "Score")],
      [artifact(0, "s3://acme/x", [], ["Prep"])],
      { execution },
    );
    const svg = await picture(document, { ...DEFAULTS, security: true }, en, formatOf("en", "UTC"));
    for (const words of [
      "claims",
      "q5gje5z53rfs · Failed · 2026-11-22 09:14 UTC",
      "drawn 2026-11-22 10:02 UTC",
      "x, not read",
      "not read",
      "Transform",
    ]) {
      expect(svg).toContain(words);
    }
  });

  it("shows the same boxes as the page: parts in their whole, named resources, what is only possible, what is hidden", async () => {
    const document = lineage(
      [step("Train"), step("Call", { type: "Lambda" })],
      [edge("Train", "Call", "s3:uri", { artifactIds: [2], confidence: "possible" })],
      [
        artifact(0, "s3://models/xgb", ["Train"], []),
        artifact(1, "s3://models/xgb/model.tar.gz", [], [], { within: 0 }),
        artifact(2, "s3://lake/x", [], ["Call"]),
      ],
      { gaps: [{ code: "opaque", affects: ["/graph/nodes/1/inputs"] } as never] },
      [resource(0, "table", "lake.claims", [], ["Train"])],
    );
    const svg = await picture(document, DEFAULTS, en, formatOf("en", "UTC"));
    expect(svg.match(/<title>[^<]*<\/title>/g)?.slice(1)).toEqual([
      "<title>lake.claims, table</title>",
      "<title>Train, Processing</title>",
      "<title>xgb, models</title>",
      "<title>x, lake</title>",
      "<title>Call, Lambda</title>",
    ]);
    expect(svg.match(/stroke-dasharray="5 5"/g)).toHaveLength(1);
    for (const words of ["hides its data", "possible flow"]) expect(svg).toContain(words);
  });

  it("has no execution to tell of where nothing ran", async () => {
    const svg = await picture(lineage([step("Prep")]), DEFAULTS, en, formatOf("en", "UTC"));
    expect(svg).toContain("drawn 2026-11-22 10:02 UTC");
    expect(svg).not.toContain("Failed");
  });
});
