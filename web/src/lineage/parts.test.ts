import { describe, expect, it } from "vitest";
import { shownStatus } from "../graph/status";
import { finding, inLineage, unknown } from "../testing/findings";
import {
  artifact,
  dataFlow,
  facts,
  lineage,
  neverRun,
  refusal,
  resource,
  run,
  step,
  withSteps,
} from "../testing/lineage";
import { bucketsOf, wantsAttention } from "./buckets";
import { elapsedOf } from "./elapsed";
import { fileNameOf } from "./exporting";
import { countsOf } from "./filters";
import { find, searchable } from "./find";
import { linkTo } from "./link";
import { nearest } from "./nearest";
import { isMoving, pauseAfter } from "./polling";
import { nodesFound, queryOf, stepsFound, toggledFindings, toggledStatus } from "./query";
import { scheduleOf, ticksBetween } from "./schedule";
import { selectionOf } from "./selection";
import { statusChanges } from "./statusChanges";
import { openRows, stepTree } from "./stepTree";

const withNodes = (...nodes: ReturnType<typeof step>[]) => {
  const document = lineage();
  return { ...document, graph: { ...document.graph, nodes } };
};

describe("the tree of steps", () => {
  it("holds each step once, branches below their condition, in the order in which they ran", () => {
    const rows = stepTree(lineage()).map(({ node, level }) => `${level} ${node.id}`);
    expect(rows).toEqual(["1 Prepare", "1 GoodEnough", "2 Register", "2 Score", "2 StopLow"]);
  });

  it("says where each stands among its siblings", () => {
    const register = stepTree(lineage()).find(({ node }) => node.id === "Register");
    expect(register).toMatchObject({ position: 1, siblings: 3, children: 0 });
  });

  it("puts what never started behind what did, and steps of an unknown parent at the top", () => {
    const waits = step("Waits", "Processing", { run: run({ startTime: null }) });
    const lost = step("Lost", "Processing", { parent: "Nobody", branch: "if" });
    expect(stepTree(withNodes(waits, lost)).map(({ node }) => node.id)).toEqual(["Lost", "Waits"]);
  });

  it("hides what is below a closed step, however deep", () => {
    const rows = openRows(stepTree(lineage()), new Set(["GoodEnough"]));
    expect(rows.map(({ node }) => node.id)).toEqual(["Prepare", "GoodEnough"]);
  });
});

describe("buckets", () => {
  it("come by name, each with its gaps and what is to be said first", () => {
    expect(bucketsOf(lineage()).map(({ name, standing }) => [name, standing])).toEqual([
      ["acme-feat", "on"],
      ["acme-shared", "off"],
      ["vendor-drop", "refused"],
    ]);
  });

  it.each([
    [{ publicAccess: "Open" as const }, "off", true],
    [{ encryption: "None" }, "unencrypted", true],
    [{ publicAccess: "Partial" as const }, "partly", false],
    [{ encryption: "Unknown" }, "unknown", true],
    [{}, "on", false],
  ])("with %o are %s", (patch, standing, attention) => {
    const document = lineage({ gaps: [] });
    const artifacts = [artifact(0, "b", "k", { s3: facts(patch) })];
    const [bucket] = bucketsOf({ ...document, graph: { ...document.graph, artifacts } });
    expect(bucket?.standing).toBe(standing);
    expect(wantsAttention(bucket?.standing ?? "on")).toBe(attention);
  });

  it("are not said to be fine where they were not read", () => {
    const document = lineage();
    const { s3: _s3, ...unread } = artifact(0, "b", "k");
    expect(bucketsOf({ ...document, graph: { ...document.graph, artifacts: [unread] } })[0]?.standing).toBe("notAsked");
  });
});

describe("counts and filters", () => {
  it("count every step once, reused results apart", () => {
    const cached = step("Prepare", "Processing", { run: run({ cacheHit: { sourceExecutionArn: null } }) });
    expect(countsOf(withSteps(lineage(), cached))).toEqual([
      { status: "Succeeded", steps: 2 },
      { status: "Cached", steps: 1 },
      { status: "Failed", steps: 1 },
      { status: "NotTaken", steps: 1 },
    ]);
  });

  it("put statuses that are not known last, and count nothing where nothing ran", () => {
    const odd = step("Prepare", "Processing", { run: run({ status: "Pondering" }) });
    expect(countsOf(withSteps(lineage(), odd)).at(-1)?.status).toBe("Pondering");
    expect(countsOf(neverRun())).toEqual([]);
    expect(shownStatus(step("A", "Lambda", {}))).toBe("Succeeded");
  });

  it("take words and statuses apart, and put a status in and out", () => {
    expect(queryOf("  status:Failed  Open claims")).toEqual({
      statuses: ["Failed"],
      words: ["open", "claims"],
      findings: false,
    });
    expect(toggledStatus("claims", "Failed")).toBe("status:Failed claims");
    expect(toggledStatus("status:Failed claims", "Failed")).toBe("claims");
    expect(toggledStatus("status:Failed", "Succeeded")).toBe("status:Succeeded");
  });

  it.each([
    ["status:Failed", ["Score"]],
    ["open claims", ["Score"]],
    ["acme-feat", ["Prepare", "Score"]],
    ["model-package/claims-risk", ["Register"]],
    ["status:Failed prepare", []],
  ])("find by %s", (q, ids) => {
    expect([...(stepsFound(lineage(), q) ?? [])]).toEqual(ids);
  });

  it("ask for nothing where there is nothing typed", () => {
    expect(stepsFound(lineage(), "  ")).toBeNull();
  });

  it("finds the steps that failed rules are about, and what reads or writes such data", () => {
    const document = lineage({ findings: inLineage(finding({ nodes: [] }), unknown()) });
    expect([...(stepsFound(document, "is:finding") ?? [])]).toEqual(["Prepare"]);
    expect(stepsFound(lineage(), "is:finding")).toEqual(new Set());
    expect(toggledFindings("claims")).toBe("is:finding claims");
    expect(toggledFindings("is:finding claims")).toBe("claims");
  });

  it("find named resources by name and ARN with the steps that name them, and data by any of its parts", () => {
    const found = (q: string, document = dataFlow()) => [...(nodesFound(document, q) ?? [])];
    expect(found("claims-features")).toEqual(["Prepare", "Train", "resource:feature-group/claims-features"]);
    expect(found("arn:aws:sagemaker")).toEqual(["resource:feature-group/claims-features"]);
    expect(found("model.tar.gz")).toEqual(["s3://acme-models/xgb"]);
    expect(found("parameters.extra")).toEqual(["Train", "resource:location/s3://${Parameters.Extra}"]);
    const arn = "arn:aws:sagemaker:ap-northeast-2:111122223333:feature-group/claims-features";
    const findings = inLineage(finding({ resource: arn, artifacts: [], nodes: [] }));
    expect(found("is:finding", dataFlow({ findings }))).toEqual(["resource:feature-group/claims-features"]);
  });

  it("find data and models by their own names beside the steps, and only steps by a status", () => {
    const found = (q: string) => [...(nodesFound(lineage(), q) ?? [])];
    expect(nodesFound(lineage(), " ")).toBeNull();
    expect(found("status:Failed")).toEqual(["Score"]);
    expect(found("status:Failed prepare")).toEqual([]);
    expect(found("model-package/claims-risk")).toEqual(["Register", "model:Register"]);
    expect(found("codes.csv")).toContain("s3://acme-shared/ref/codes.csv");
    expect(
      found("codes.csv").every((id) => id.startsWith("s3://") || stepsFound(lineage(), "codes.csv")?.has(id)),
    ).toBe(true);
  });
});

describe("search", () => {
  const among = searchable(lineage());

  it("finds steps, S3 locations, models and ARNs, and says what they belong to", () => {
    expect(find(among, "score")[0]).toMatchObject({ kind: "step", node: "Score", of: "Score open claims" });
    expect(find(among, "acme-feat")[0]).toMatchObject({ kind: "data", node: "s3://acme-feat/train" });
    expect(find(among, "claims-risk/10")[0]).toMatchObject({ kind: "model", node: "model:Register", of: "Register" });
    expect(find(among, "transform-job")[0]).toMatchObject({ kind: "arn", node: "Score" });
  });

  it("finds named resources and their ARNs once, and leads from a part to its whole", () => {
    const inFlow = searchable(dataFlow());
    const id = "resource:feature-group/claims-features";
    expect(find(inFlow, "claims-features")).toEqual([
      { kind: "resource", node: id, text: "claims-features", of: null },
      { kind: "arn", node: id, text: expect.stringMatching(/^arn:.*claims-features$/), of: "claims-features" },
    ]);
    expect(find(inFlow, "model.tar.gz")[0]).toMatchObject({ kind: "data", node: "s3://acme-models/xgb" });
    const document = lineage();
    const arn = document.graph.nodes.find(({ registry }) => registry)?.registry?.modelPackageArn ?? "";
    const resources = [resource(0, "model-package", "claims-risk/10", { arn, producedBy: ["Register"] })];
    const found = find(searchable({ ...document, graph: { ...document.graph, resources } }), "model-package/");
    expect(found).toEqual([{ kind: "model", node: "model:Register", text: arn, of: "Register" }]);
  });

  it("puts what is equal first, then what begins so, then the rest, whatever the case", () => {
    const items = ["xprep", "Prepare", "prep"].map((text) => ({ kind: "step" as const, node: text, text, of: null }));
    expect(find(items, "PREP").map(({ text }) => text)).toEqual(["prep", "Prepare", "xprep"]);
  });

  it("wants every word, and finds nothing for nothing", () => {
    expect(find(among, "score nowhere")).toEqual([]);
    expect(find(among, "   ")).toEqual([]);
  });
});

describe("what the details are about", () => {
  it.each([
    ["Prepare", "step"],
    ["s3://acme-feat/train", "data"],
    ["model:Register", "model"],
    ["model:Nobody", "missing"],
    ["gone", "missing"],
  ])("%s is a %s", (id, kind) => {
    expect(selectionOf(lineage(), id)?.kind).toBe(kind);
  });

  it.each([
    ["s3://acme-models/xgb", "data s3://acme-models/xgb"],
    ["s3://acme-models/xgb#2", "data s3://acme-models/xgb"],
    ["resource:feature-group/claims-features", "resource resource:feature-group/claims-features"],
  ])("%s is %s", (id, found) => {
    const selection = selectionOf(dataFlow(), id);
    expect(`${selection?.kind} ${selection?.id}`).toBe(found);
  });

  it("is nothing where nothing is named", () => {
    expect(selectionOf(lineage(), undefined)).toBeNull();
    expect(selectionOf(lineage(), "")).toBeNull();
  });
});

describe("following a run", () => {
  it("asks again after 3 s, ever less often while nothing changes, at least every 15 s", () => {
    expect([0, 1, 2, 3, 4, 50].map(pauseAfter)).toEqual([3000, 4500, 6750, 10125, 15000, 15000]);
  });

  it("stops where nothing can change any more", () => {
    expect(["Executing", "Stopping", "Starting"].every(isMoving)).toBe(true);
    expect(["Succeeded", "Failed", "Stopped", undefined].some(isMoving)).toBe(false);
  });

  it("counts on by the seconds since the document came, only for what runs", () => {
    expect(elapsedOf(run({ status: "Executing", elapsedSec: 10 }), 4.6)).toBe(15);
    expect(elapsedOf(run({ elapsedSec: 10 }), 4.6)).toBe(10);
    expect(elapsedOf(undefined, 4)).toBeNull();
  });

  it("names the steps whose status changed, of one and the same execution", () => {
    const before = lineage();
    const after = withSteps(before, step("Register", "RegisterModel", { run: run({ status: "Failed" }) }));
    expect(statusChanges(before, after)).toEqual([{ id: "Register", status: "Failed" }]);
    expect(statusChanges(before, before)).toEqual([]);
    expect(statusChanges(undefined, after)).toEqual([]);
    expect(statusChanges(before, neverRun(after))).toEqual([]);
  });
});

describe("the schedule", () => {
  it("has what started, in that order, with the critical path and its largest part", () => {
    const schedule = scheduleOf(lineage(), 0);
    expect(schedule?.bars.map(({ node, critical }) => [node.id, critical])).toEqual([
      ["Prepare", true],
      ["GoodEnough", true],
      ["Register", false],
      ["Score", true],
    ]);
    expect(schedule?.critical).toEqual({ seconds: 472, step: "Score", share: 411 / 472 });
  });

  it("draws what runs up to the time of the document and on", () => {
    const runs = step("Score", "Transform", {
      run: run({ status: "Executing", startTime: "2026-11-22T00:29:00Z", endTime: null }),
    });
    const bar = scheduleOf(withSteps(lineage(), runs), 30)?.bars.at(-1);
    expect(bar).toMatchObject({ running: true, end: Date.parse("2026-11-22T00:30:30Z") });
  });

  it("is nothing where nothing started", () => {
    expect(scheduleOf(neverRun(), 0)).toBeNull();
  });

  it.each([
    [0, 60_000],
    [0, 3_600_000],
    [12_345, 900_000_000],
  ])("has round ticks between %i and %i", (begin, end) => {
    const ticks = ticksBetween(begin, end);
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.length).toBeLessThan(10);
    expect(ticks.every((tick) => tick >= begin && tick <= end && tick % 1000 === 0)).toBe(true);
  });
});

describe("links and names", () => {
  it("gives the address of exactly what is seen, with region and execution", () => {
    const location = new URL("https://lineage.example/ui/pipelines/claims?node=Score&mine=1") as unknown as Location;
    expect(linkTo(lineage(), "ap-northeast-2", location)).toBe(
      "https://lineage.example/ui/pipelines/claims?region=ap-northeast-2&exec=x7c1f0&node=Score&mine=1",
    );
  });

  it("names files so that no file system minds", () => {
    const document = lineage();
    expect(fileNameOf(document, "csv")).toBe("claims-x7c1f0.csv");
    const hostile = { ...document, pipeline: { ...document.pipeline, name: "../<b>:\u202Ex" } };
    expect(fileNameOf(hostile, "mermaid")).toBe("..-b-x-x7c1f0.mmd");
  });

  it("finds the names nearest to one that does not exist", () => {
    expect(nearest("claims-risk-weekli", ["nightly-scores", "claims-risk-weekly", "claims-risk-daily"])).toEqual([
      "claims-risk-weekly",
      "claims-risk-daily",
    ]);
    expect(nearest("zzz", ["nightly-scores"])).toEqual([]);
  });
});

it("knows a refusal of the buckets' gaps from others", () => {
  const document = lineage({ gaps: [refusal({ operation: "sagemaker:ListTags" })] });
  expect(bucketsOf(document).at(-1)?.standing).toBe("unknown");
});
