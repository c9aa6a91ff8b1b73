import { describe, expect, it } from "vitest";
import { lineage, step } from "../testing/documents";
import { opaqueSteps } from "./opaque";
import type { Gap } from "./types";

const gap = (code: Gap["code"], ...affects: string[]): Gap =>
  ({ code, affects, detail: "", operation: null, iamAction: null, resource: null }) as Gap;

describe("steps that hide their data", () => {
  it("are those that such gaps point into, whatever else they point at", () => {
    const gaps = [
      gap("opaque", "/graph/nodes/1/inputs"),
      gap("opaque", "/graph/nodes/9/inputs", "/graph"),
      gap("access-denied", "/graph/nodes/0"),
    ];
    expect([...opaqueSteps(lineage([step("A"), step("B")], [], [], { gaps }))]).toEqual(["B"]);
  });
});
