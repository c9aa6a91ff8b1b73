import { describe, expect, it } from "vitest";
import { artifact, edge, lineage, port, run, step } from "../testing/documents";
import { artifactsById, dataIds, modelId } from "./ids";
import { drawnGraph } from "./model";
import type { DrawnGraph, LineageDocument, View } from "./types";

function drawn(document: LineageDocument, view: View): { nodes: string[]; lines: string[] } {
  const { nodes, lines }: DrawnGraph = drawnGraph(document, view);
  const arrow = (line: DrawnGraph["lines"][number]) => (line.twoWay ? "<->" : line.back ? "-back->" : "->");
  return {
    nodes: nodes.map(({ id, kind }) => `${kind} ${id}`),
    lines: lines.map(
      (line) => `${line.from} ${arrow(line)} ${line.to} ${line.kind}${line.label ? ` ${line.label}` : ""}`,
    ),
  };
}

const training = lineage(
  [step("Prep", { outputs: [port("train", 1)] }), step("Train", { type: "Training", inputs: [port("train", 1)] })],
  [edge("Prep", "Train", "ref:Get", { label: "train", artifactId: 1 }), edge("Prep", "Train", "dependsOn")],
  [artifact(0, "s3://raw/claims", [], ["Prep"]), artifact(1, "s3://feat/claims/train", ["Prep"], ["Train"])],
);

describe("the steps", () => {
  it("are boxes, joined by one line for each pair, the strongest reason first", () => {
    expect(drawn(training, "steps")).toEqual({ nodes: ["step Prep", "step Train"], lines: ["Prep -> Train data"] });
  });

  it("say on which branch they are, and with which trigger", () => {
    const nodes = [
      step("If", { type: "Condition" }),
      step("A", { parent: "If", branch: "if" }),
      step("B", { parent: "If", branch: "else" }),
      step("Sorry"),
    ];
    const edges = [
      edge("If", "A", "branch:if"),
      edge("If", "B", "branch:else"),
      edge("A", "Sorry", "trigger:Failed"),
      edge("B", "Sorry", "dependsOn"),
    ];
    expect(drawn(lineage(nodes, edges), "steps").lines).toEqual([
      "If -> A branch true",
      "If -> B branch else",
      "A -> Sorry trigger Failed",
      "B -> Sorry order",
    ]);
  });

  it("enter a branch or a body where it begins, not again at each step that waits inside", () => {
    const inside = { parent: "Loop", branch: "body" } as const;
    const nodes = [step("Loop", { type: "ForEach" }), step("One", inside), step("Two", inside), step("After")];
    const edges = [
      edge("Loop", "One", "body:forEach"),
      edge("Loop", "Two", "body:forEach"),
      edge("One", "Two"),
      edge("Loop", "After"),
      edge("Gone", "Two"),
    ];
    expect(drawn(lineage(nodes, edges), "steps").lines.slice(0, 3)).toEqual([
      "Loop -> One each each",
      "One -> Two data",
      "Loop -> After data",
    ]);
  });

  it("keep the line to a branch whose steps wait for each other in a circle", () => {
    const inside = { parent: "If", branch: "if" } as const;
    const nodes = [step("If"), step("A", inside), step("B", inside)];
    const edges = [edge("If", "A", "branch:if"), edge("If", "B", "branch:if"), edge("A", "B"), edge("B", "A")];
    expect(drawn(lineage(nodes, edges), "steps").lines).toEqual(["If -> A branch true", "A <-> B data"]);
  });

  it("draw what closes a circle as such, and nothing from a step to itself", () => {
    const nodes = [step("A"), step("B"), step("C")];
    const edges = [edge("A", "B"), edge("B", "C"), edge("C", "A"), edge("B", "B")];
    expect(drawn(lineage(nodes, edges), "steps").lines).toEqual(["A -> B data", "B -> C data", "C -back-> A data"]);
  });
});

describe("steps and data", () => {
  it("stand beside each other, and a dependency through data is drawn once", () => {
    expect(drawn(training, "both")).toEqual({
      nodes: ["data s3://raw/claims", "step Prep", "data s3://feat/claims/train", "step Train"],
      lines: [
        "s3://raw/claims -> Prep data",
        "s3://feat/claims/train -> Train data",
        "Prep -> s3://feat/claims/train data",
      ],
    });
  });

  it("leave out code, configuration and what nobody touches", () => {
    const artifacts = [artifact(0, "s3://b/code.py", [], ["A"], { role: "code" }), artifact(1, "s3://b/idle", [], [])];
    expect(drawn(lineage([step("A")], [], artifacts), "both").nodes).toEqual(["step A"]);
  });

  it("follow a dependency by the artifact it names, though no output of its step was seen", () => {
    const artifacts = [artifact(0, "s3://m/xgb/model.tar.gz", [], ["Register"], { role: "model" })];
    const document = lineage(
      [step("Tune"), step("Register")],
      [edge("Tune", "Register", "ref:Get", { artifactId: 0 })],
      artifacts,
    );
    expect(drawn(document, "both").lines).toEqual([
      "s3://m/xgb/model.tar.gz -> Register data",
      "Tune -> s3://m/xgb/model.tar.gz data",
    ]);
  });

  it("follow a dependency that feeds several inputs by their names, or not at all", () => {
    const artifacts = [artifact(0, "s3://b/a", [], ["Train"]), artifact(1, "s3://b/b", [], ["Train"])];
    const inputs = [port("a", 0), port("b", 1), port("twice", 0), port("twice", 1), port("open", null)];
    const document = (label: string) =>
      lineage([step("Prep"), step("Train", { inputs })], [edge("Prep", "Train", "ref:Get", { label })], artifacts);
    expect(drawn(document("a, b"), "both").lines).toEqual([
      "s3://b/a -> Train data",
      "s3://b/b -> Train data",
      "Prep -> s3://b/a data",
      "Prep -> s3://b/b data",
    ]);
    for (const label of ["a, twice", "a, missing", "open"]) {
      expect(drawn(document(label), "both").lines).toContain("Prep -> Train data");
    }
  });

  it("keep what only orders, and what leads to a step that is not there, beside the data", () => {
    const document = lineage(
      [step("A"), step("B")],
      [edge("A", "B", "dependsOn", { artifactId: 0 })],
      [artifact(0, "s3://b/a", [], ["B"])],
    );
    expect(drawn(document, "both").lines).toContain("A -> B order");
    const odd = lineage([step("A")], [edge("A", "Gone", "ref:Get", { label: "x" })]);
    expect(drawn(odd, "both").lines).toEqual([]);
  });

  it("show data that a step reads and writes as a line both ways", () => {
    expect(drawn(lineage([step("A")], [], [artifact(0, "s3://b/t", ["A"], ["A"])]), "both").lines).toEqual([
      "s3://b/t <-> A data",
    ]);
  });

  it("show branches beside the data", () => {
    const document = lineage([step("If"), step("A", { parent: "If", branch: "if" })], [edge("If", "A", "branch:if")]);
    expect(drawn(document, "both").lines).toEqual(["If -> A branch true"]);
  });

  it("show registered models", () => {
    const registry = { modelPackageArn: "arn", group: "risk", version: 3, approvalStatus: null, status: null };
    const nodes = [step("R", { registry }), step("S", { registry: { ...registry, group: null, version: null } })];
    const graph = drawnGraph(lineage(nodes), "both");
    expect(graph.nodes.map(({ label }) => label)).toEqual(["R", "risk v3", "S", "S"]);
    expect(graph.lines.map(({ to }) => to)).toEqual([modelId("R"), modelId("S")]);
  });

  it("keep data inside the branch of all the steps that touch it", () => {
    const inside = { parent: "If", branch: "if" } as const;
    const nodes = [step("If"), step("A", inside), step("B", inside), step("C")];
    const artifacts = [
      artifact(0, "s3://b/in", ["A"], ["B"]),
      artifact(1, "s3://b/out", ["A"], ["C"]),
      artifact(2, "s3://b/odd", [], ["Gone", "A"]),
    ];
    const places = new Map(
      drawnGraph(lineage(nodes, [], artifacts), "both").nodes.map(({ id, inside }) => [id, inside]),
    );
    expect(places.get("s3://b/in")).toEqual({ step: "If", branch: "if" });
    expect(places.get("s3://b/out")).toBeNull();
    expect(places.get("s3://b/odd")).toBeNull();
  });
});

describe("the data alone", () => {
  it("has steps as names on its lines, and only those that touch data", () => {
    const document = lineage([...training.graph.nodes, step("Notify")], training.graph.edges, training.graph.artifacts);
    expect(drawn(document, "data").nodes).toEqual([
      "data s3://raw/claims",
      "hop Prep",
      "data s3://feat/claims/train",
      "hop Train",
    ]);
    const hop = (name: string) =>
      drawnGraph(lineage([step(name)], [], [artifact(0, "s3://b/x", [], [name])]), "data").nodes[1];
    expect([hop("A")?.width, hop("A-step-of-a-very-long-name")?.width]).toEqual([64, 168]);
  });
});

describe("data that is no S3 location", () => {
  const nodes = [step("Create"), step("Score"), step("Notify")];
  const edges = [edge("Create", "Score", "ref:Get"), edge("Score", "Notify", "dependsOn")];
  const document = lineage(nodes, edges, [artifact(0, "s3://b/model", [], ["Create"])]);

  it("keeps the steps together that hand it on, also where the data stands alone", () => {
    expect(drawn(document, "data").nodes).toEqual(["data s3://b/model", "hop Create", "hop Score"]);
    const lines = drawnGraph(document, "data").lines.map(({ from, to, kind }) => [from, to, kind]);
    expect(lines).toContainEqual(["Create", "Score", "data"]);
    expect(lines).toHaveLength(2);
  });
});

describe("the ids of data", () => {
  it("are its URI, and a number more where that is taken", () => {
    const document = lineage(
      [step("s3://b/step")],
      [],
      [
        artifact(0, "s3://b/x", [], []),
        artifact(1, "s3://b/x", [], []),
        artifact(2, "s3://b/x", [], []),
        artifact(3, "s3://b/step", [], []),
      ],
    );
    expect([...dataIds(document).values()]).toEqual(["s3://b/x", "s3://b/x#2", "s3://b/x#3", "s3://b/step#2"]);
    expect(artifactsById(document).get("s3://b/x#3")?.id).toBe(2);
  });
});

describe("the names of data", () => {
  const execution = { id: "q5gje5z53rfs" } as NonNullable<LineageDocument["execution"]>;
  it.each([
    ["s3://acme-raw/claims", "claims"],
    ["s3://acme-raw", "acme-raw"],
    ["s3://feat/claims/q5gje5z53rfs/train", "claims/train"],
    ["s3://models/claims/xgb/q5gje5z53rfs-Tune-7B/output/model.tar.gz", "xgb/model.tar.gz"],
    ["s3://models/linear/pipelines-3921mmv141rw-Train-UK0D/output/model.tar.gz", "linear/model.tar.gz"],
    ["s3://feat/claims/3921mmv141rw/train", "claims/train"],
    ["s3://feat/claims/transactions/train", "transactions/train"],
    ["s3://b/runs/q5gje5z53rfs", "runs/q5gje5z53rfs"],
    ["s3://b/jobs/output", "jobs/output"],
  ])("say what tells %s apart", (uri, label) => {
    const cacheHit = {
      sourceExecutionArn: "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/p/execution/3921mmv141rw",
    };
    const reused = step("A", { run: run("Succeeded", { cacheHit }) });
    const document = lineage([reused], [], [artifact(0, uri, [], ["A"])], { execution });
    expect(drawnGraph(document, "both").nodes[0]?.label).toBe(label);
  });

  it("are the URI where there is nothing else", () => {
    const odd = artifact(0, "", [], ["A"], { bucket: "", key: null });
    expect(drawnGraph(lineage([step("A")], [], [odd]), "both").nodes[0]?.label).toBe("");
  });
});
