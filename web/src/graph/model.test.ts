import { describe, expect, it } from "vitest";
import { artifact, edge, lineage, port, run, step } from "../testing/documents";
import { boxesOf } from "./boxes";
import { modelId } from "./ids";
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

  it("follow a dependency by what it brings, though no output of its step was seen", () => {
    const artifacts = [
      artifact(0, "s3://m/xgb/model.tar.gz", [], ["Register"], { role: "model" }),
      artifact(1, "s3://b/code", [], ["Register"], { role: "code" }),
    ];
    const bringing = (artifactIds: number[]) =>
      lineage([step("Tune"), step("Register")], [edge("Tune", "Register", "ref:Get", { artifactIds })], artifacts);
    expect(drawn(bringing([0, 1]), "both").lines).toEqual([
      "s3://m/xgb/model.tar.gz -> Register data",
      "Tune -> s3://m/xgb/model.tar.gz data",
    ]);
    expect(drawn(bringing([1]), "both").lines).toContain("Tune -> Register data");
    expect(drawn(bringing([7]), "both").lines).toContain("Tune -> Register data");
  });

  it("follow a dependency into a part of what its step writes, and leave out what else only says the same", () => {
    const artifacts = [
      artifact(0, "s3://b/out", ["Prep"], ["Check"]),
      artifact(1, "s3://b/out/a", [], ["Train"], { within: 0 }),
    ];
    const edges = [
      edge("Prep", "Train", "dependsOn"),
      edge("Prep", "Train", "s3:uri", { artifactIds: [1], confidence: "likely" }),
    ];
    expect(drawn(lineage([step("Prep"), step("Check"), step("Train")], edges, artifacts), "both").lines).toEqual([
      "s3://b/out -> Check data",
      "s3://b/out/a -> Train data",
      "Prep -> s3://b/out data",
      "s3://b/out -> s3://b/out/a data",
    ]);
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
    const { all, named } = boxesOf(document);
    expect(all.map(({ id }) => id)).toEqual(["s3://b/x", "s3://b/x#2", "s3://b/x#3", "s3://b/step#2"]);
    expect(named.get("s3://b/x#3")?.artifacts[0]?.id).toBe(2);
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

  it.each([
    ["s3://models/xgb/${Steps.Train.TrainingJobName}/output/model.tar.gz", "…/<job>/output/model.tar.gz"],
    ["s3://models/xgb/${Steps.Train.ModelArtifacts.S3ModelArtifacts}", "…/<job>/output/model.tar.gz"],
    ["s3://b/in-${Parameters.Day}/part", "…/in-${Day}/part"],
    ["s3://b/${Execution.PipelineExecutionId}", "…/<execution>"],
    [undefined, "models/…"],
  ])("begin where %s is open", (expression, label) => {
    const open = artifact(0, "s3://models", [], ["A"], { resolved: false, expression });
    expect(drawnGraph(lineage([step("A")], [], [open]), "both").nodes[0]?.label).toBe(label);
  });

  it("are the URI where there is nothing else", () => {
    const odd = artifact(0, "", [], ["A"], { bucket: "", key: null });
    expect(drawnGraph(lineage([step("A")], [], [odd]), "both").nodes[0]?.label).toBe("");
  });
});

describe("what is possible", () => {
  const data = artifact(0, "s3://b/x", ["A"], ["B"]);
  const possible = (document: LineageDocument, view: View) =>
    drawnGraph(document, view)
      .lines.filter((line) => line.possible)
      .map(({ from, to }) => `${from} ${to}`);
  const between = (written: boolean[], read: boolean[], edges = [] as ReturnType<typeof edge>[]) =>
    lineage(
      [
        step("A", { outputs: written.map((guessed) => port("x", 0, { guessed })) }),
        step("B", { inputs: [port("a text", null), ...read.map((guessed) => port("x", 0, { guessed }))] }),
      ],
      edges,
      [data],
    );
  const joined = (confidence: "certain" | "possible") =>
    edge("A", "B", "s3:uri", { artifactIds: [0], resourceIds: [], confidence });

  it("is the side whose direction is guessed, and in the view of steps the dependency", () => {
    expect(possible(between([true], [false], [joined("possible")]), "both")).toEqual(["A s3://b/x"]);
    expect(possible(between([true], [true]), "both")).toEqual(["s3://b/x B", "A s3://b/x"]);
    expect(possible(between([true], [false], [joined("possible")]), "steps")).toEqual(["A B"]);
  });

  it("is no guess if another port or a dependency is sure", () => {
    expect(possible(between([true, false], []), "both")).toEqual([]);
    expect(possible(between([true], [true], [joined("certain")]), "both")).toEqual([]);
    expect(possible(between([true], [false], [joined("possible"), edge("A", "B")]), "steps")).toEqual([]);
    expect(possible(between([true], [false], [edge("A", "B", "dependsOn"), joined("possible")]), "steps")).toEqual([
      "A B",
    ]);
  });

  it("is what a dependency brings that no port names", () => {
    const unseen = lineage([step("A"), step("B")], [joined("possible")], [artifact(0, "s3://b/x", [], ["B"])]);
    expect(possible(unseen, "both")).toEqual(["A s3://b/x"]);
  });

  it("is a line both ways only if both are guessed", () => {
    const both = (...guessed: [boolean, boolean]) =>
      lineage(
        [
          step("A", {
            outputs: [port("x", 0, { guessed: guessed[0] })],
            inputs: [port("x", 0, { guessed: guessed[1] })],
          }),
        ],
        [],
        [artifact(0, "s3://b/x", ["A"], ["A"])],
      );
    expect(possible(both(true, true), "both")).toHaveLength(1);
    expect(possible(both(true, false), "both")).toEqual([]);
    expect(possible(both(false, true), "both")).toEqual([]);
  });
});
