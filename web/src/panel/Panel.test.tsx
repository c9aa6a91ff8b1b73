import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { LineageDocument } from "../api/types";
import { finding, inLineage } from "../testing/findings";
import {
  artifact,
  dataFlow,
  edge,
  facts,
  lineage,
  neverRun,
  opaque,
  port,
  resource,
  run,
  step,
  withSteps,
} from "../testing/lineage";
import { rendered } from "../testing/rendered";
import { problem, serve } from "../testing/service";
import type { Language } from "../text/language";
import { DEFAULTS, TABS, type Tab } from "../url/viewState";
import { Panel } from "./Panel";

const SOURCE = { pipeline: "claims", region: "ap-northeast-2", profile: null };
const LANGUAGES: Language[] = ["en", "ko"];

function open(node: string | null, tab: Tab, document: LineageDocument = lineage(), language: Language = "en") {
  const change = vi.fn();
  const part = (
    <Panel document={document} state={{ ...DEFAULTS, node, tab }} change={change} source={SOURCE} since={0} />
  );
  return { ...rendered(part, language), change };
}

// The code of a tab comes when it is first chosen; from then on it is there at once.
beforeAll(async () => {
  for (const tab of TABS) {
    const { unmount } = open("Prepare", tab);
    const panel = screen.getByRole("tabpanel");
    await waitFor(() => expect(panel.textContent?.replace("Loading…", "")).not.toBe(""));
    unmount();
  }
});

const factOf = (name: string) => screen.getByText(name, { selector: "dt" }).nextElementSibling;

describe("the head", () => {
  it("names the step as the picture does, with its type, name and attempts", () => {
    open("Score", "overview");
    expect(screen.getByRole("heading", { level: 2, name: "Score" })).toBeVisible();
    expect(screen.getByText("Transform step · attempt 2 of 2")).toBeVisible();
    expect(screen.getByText("Score open claims")).toBeVisible();
    expect(screen.getByRole("complementary", { name: "Score" })).toBeVisible();
  });

  it("says of a node that is not there that it is not", () => {
    open("Gone", "overview");
    expect(screen.getByRole("heading", { name: "Not in this lineage" })).toBeVisible();
  });

  it("is absent when nothing is selected", () => {
    open(null, "overview");
    expect(screen.queryByRole("complementary")).toBeNull();
  });

  it("takes the focus when details open and gives it back when they close", async () => {
    serve({});
    const change = vi.fn();
    const part = (node: string | null) => (
      <>
        <button type="button">before</button>
        <Panel document={lineage()} state={{ ...DEFAULTS, node }} change={change} source={SOURCE} since={0} />
      </>
    );
    const { rerender } = rendered(part(null));
    screen.getByRole("button", { name: "before" }).focus();
    rerender(part("Score"));
    expect(screen.getByRole("heading", { level: 2 })).toHaveFocus();
    rerender(part(null));
    expect(screen.getByRole("button", { name: "before" })).toHaveFocus();
  });

  it("closes with Escape and with its button", async () => {
    const { change } = open("Score", "overview");
    await userEvent.click(screen.getByRole("button", { name: "Close the details" }));
    screen.getByRole("tab", { name: "Overview" }).focus();
    await userEvent.keyboard("{Escape}");
    expect(change.mock.calls).toEqual(Array(2).fill([{ node: null, tab: "overview" }, "push"]));
  });
});

describe("Overview", () => {
  it("has the reason of a failure first and word for word, then the facts, and claims no cause", () => {
    open("Score", "overview");
    const panel = screen.getByRole("tabpanel");
    expect(within(panel).getAllByRole("heading")[0]).toHaveTextContent("Why it failed");
    expect(panel).toHaveTextContent("AlgorithmError: unseen category 'Z99' in column claim_code (row 18,204)");
    expect(factOf("Duration")).toHaveTextContent("6m 51s");
    expect(factOf("Instance")).toHaveTextContent("2 × ml.m5.4xlarge");
    expect(factOf("Job")).toHaveTextContent("pipelines-x7c1f0-Score");
    expect(factOf("Role")).toHaveTextContent("pipeline-runner");
    expect(within(panel).getByRole("link", { name: /CloudWatch logs/ })).toHaveAttribute("rel", "noopener noreferrer");
  });

  it("says that AWS gives no reason where it gives none", () => {
    open("Score", "overview", withSteps(lineage(), step("Score", "Transform", { run: run({ status: "Failed" }) })));
    expect(screen.getByRole("tabpanel")).toHaveTextContent("AWS gives no reason.");
  });

  it.each([
    ["NotTaken", /the other way/],
    ["NotStarted", /Not started yet/],
    ["Skipped", /Did not run/],
  ])("says of a step that is %s why nothing happened", (status, words) => {
    const empty = run({ status, startTime: null, endTime: null, elapsedSec: null });
    open("Score", "overview", withSteps(lineage(), step("Score", "Transform", { run: empty })));
    expect(screen.getByRole("tabpanel")).toHaveTextContent(words);
  });

  it("says that there was no run where there was none", () => {
    open("Score", "overview", neverRun());
    expect(screen.getByRole("tabpanel")).toHaveTextContent("Nothing has run");
  });

  it("tells what a condition decided, where a cached result is from and what still runs", () => {
    const cached = { sourceExecutionArn: "arn:aws:sagemaker:r:1:pipeline/claims/execution/w6b0e9" };
    const { unmount } = open("GoodEnough", "overview");
    expect(factOf("Outcome")).toHaveTextContent("true");
    unmount();
    const document = withSteps(
      lineage(),
      step("Prepare", "Processing", { run: run({ cacheHit: cached }) }),
      step("Score", "Transform", { run: run({ status: "Executing", endTime: null, elapsedSec: 5 }) }),
    );
    const again = open("Prepare", "overview", document);
    expect(factOf("Cache")).toHaveTextContent("reused from w6b0e9");
    again.unmount();
    open("Score", "overview", document);
    expect(factOf("Duration")).toHaveTextContent("5s · still running");
  });

  it("lists the passes of a loop, those that failed first, and all of them on request", async () => {
    const iterations = Array.from({ length: 12 }, (_, index) => ({
      index,
      item: `item ${index}`,
      status: index === 9 ? "Failed" : "Succeeded",
      startTime: null,
      endTime: null,
      failureReason: index === 9 ? "ClientError: empty" : null,
      jobArn: null,
    }));
    open("Score", "overview", withSteps(lineage(), step("Score", "Training", { run: run({ iterations }) })));
    const table = screen.getByRole("table", { name: "Passes" });
    expect(within(table).getAllByRole("row")[1]).toHaveTextContent("ClientError: empty");
    await userEvent.click(screen.getByRole("button", { name: "Show all 12" }));
    expect(within(table).getAllByRole("row")).toHaveLength(13);
  });

  it("tells of a location who writes and who reads it, and leads there", async () => {
    const { change } = open("s3://acme-feat/train", "overview");
    expect(factOf("Written by")).toHaveTextContent("Prepare");
    await userEvent.click(screen.getByRole("button", { name: "Score" }));
    expect(change).toHaveBeenCalledWith({ node: "Score" }, "push");
  });

  it("shows a location and the part of it that only a run names as one thing", () => {
    open("s3://acme-models/xgb", "overview", dataFlow());
    expect(screen.getByRole("heading", { level: 2, name: "xgb" })).toBeVisible();
    expect(factOf("URI")).toHaveTextContent("s3://acme-models/xgb");
    expect(factOf("Contains")).toHaveTextContent("…/<job>/output/model.tar.gz");
    expect(factOf("Written by")).toHaveTextContent("Train");
    expect(factOf("Read by")).toHaveTextContent("Evaluate");
    expect(screen.getAllByRole("button", { name: "What is there now?" })).toHaveLength(1);
  });

  it("shows the same for the part, and leads from a part that is apart to the whole", async () => {
    const { unmount } = open("s3://acme-models/xgb#2", "overview", dataFlow());
    expect(screen.getByRole("heading", { level: 2, name: "xgb" })).toBeVisible();
    unmount();
    const document = dataFlow();
    const artifacts = document.graph.artifacts.map((each) =>
      each.id === 0 ? { ...each, consumedBy: ["Audit"] } : each,
    );
    const { change } = open("s3://acme-models/xgb#2", "overview", {
      ...document,
      graph: { ...document.graph, artifacts },
    });
    expect(screen.getByRole("heading", { level: 2, name: "…/<job>/output/model.tar.gz" })).toBeVisible();
    expect(factOf("Written by")).toHaveTextContent("Train");
    await userEvent.click(screen.getByRole("button", { name: "xgb" }));
    expect(change).toHaveBeenCalledWith({ node: "s3://acme-models/xgb" }, "push");
  });

  it("tells of a named resource what it is, who writes and who reads it", async () => {
    const { change } = open("resource:feature-group/claims-features", "overview", dataFlow());
    expect(screen.getByRole("heading", { level: 2, name: "claims-features" })).toBeVisible();
    expect(factOf("Kind")).toHaveTextContent("feature group");
    expect(factOf("Name")).toHaveTextContent("claims-features");
    expect(factOf("ARN")).toHaveTextContent("feature-group/claims-features");
    expect(factOf("Written by")).toHaveTextContent("Prepare");
    await userEvent.click(screen.getByRole("button", { name: "Train" }));
    expect(change).toHaveBeenCalledWith({ node: "Train" }, "push");
    expect(screen.getByRole("button", { name: /1 upstream/ })).toBeEnabled();
  });

  it("tells of a location whose bucket is open how the definition writes it", () => {
    open("resource:location/s3://${Parameters.Extra}", "overview", dataFlow());
    expect(screen.getByRole("heading", { level: 2, name: "${Extra}" })).toBeVisible();
    expect(factOf("The definition says")).toHaveTextContent("Parameters.Extra");
    expect(screen.getByText("Left open until a run")).toBeVisible();
  });

  it("says of a step that hides its data that it does, and not that it could not be read", () => {
    open("Notify", "overview", dataFlow());
    expect(screen.getByText(/This step hides its data in code/)).toBeVisible();
    expect(screen.queryByRole("heading", { name: "What could not be read" })).toBeNull();
  });

  it("leads from the ports of a step to named resources", async () => {
    const { change } = open("Prepare", "overview", dataFlow());
    await userEvent.click(screen.getByRole("button", { name: /claims-features/ }));
    expect(change).toHaveBeenCalledWith({ node: "resource:feature-group/claims-features" }, "push");
  });

  it("tells who reads a registered model", () => {
    const document = lineage();
    const users = { producedBy: ["Register"], consumedBy: ["Score"] };
    const resources = [resource(0, "model-package", "claims-risk/10", users)];
    open("model:Register", "overview", { ...document, graph: { ...document.graph, resources } });
    expect(factOf("Read by")).toHaveTextContent("Score");
  });

  it("tells of a registered model where it stands in the registry", () => {
    open("model:Register", "overview");
    expect(screen.getByRole("heading", { level: 2, name: "claims-risk / 10" })).toBeVisible();
    expect(factOf("Approval")).toHaveTextContent("Approved");
  });
});

describe("Metrics", () => {
  const PATH = "/pipelines/claims/steps/Prepare/metrics";
  const executions = [0.89, 0.9, null, 0.912345].map((auc, index) => ({
    id: index === 3 ? "x7c1f0" : `run-${index}`,
    startTime: `2026-11-0${index + 1}T00:00:00Z`,
    status: "Succeeded",
    stepStatus: "Succeeded",
    cacheHit: index === 1,
    metrics: auc === null ? {} : { auc },
  }));

  it("shows the values of this run while earlier ones are on their way", async () => {
    serve({ [PATH]: () => new Promise(() => {}) });
    open("Prepare", "metrics");
    expect(screen.getByRole("row", { name: /auc 0.912345/ })).toBeVisible();
    expect(await screen.findByRole("status", { name: "" })).toBeInTheDocument();
  });

  it("draws a metric over the executions, and says the same as a table", async () => {
    serve({ [PATH]: () => ({ executions, gaps: [] }) });
    open("Prepare", "metrics");
    expect(await screen.findByRole("img", { name: "auc over 3 executions: 0.89, 0.9, 0.912" })).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Show as a table" }));
    const table = screen.getByRole("table", { name: "auc over 4 executions" });
    expect(within(table).getAllByRole("row")).toHaveLength(5);
    expect(within(table).getByRole("row", { name: /reused 0.9/ })).toBeVisible();
    expect(within(table).getByRole("row", { name: /this run 0.912345/ })).toBeVisible();
    expect(within(table).getByRole("row", { name: /Succeeded –/ })).toBeVisible();
  });

  it("is fetched once and kept", async () => {
    const asked = serve({ [PATH]: () => ({ executions, gaps: [] }) });
    const { rerender } = open("Prepare", "metrics");
    await screen.findByRole("img");
    const state = { ...DEFAULTS, node: "Prepare" };
    const part = (tab: Tab) => (
      <Panel document={lineage()} state={{ ...state, tab }} change={vi.fn()} source={SOURCE} since={0} />
    );
    rerender(part("raw"));
    rerender(part("metrics"));
    expect(screen.getByRole("img")).toBeVisible();
    expect(asked).toHaveLength(1);
    expect(asked[0]?.searchParams.get("last")).toBe("20");
  });

  it("says how much of the earlier executions is missing", async () => {
    serve({ [PATH]: () => ({ executions, gaps: [{}, {}] }) });
    open("Prepare", "metrics");
    expect(await screen.findByText("2 facts of earlier executions could not be read.")).toBeVisible();
  });

  it("says what failed and tries again on request", async () => {
    let broken = true;
    serve({ [PATH]: () => (broken ? problem(500, "aws-access-denied") : { executions, gaps: [] }) });
    open("Prepare", "metrics");
    expect(await screen.findByRole("alert")).toHaveTextContent("Told: aws-access-denied.");
    broken = false;
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("img")).toBeVisible();
  });

  it("says that there are none: of a step without, of one that did not run, of a location", () => {
    serve({});
    const { unmount } = open("GoodEnough", "metrics");
    expect(screen.getByText("This step has reported no metrics.")).toBeVisible();
    unmount();
    const other = open("StopLow", "metrics");
    expect(screen.getByText("No metrics: this step did not run.")).toBeVisible();
    other.unmount();
    open("s3://acme-feat/train", "metrics");
    expect(screen.getByText("Only steps report metrics.")).toBeVisible();
  });
});

describe("I/O", () => {
  const there = {
    uri: "s3://acme-feat/train",
    exists: true,
    count: 36,
    sizeBytes: 412_000_000,
    lastModified: "2026-11-22T00:15:00Z",
    truncated: false,
    asOf: "2026-11-22T00:30:00Z",
  };

  it("lists inputs and outputs with who writes and who reads them", async () => {
    const { change } = open("Prepare", "io");
    expect(screen.getByText("comes from outside this pipeline")).toBeVisible();
    expect(screen.getByText(/Steps.Prepare.ProcessingOutputConfig/)).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "s3://acme-feat/train" }));
    expect(change).toHaveBeenCalledWith({ node: "s3://acme-feat/train" }, "push");
  });

  it("looks up what is there only when asked", async () => {
    const asked = serve({ "/objects": () => there });
    open("s3://acme-feat/train", "io");
    expect(asked).toHaveLength(0);
    await userEvent.click(screen.getByRole("button", { name: "What is there now?" }));
    expect(await screen.findByText("36 objects, 412 MB")).toBeVisible();
    expect(asked[0]?.searchParams.get("execution")).toBe("x7c1f0");
  });

  it.each([
    [{ truncated: true }, "more than 36 objects, 412 MB"],
    [{ exists: false, count: 0, sizeBytes: 0, lastModified: null }, "Nothing there"],
  ])("says %o as it is", async (patch, words) => {
    serve({ "/objects": () => ({ ...there, ...patch }) });
    open("s3://acme-feat/train", "io");
    await userEvent.click(screen.getByRole("button", { name: "What is there now?" }));
    expect(await screen.findByText(words)).toBeVisible();
  });

  it("says that it looks, and what was refused", async () => {
    let answer: (response: Response) => void = () => {};
    serve({ "/objects": () => new Promise((resolve) => (answer = resolve)) });
    open("s3://acme-feat/train", "io");
    await userEvent.click(screen.getByRole("button", { name: "What is there now?" }));
    await waitFor(() => expect(screen.getByText("Looking…")).toBeVisible());
    answer(problem(500, "aws-access-denied", { iamAction: "s3:ListBucket" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("s3:ListBucket");
  });

  it("says how sure each flow is and why, from both of its ends", () => {
    const { unmount } = open("Train", "io", dataFlow());
    const [group] = screen.getAllByRole("listitem");
    expect(group).toHaveTextContent("written by Prepare Likely: same location or name, or one inside the other");
    expect(screen.getByText("model", { selector: "strong" }).closest("li")).toHaveTextContent(
      "read by Evaluate Certain: a reference in the definition",
    );
    unmount();
    open("Evaluate", "io", dataFlow());
    expect(screen.getByRole("tabpanel")).toHaveTextContent("written by Train Certain");
  });

  it("takes the surest word of several, and finds what lies inside what is read", () => {
    const document = dataFlow();
    const writer = step("Prepare", "Processing", {
      outputs: [port("part", { uri: "s3://acme-raw/2026/part", artifactId: 3, guessed: true })],
    });
    const artifacts = [
      ...document.graph.artifacts,
      artifact(3, "acme-raw", "2026/part", { producedBy: ["Prepare"], consumedBy: [] }),
    ];
    const edges = [
      edge("Prepare", "Train", { via: "s3:uri", artifactIds: [2], confidence: "possible" }),
      edge("Prepare", "Audit", { via: "s3:uri", artifactIds: [2], confidence: "possible" }),
      edge("Prepare", "Train", { artifactIds: [2], confidence: "certain" }),
      edge("Prepare", "Evaluate", { artifactIds: [1], confidence: "certain" }),
    ];
    open("Prepare", "io", withSteps({ ...document, graph: { ...document.graph, artifacts, edges } }, writer));
    expect(screen.getByText("direction guessed")).toBeVisible();
    const ends = screen.getAllByText(/^read by/).map(({ textContent }) => textContent);
    expect(ends).toEqual([
      expect.stringMatching(/^read by Train Certain/),
      "read by Audit Possible: direction guessed; the steps run in this order",
    ]);
  });

  it("shows what was planned, the version, and what is recorded, and leads to resources", async () => {
    const { change } = open("Train", "io", dataFlow());
    expect(screen.getByText("planned:")).toHaveTextContent("planned: s3://acme-raw/2025");
    expect(screen.getByText("version")).toHaveTextContent("version 3HL4kqtJ");
    await userEvent.click(screen.getByRole("button", { name: "claims-features" }));
    expect(change).toHaveBeenCalledWith({ node: "resource:feature-group/claims-features" }, "push");
    await userEvent.click(screen.getByRole("button", { name: "s3://${Parameters.Extra}" }));
    expect(change).toHaveBeenCalledWith({ node: "resource:location/s3://${Parameters.Extra}" }, "push");
  });

  it("says of a step that hides its data that it does, and how more may be known", () => {
    const { unmount } = open("Notify", "io", dataFlow());
    expect(screen.getByText(/hides its data in code.*include=associations/)).toBeVisible();
    expect(screen.queryByText(/reads and writes nothing/)).toBeNull();
    unmount();
    const recorded = step("Notify", "Lambda", {
      inputs: [port("raw", { uri: "s3://acme-raw/2026", artifactId: 2, source: "association" })],
    });
    open("Notify", "io", withSteps(dataFlow({ gaps: [opaque(3)] }), recorded));
    expect(screen.getByText(/hides its data in code/)).not.toHaveTextContent("include=associations");
    expect(screen.getByText("recorded in the lineage store")).toBeVisible();
  });

  it("has no hint for a definition from a file, of which AWS cannot be asked", () => {
    const state = { ...DEFAULTS, node: "Notify", tab: "io" } as const;
    rendered(<Panel document={dataFlow()} state={state} change={vi.fn()} source={null} since={0} />);
    expect(screen.getByText(/hides its data in code/)).not.toHaveTextContent("include=associations");
  });

  it("has the overview of data", () => {
    open("resource:feature-group/claims-features", "io", dataFlow());
    expect(factOf("Kind")).toHaveTextContent("feature group");
  });

  it("says that a step reads and writes nothing", () => {
    open("GoodEnough", "io");
    expect(screen.getByText(/reads and writes nothing/)).toBeVisible();
  });
});

describe("Security", () => {
  it("says what is known, and of what is not which call was refused and which permission it needs", () => {
    open("Score", "security");
    expect(screen.getByRole("heading", { level: 3, name: "acme-feat" })).toBeVisible();
    const panel = screen.getByRole("tabpanel");
    expect(panel).toHaveTextContent("s3:GetPublicAccessBlock was refused");
    expect(panel).toHaveTextContent("s3:GetBucketPublicAccessBlock");
    expect(panel).not.toHaveTextContent("public:");
  });

  it("does not call a bucket public because Block Public Access is off", () => {
    open("s3://acme-shared/ref/codes.csv", "security");
    expect(factOf("Block Public Access")).toHaveTextContent("off");
    expect(screen.getByText(/does not say that the bucket is public/)).toBeVisible();
  });

  it("lists the flags of one that is partly on", () => {
    const document = lineage();
    const publicAccessBlock = {
      blockPublicAcls: true,
      ignorePublicAcls: true,
      blockPublicPolicy: false,
      restrictPublicBuckets: false,
    };
    const [first, ...rest] = document.graph.artifacts;
    if (!first) throw new Error("no artifact");
    const partly = { ...first, s3: facts({ publicAccess: "Partial", publicAccessBlock }) };
    open(first.uri, "security", { ...document, graph: { ...document.graph, artifacts: [partly, ...rest] } });
    expect(screen.getByText("New public policies are refused: no")).toBeVisible();
    expect(screen.getByText("New public ACLs are refused: yes")).toBeVisible();
  });

  it("says of a named resource that its bucket is not known, and what was found", () => {
    const arn = "arn:aws:sagemaker:ap-northeast-2:111122223333:feature-group/claims-features";
    const findings = inLineage(finding({ resource: arn, artifacts: [], nodes: [] }));
    open("resource:feature-group/claims-features", "security", dataFlow({ findings }));
    expect(screen.getByText("No bucket is known for this resource.")).toBeVisible();
    expect(screen.getByText("Buckets should block public write access")).toBeVisible();
  });

  it("says what was found on any part of a location", () => {
    const findings = inLineage(finding({ resource: "s3://acme-models/xgb", artifacts: [1] }));
    open("s3://acme-models/xgb", "security", dataFlow({ findings }));
    expect(screen.getByText("Buckets should block public write access")).toBeVisible();
  });

  it("says that there is no bucket, and that buckets were not read", () => {
    const { unmount } = open("GoodEnough", "security");
    expect(screen.getByText("This step touches no bucket.")).toBeVisible();
    unmount();
    const document = lineage();
    const artifacts = document.graph.artifacts.map(({ s3: _s3, ...artifact }) => artifact);
    open("Score", "security", { ...document, graph: { ...document.graph, artifacts } });
    expect(screen.getAllByText("The buckets were not read.")).toHaveLength(2);
  });
});

describe("Raw", () => {
  it("shows the node as in the document and copies it", async () => {
    const user = userEvent.setup();
    open("Score", "raw");
    await user.click(screen.getByRole("button", { name: "Copy the JSON" }));
    expect(JSON.parse(await navigator.clipboard.readText()).id).toBe("Score");
    expect(await screen.findByText("Copied")).toBeVisible();
  });
});

it.each([
  ["resource:feature-group/claims-features", "feature-group"],
  ["s3://acme-models/xgb", "model.tar.gz"],
])("shows %s as in the document", (node, words) => {
  open(node, "raw", dataFlow());
  expect(screen.getByRole("tabpanel")).toHaveTextContent(words);
});

describe.each(LANGUAGES)("in %s", (language) => {
  it.each(["Train", "Notify", "resource:feature-group/claims-features", "s3://acme-models/xgb"])(
    "the data of %s is told in that language",
    (node) => {
      open(node, "io", dataFlow(), language);
      const panel = screen.getByRole("tabpanel");
      expect(panel).not.toHaveTextContent(/undefined|\[object|NaN/);
      expect(/[가-힣]/.test(panel.textContent ?? "")).toBe(language === "ko");
    },
  );

  it.each(["overview", "metrics", "io", "security", "raw"] as const)("%s says everything in that language", (tab) => {
    serve({});
    open("Score", tab, lineage(), language);
    const panel = screen.getByRole("tabpanel");
    expect(panel).not.toBeEmptyDOMElement();
    expect(panel).not.toHaveTextContent(/undefined|\[object|NaN/);
    expect(/[가-힣]/.test(screen.getByRole("complementary").textContent ?? "")).toBe(language === "ko");
  });
});
