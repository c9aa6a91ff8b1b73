import { describe, expect, it } from "vitest";
import { artifact, edge, lineage, run, step } from "../testing/documents";
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

  it("has no execution to tell of where nothing ran", async () => {
    const svg = await picture(lineage([step("Prep")]), DEFAULTS, en, formatOf("en", "UTC"));
    expect(svg).toContain("drawn 2026-11-22 10:02 UTC");
    expect(svg).not.toContain("Failed");
  });
});
