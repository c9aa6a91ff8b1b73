import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { artifact, edge, lineage, port, resource, step } from "../testing/documents";
import { boxesOf, boxOfPort, nodeId } from "./boxes";
import { drawnFor, graphOf } from "./drawn";
import { nested, type Thing } from "./nested";
import { neighbours } from "./reach";
import type { Artifact, LineageDocument, Resource } from "./types";

const STEPS = ["A", "B", "C"];
const ROLES = ["data", "model", "code"] as const;

/** Any things at all: parts of parts, of nothing, of each other, of themselves. */
const things = fc
  .array(
    fc.record({
      producedBy: fc.subarray(STEPS, { maxLength: 2 }),
      consumedBy: fc.subarray(STEPS, { maxLength: 1 }),
      within: fc.option(fc.nat(9)),
      role: fc.constantFrom(...ROLES),
    }),
    { maxLength: 10 },
  )
  .map((made) => made.map((thing, id) => ({ id, ...thing })));

const documents: fc.Arbitrary<LineageDocument> = fc.tuple(things, things).map(([ofArtifacts, ofResources]) =>
  lineage(
    STEPS.map((name) => step(name)),
    [],
    ofArtifacts.map(({ id, producedBy, consumedBy, ...rest }) =>
      artifact(id, `s3://b/${id % 3}`, producedBy, consumedBy, rest),
    ),
    {},
    ofResources.map(({ id, producedBy, consumedBy, within }) =>
      resource(id, "location", `s3://\${Parameters.P${id}}`, producedBy, consumedBy, { within }),
    ),
  ),
);

/** A thing and all that it is a part of, each once. */
function wholesOf<T extends Thing>(thing: T, all: readonly T[]): T[] {
  const found = new Set([thing]);
  for (const { within } of found) for (const each of all) if (each.id === within) found.add(each);
  return [...found];
}

describe("nested things", () => {
  it("come once each, behind what they are a part of, and fold only into a whole that says the same", () => {
    fc.assert(
      fc.property(things, (given) => {
        const isDrawn = ({ role }: { role: string }) => role !== "code";
        const found = nested<Thing & { role: string }>(given, isDrawn);
        expect(found.map(({ thing }) => thing.id).sort()).toEqual(given.map(({ id }) => id).sort());
        const places = new Map(found.map(({ thing }, place) => [thing.id, place]));
        for (const { thing, whole, writers, isFolded } of found) {
          if (whole) expect(places.get(whole.thing.id)).toBeLessThan(places.get(thing.id) as number);
          if (!isFolded) continue;
          expect(whole?.thing.consumedBy).toEqual([]);
          expect(writers).toEqual(whole?.writers);
          expect(given.filter((each) => each.within === whole?.thing.id && isDrawn(each))).toEqual([thing]);
        }
      }),
    );
  });

  it("may be as deep as they like", () => {
    const chain = Array.from({ length: 20_000 }, (_, id) => ({
      id,
      producedBy: id === 0 ? ["A"] : [],
      consumedBy: [],
      within: id - 1,
    }));
    expect(nested(chain, () => true).filter(({ isFolded }) => isFolded)).toHaveLength(19_999);
  });
});

describe("boxes", () => {
  it("hold each artifact and each resource once, and hide or invent no reader and no writer, whatever the document", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { artifacts, resources } = document.graph;
        const { all, ofArtifact, ofResource } = boxesOf(document);
        expect(all.flatMap((box) => box.artifacts).sort(byId)).toEqual(artifacts);
        expect(all.flatMap((box) => box.resources).sort(byId)).toEqual(resources);
        for (const thing of artifacts) expect(ofArtifact.get(thing.id)?.artifacts).toContain(thing);
        for (const thing of resources) expect(ofResource.get(thing.id)?.resources).toContain(thing);
        for (const { readers, writers, ...box } of all) {
          const held = [...box.artifacts, ...box.resources];
          const around = [
            ...box.artifacts.flatMap((each) => wholesOf(each, artifacts)),
            ...box.resources.flatMap((each) => wholesOf(each, resources)),
          ];
          expect([...readers].sort()).toEqual([...new Set(held.flatMap(({ consumedBy }) => consumedBy))].sort());
          expect(writers).toEqual(expect.arrayContaining(held.flatMap(({ producedBy }) => producedBy)));
          expect(around.flatMap(({ producedBy }) => producedBy)).toEqual(expect.arrayContaining([...writers]));
        }
      }),
    );
  });

  it("are drawn beside every step that reads or writes them, and what a step wrote never comes from nowhere", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const graph = graphOf(document, "both");
        const [ups, downs] = [neighbours(graph, "up"), neighbours(graph, "down")];
        expect(new Set(graph.nodes.map(({ id }) => id)).size).toBe(graph.nodes.length);
        for (const box of boxesOf(document).all.filter(({ isDrawn }) => isDrawn)) {
          const writers = box.isInherited ? [box.whole?.id] : box.writers;
          expect(downs.get(box.id) ?? []).toEqual(expect.arrayContaining([...box.readers]));
          expect(ups.get(box.id) ?? []).toEqual(expect.arrayContaining([...writers]));
        }
      }),
    );
  });

  it("put an output and the one file below it into one, whoever reads the file", () => {
    const document = training({ consumedBy: ["Evaluate", "Register"] });
    expect(graphOf(document, "both").nodes.map(({ id }) => id)).toEqual([
      "Train",
      "s3://models/xgb",
      "Evaluate",
      "Register",
    ]);
    expect(nodeId(document, "s3://models/xgb/job/output/model.tar.gz")).toBe("s3://models/xgb");
    expect(nodeId(document, "Train")).toBe("Train");
    expect(linesOf(document)).toEqual([
      "s3://models/xgb -> Evaluate",
      "s3://models/xgb -> Register",
      "Train -> s3://models/xgb",
    ]);
  });

  it.each<[string, Partial<Artifact>, Partial<Artifact>]>([
    ["something reads the output", { consumedBy: ["Evaluate"] }, {}],
    ["two steps write the output", { producedBy: ["Train", "Evaluate"] }, {}],
    ["another step writes the file", {}, { producedBy: ["Evaluate"] }],
    ["nobody writes it", { producedBy: [] }, {}],
    ["the file is code", {}, { role: "code" }],
  ])("leave them apart if %s", (_, output, file) => {
    const { ofArtifact } = boxesOf(training({ consumedBy: ["Register"], ...file }, output));
    expect(ofArtifact.get(1)).not.toBe(ofArtifact.get(0));
  });

  it("leave several files below an output apart, and lead from the output to each", () => {
    const files = [1, 2].map((id) => artifact(id, `s3://b/out/${id}`, [], [id === 1 ? "B" : "C"], { within: 0 }));
    const document = lineage(
      STEPS.map((name) => step(name)),
      [],
      [artifact(0, "s3://b/out", ["A"], []), ...files],
    );
    expect(linesOf(document)).toEqual([
      "s3://b/out/1 -> B",
      "s3://b/out/2 -> C",
      "A -> s3://b/out",
      "s3://b/out -> s3://b/out/1",
      "s3://b/out -> s3://b/out/2",
    ]);
    expect(boxesOf(document).ofArtifact.get(1)?.writers).toEqual(["A"]);
  });

  it("fold through several levels", () => {
    const document = lineage(
      [step("A"), step("B")],
      [],
      [
        artifact(2, "s3://b/out/job/file", [], ["B"], { within: 1 }),
        artifact(1, "s3://b/out/job", ["A"], [], { within: 0 }),
        artifact(0, "s3://b/out", ["A"], []),
      ],
    );
    expect(boxesOf(document).all.map(({ artifacts }) => artifacts.map(({ id }) => id))).toEqual([[0, 1, 2]]);
  });

  it("have the writer of a whole that is not drawn", () => {
    const document = lineage(
      [step("A"), step("B")],
      [],
      [
        artifact(0, "s3://b/debug", ["A"], [], { role: "debug" }),
        artifact(1, "s3://b/debug/x", [], ["B"], { within: 0 }),
      ],
    );
    expect(linesOf(document)).toEqual(["s3://b/debug/x -> B", "A -> s3://b/debug/x"]);
  });

  it("count as many nodes as there are things in them", () => {
    const drawn = drawnFor(training({ consumedBy: ["Register"] }), WHOLE);
    expect([drawn.graph.nodes.length, drawn.shown, drawn.total]).toEqual([4, 5, 5]);
    expect(drawnFor(training({ consumedBy: ["Register"] }), { ...WHOLE, view: "steps" }).total).toBe(3);
  });

  it("are focused on by the id of a part, too", () => {
    const focus = { ...WHOLE, node: "s3://models/xgb/job/output/model.tar.gz", dir: "up" } as const;
    expect(drawnFor(training({ consumedBy: ["Register"] }), focus).graph.nodes.map(({ id }) => id)).toEqual([
      "Train",
      "s3://models/xgb",
    ]);
  });
});

describe("named resources", () => {
  it("are data as any other: a box each, joined with what reads and writes them", () => {
    const document = lineage(
      [step("Ingest"), step("Train")],
      [edge("Ingest", "Train", "featureGroup", { resourceIds: [0], confidence: "likely" })],
      [],
      {},
      [resource(0, "feature-group", "claims-features", ["Ingest"], ["Train"])],
    );
    const id = "resource:feature-group/claims-features";
    for (const view of ["both", "data"] as const) {
      expect(graphOf(document, view).nodes[1]).toMatchObject({ id, kind: "data", label: "claims-features" });
      expect(linesOf(document, view)).toEqual([`${id} -> Train`, `Ingest -> ${id}`]);
    }
    expect(boxOfPort(boxesOf(document), port("group", null, { resourceId: 0 }))?.id).toBe(id);
    expect(boxOfPort(boxesOf(document), port("text", null))).toBeUndefined();
  });

  const ARN = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/risk/3";
  const registry = { modelPackageArn: ARN, group: "risk", version: 3, approvalStatus: null, status: null };

  it.each<[string, Partial<Resource>, string]>([
    ["of that ARN", { arn: ARN }, "model:Register"],
    ["whose ARN is not known", { name: "${Steps.Register.ModelPackageArn}" }, "model:Register"],
    ["of another ARN", { arn: `${ARN}0`, name: "risk/30" }, "resource:model-package/risk/30"],
    ["that two steps write", { producedBy: ["Register", "Deploy"], name: "x" }, "resource:model-package/x"],
    ["that no step writes", { producedBy: [], name: "x" }, "resource:model-package/x"],
    ["of another kind", { kind: "model", name: "x" }, "resource:model/x"],
  ])("are the model that a step registered if it is a package %s", (_, given, id) => {
    const packages = [{ ...resource(0, "model-package", "risk/3", ["Register"], ["Deploy"]), ...given }];
    const document = lineage([step("Register", { registry }), step("Deploy")], [], [], {}, packages);
    const graph = graphOf(document, "both");
    expect(boxesOf(document).ofResource.get(0)?.id).toBe(id);
    expect(graph.nodes.filter(({ kind }) => kind === "model")).toHaveLength(1);
    expect(linesOf(document)).toContain(`${id} -> Deploy`);
  });

  it("are called by their names, and open ones by what they are a result of or from the first open part on", () => {
    const names = (kind: Resource["kind"], name: string) => {
      const document = lineage([step("A")], [], [], {}, [resource(0, kind, name, ["A"], [])]);
      return graphOf(document, "both").nodes.at(-1)?.label;
    };
    expect(names("model", "risk")).toBe("risk");
    expect(names("model", "${Steps.Create.ModelName}")).toBe("<Create.ModelName>");
    expect(names("location", "s3://${Parameters.Bucket}/claims/${Execution.PipelineExecutionId}")).toBe(
      "${Bucket}/claims/<execution>",
    );
    expect(names("location", "${Loop.Item}")).toBe("${Loop.Item}");
  });
});

const WHOLE = { view: "both", node: null, dir: null, depth: null, fold: [] } as const;

function byId(one: { id: number }, other: { id: number }): number {
  return one.id - other.id;
}

/** Train writes a prefix; what the run put below it is read. */
function training(file: Partial<Artifact>, output: Partial<Artifact> = {}): LineageDocument {
  return lineage(
    [step("Train"), step("Evaluate"), step("Register")],
    [],
    [
      artifact(0, "s3://models/xgb", ["Train"], [], { role: "model", ...output }),
      artifact(1, "s3://models/xgb/job/output/model.tar.gz", [], [], { role: "model", within: 0, ...file }),
    ],
  );
}

function linesOf(document: LineageDocument, view: "both" | "data" = "both"): string[] {
  return graphOf(document, view).lines.map(({ from, to }) => `${from} -> ${to}`);
}
