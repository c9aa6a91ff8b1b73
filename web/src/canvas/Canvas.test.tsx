import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { describe, expect, it, vi } from "vitest";
import { drawnFor } from "../graph/drawn";
import type { Layouter } from "../graph/layoutJobs";
import { LayoutError } from "../graph/layoutTypes";
import type { DrawnNode } from "../graph/types";
import { artifact, edge, lineage, port, resource, run, step } from "../testing/documents";
import { finding, inLineage, passed, unknown } from "../testing/findings";
import { rendered } from "../testing/rendered";
import { en } from "../text/en";
import { formatOf } from "../text/format";
import type { Language } from "../text/language";
import { useViewState } from "../url/useViewState";
import { DEFAULTS } from "../url/viewState";
import { Canvas, type CanvasProps } from "./Canvas";
import { looksOf } from "./looks";
import { toneOf } from "./Minimap";

const s3 = {
  region: "eu-west-1",
  encryption: "AES256",
  versioning: "Disabled",
  publicAccess: "Open",
  tags: null,
  kmsKeyId: null,
  bucketKeyEnabled: null,
  publicAccessBlock: null,
} as const;

const claims = lineage(
  [
    step("Prep", { run: run("Succeeded", { elapsedSec: 252 }) }),
    step("If", { type: "Condition", run: run("Succeeded", { outcome: "True" }) }),
    step("Score", { type: "Transform", parent: "If", branch: "if", run: run("Failed", { elapsedSec: 411 }) }),
    step("Stop", { type: "Fail", parent: "If", branch: "else", run: run("NotTaken") }),
  ],
  [edge("Prep", "If"), edge("If", "Score", "branch:if"), edge("If", "Stop", "branch:else")],
  [artifact(0, "s3://acme-shared/ref/codes.csv", [], ["Prep"], { s3 })],
);

type PageProps = Omit<CanvasProps, "state" | "change">;

function Page(props: PageProps): ReactNode {
  const [state, change] = useViewState();
  return <Canvas {...props} state={state} change={change} />;
}

async function shown(document = claims, language: Language = "en"): Promise<ReturnType<typeof rendered>> {
  const result = rendered(<Page document={document} />, language);
  await screen.findByRole("button", { name: new RegExp(`^${document.graph.nodes[0]?.id}`) });
  return result;
}

function node(name: RegExp): HTMLElement {
  return screen.getByRole("button", { name });
}

/** What the legend says; in a small window it is behind a button. */
async function explained(): Promise<(string | null)[]> {
  await userEvent.click(screen.getByRole("button", { name: "Legend" }));
  const marks = within(screen.getByRole("list", { name: "Legend" })).getAllByRole("listitem");
  return marks.map(({ textContent }) => textContent);
}

describe("the picture", () => {
  it("names each node by what is written on it, its kind, its status and where it leads", async () => {
    await shown();
    expect(node(/^Score, Transform, failed, 3 upstream, 0 downstream$/)).toBeInTheDocument();
    expect(
      node(/^ref\/codes.csv, data, s3:\/\/acme-shared\/ref\/codes.csv, 0 upstream, 4 downstream$/),
    ).toBeInTheDocument();
    expect(within(node(/^Prep/)).getByText("Processing · 4m 12s")).toBeInTheDocument();
    expect(within(node(/^If/)).getByText("Condition · true")).toBeInTheDocument();
  });

  it("is one tab stop, on what failed first", async () => {
    await shown();
    const stops = screen.getAllByRole("button").filter((each) => each.closest(".react-flow") && each.tabIndex === 0);
    expect(stops.map((each) => each.querySelector(".visually-hidden")?.textContent)).toEqual([
      expect.stringMatching(/^Score/),
    ]);
  });

  it("is walked by keys, and Enter selects", async () => {
    await shown();
    node(/^Score/).focus();
    await userEvent.keyboard("{ArrowLeft}");
    await waitFor(() => expect(node(/^If/)).toHaveFocus());
    await userEvent.keyboard("{ArrowRight}{ArrowDown}");
    await waitFor(() => expect(node(/^Stop/)).toHaveFocus());
    await userEvent.keyboard("{Home}");
    await waitFor(() => expect(node(/^ref/)).toHaveFocus());
    await userEvent.keyboard("{End}{Enter}");
    expect(window.location.search).toBe("?node=Stop");
    await waitFor(() => expect(node(/^Stop/)).toHaveAttribute("aria-pressed", "true"));
    await userEvent.keyboard("{Escape}");
    expect(window.location.search).toBe("");
  });

  it("narrows to what is upstream and widens again, and Back would undo it", async () => {
    await shown();
    node(/^Score/).focus();
    const before = window.history.length;
    await userEvent.keyboard("u");
    await waitFor(() => expect(screen.queryByRole("button", { name: /^Stop/ })).toBeNull());
    expect(window.history.length).toBe(before + 1);
    expect(screen.getByText("↑ 3 upstream")).toBeInTheDocument();
    await userEvent.selectOptions(screen.getByLabelText("How far"), "1 step");
    await waitFor(() => expect(screen.queryByRole("button", { name: /^Prep/ })).toBeNull());
    await userEvent.click(screen.getByRole("button", { name: "End the focus" }));
    await waitFor(() => expect(node(/^Stop/)).toBeInTheDocument());
  });

  it("does not hear letters where single keys are off", async () => {
    localStorage.setItem("lineage.single-keys", "off");
    await shown();
    node(/^Score/).focus();
    await userEvent.keyboard("u");
    expect(window.location.search).toBe("");
  });

  it("switches between steps, data and both", async () => {
    await shown();
    await userEvent.click(screen.getByRole("radio", { name: "Steps" }));
    await waitFor(() => expect(screen.queryByRole("button", { name: /^ref/ })).toBeNull());
    await userEvent.click(screen.getByRole("radio", { name: "Data" }));
    await waitFor(() => expect(screen.queryByRole("button", { name: /^Score/ })).toBeNull());
    expect(window.location.search).toBe("?view=data");
  });

  it("says what is known of buckets, never more, where the security overlay is on", async () => {
    await shown();
    await userEvent.click(screen.getByRole("button", { name: "Security" }));
    const data = await screen.findByRole("button", { name: /Block Public Access off, SSE-S3, not versioned/ });
    expect(within(data).getByText("BPA off · SSE-S3")).toBeInTheDocument();
    const said = document.body.textContent?.toLowerCase().replaceAll("block public access", "");
    expect(said).not.toContain("public ");
    await userEvent.click(screen.getByRole("button", { name: "Timeline" }));
    expect(window.location.search).toBe("?security=1&time=1");
  });

  it("marks what failed, what is unknown and what passes, and lets what asks for nothing step back", async () => {
    const own = { artifacts: [], reaches: [], resource: "arn:job" };
    const findings = inLineage(
      finding({ artifacts: [0] }),
      unknown({ ...own, nodes: ["Score"] }),
      passed({ ...own, nodes: ["Prep"] }),
    );
    window.history.replaceState(null, "", "?security=1");
    await shown({ ...claims, findings });
    const box = (name: RegExp) => node(name).closest(".react-flow__node") as HTMLElement;
    const [codes, score, prep, stop] = [/^ref.*Critical/, /^Score.*Unknown/, /^Prep.*Passes/, /^Stop/].map(box);
    expect(within(codes as HTMLElement).getByText("Critical · 1 finding")).toBeInTheDocument();
    const shapes = [codes, score, prep].map((each) => each?.querySelector(".card-badge .icon")?.classList[1]);
    expect(shapes).toEqual(["icon-shieldAlert", "icon-gap", "icon-shieldCheck"]);
    const aside = [codes, score, prep, stop].map((each) => each?.classList.contains("aside"));
    expect(aside).toEqual([false, false, true, true]);
  });

  it("marks a folded group by the worst finding in it", () => {
    const findings = inLineage(
      finding({ artifacts: [], nodes: ["Score"] }),
      passed({ artifacts: [], nodes: ["Stop"] }),
    );
    const document = { ...claims, findings };
    const [box] = drawnFor(document, DEFAULTS).graph.nodes;
    const group = { ...(box as DrawnNode), id: "chain:x", kind: "group" as const, members: ["Score", "Stop"] };
    const looks = looksOf(document, [group], { text: en, format: formatOf("en", "UTC") }, true);
    expect(looks.get("chain:x")?.badge?.words).toBe("Critical · 1 finding");
    expect(looks.get("chain:x")?.aside).toBe(false);
  });

  it("explains each status that is in it, once", async () => {
    await shown();
    expect(await explained()).toEqual(["Succeeded", "Failed", "Not taken"]);
  });

  it("explains statuses in one order, whatever the order of the steps", async () => {
    const statuses = ["NotTaken", "Failed", "Executing", "Succeeded"];
    await shown(lineage(statuses.map((status) => step(`Of${status}`, { run: run(status) }))));
    expect(await explained()).toEqual(["Succeeded", "Executing", "Failed", "Not taken"]);
  });

  it("lets step back what a search is not about, but not the path of what is selected", async () => {
    const { rerender } = rendered(<Page document={claims} found={new Set(["Score"])} />);
    await screen.findByRole("button", { name: /^Score/ });
    const staying = () =>
      screen
        .getAllByRole("button")
        .filter(({ classList }) => classList.contains("stays"))
        .map(({ dataset }) => dataset["id"]);
    expect(staying()).toEqual(["Score"]);
    fireEvent.click(node(/^Stop/));
    await waitFor(() => expect(staying()).toContain("Stop"));
    expect(staying()).toContain("Score");
    rerender(<Page document={claims} found={null} />);
    await waitFor(() => expect(staying()).not.toContain("Score"));
  });

  it("shows names from AWS as text, whole in the title and in the accessible name", async () => {
    const names = ["<img src=x onerror=alert(1)>", "left\u202eright", "x".repeat(256), "🚀 train"];
    await shown(lineage([step("First"), ...names.map((name) => step(name))]));
    expect(document.querySelector("img")).toBeNull();
    for (const name of names) {
      const found = screen
        .getAllByRole("button")
        .find((each) => each.querySelector(".visually-hidden")?.textContent?.startsWith(name));
      expect(found?.querySelector("bdi")).toBeInTheDocument();
      expect(found?.querySelector("[title]")).toHaveAttribute("title", expect.stringContaining(name));
    }
  });

  it("speaks Korean", async () => {
    await shown(claims, "ko");
    expect(node(/^Score, Transform, 실패, 상위 3개, 하위 0개$/)).toBeInTheDocument();
  });

  it("moves nothing and lays nothing out anew when a status changes", async () => {
    const runs = vi.fn(async (input) => (await import("../graph/layout")).layout(input));
    const lay: Layouter = { run: runs, close: () => undefined };
    const { rerender } = rendered(<Page document={claims} lay={lay} />);
    await screen.findByRole("button", { name: /^Score, Transform, failed/ });
    const nodes = claims.graph.nodes.map((each) =>
      each.id === "Score" ? { ...each, run: run("Executing", { elapsedSec: 3 }) } : each,
    );
    rerender(<Page document={{ ...claims, graph: { ...claims.graph, nodes } }} lay={lay} />);
    await screen.findByRole("button", { name: /^Score, Transform, executing/ });
    expect(runs).toHaveBeenCalledTimes(1);
  });

  it("gives way to a table where it cannot be laid out", async () => {
    const lay: Layouter = { run: () => Promise.reject(new LayoutError("timeout")), close: () => undefined };
    rendered(<Page document={claims} lay={lay} table={<table aria-label="Steps" />} />);
    expect(await screen.findByRole("table", { name: "Steps" })).toBeInTheDocument();
    expect(screen.getByText(/too large to be laid out/)).toBeInTheDocument();
  });

  it("folds what is alike and opens it again", async () => {
    const fits = Array.from({ length: 6 }, (_, i) =>
      step(`Fit${i}`, { type: "Training", run: run(i === 2 ? "Failed" : "Succeeded") }),
    );
    await shown(
      lineage(
        [step("Split"), ...fits],
        fits.map(({ id }) => edge("Split", id)),
      ),
    );
    await userEvent.click(screen.getByRole("button", { name: "Fold what is alike" }));
    const group = await screen.findByRole("button", { name: /^6 × Training, 1 Failed, 5 Succeeded/ });
    expect(screen.getByText("2 of 7 shown")).toBeInTheDocument();
    fireEvent.click(group);
    await waitFor(() => expect(node(/^Fit3/)).toBeInTheDocument());
  });

  it("zooms and fits by its buttons", async () => {
    await shown();
    for (const name of ["Zoom in", "Zoom out", "Fit the picture"])
      await userEvent.click(screen.getByRole("button", { name }));
    node(/^Score/).focus();
    await userEvent.keyboard("+-f");
    expect(node(/^Score/)).toBeInTheDocument();
  });

  it("keeps React Flow's name in sight", async () => {
    await shown();
    expect(screen.getByRole("link", { name: /React Flow/ })).toBeVisible();
  });
});

describe("data of every kind", () => {
  const hides = { code: "opaque", affects: ["/graph/nodes/2/inputs"], detail: "" } as never;
  const ARN = "arn:aws:sagemaker:eu-west-1:111122223333:feature-group/features";
  const flow = lineage(
    [
      step("Train", { type: "Training" }),
      step("Evaluate", { inputs: [port("model", 1)] }),
      step("Call", { type: "Lambda", inputs: [port("model", 1, { guessed: true })] }),
    ],
    [],
    [
      artifact(0, "s3://models/xgb", ["Train"], [], { role: "model" }),
      artifact(1, "s3://models/xgb", [], ["Evaluate", "Call"], {
        role: "model",
        resolved: false,
        expression: "s3://models/xgb/${Steps.Train.TrainingJobName}/output/model.tar.gz",
        within: 0,
      }),
    ],
    { gaps: [hides] },
    [
      resource(0, "feature-group", "features", [], ["Train"], { arn: ARN }),
      resource(1, "location", "s3://${Parameters.Bucket}", ["Evaluate"], []),
      resource(2, "location", "s3://${Parameters.Bucket}/x", [], [], { within: 1 }),
    ],
  );

  it("is a box each: a location with its one part, a named resource with its kind", async () => {
    await shown(flow);
    const boxes = ["xgb", "features", "\\$\\{Bucket\\}"].map((name) => node(new RegExp(`^${name}, `)));
    expect(boxes.map((box) => box.querySelector(".visually-hidden")?.textContent)).toEqual([
      "xgb, model, s3://models/xgb, …/<job>/output/model.tar.gz, 2 upstream, 3 downstream",
      `features, feature group, ${ARN}, 0 upstream, 5 downstream`,
      "${Bucket}, S3, bucket unknown, ${Bucket}/x, 4 upstream, 0 downstream",
    ]);
    expect(within(boxes[0] as HTMLElement).getByText("models")).toBeInTheDocument();
    expect(within(boxes[1] as HTMLElement).getByText("feature group")).toBeInTheDocument();
  });

  it("is selected by the id of a part as well, and leads to what it comes from", async () => {
    window.history.replaceState(null, "", "?node=s3://models/xgb%232&dir=up");
    await shown(flow);
    await waitFor(() => expect(node(/^xgb/)).toHaveAttribute("aria-pressed", "true"));
    expect(screen.getByText("↑ 2 upstream")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /^Evaluate/ })).toBeNull();
  });

  it("has a mark at the steps that hide theirs, breaks what is only possible, and explains both", async () => {
    await shown(flow);
    expect(node(/^Call, Lambda, hides its data/).querySelector(".card-opaque")).toBeInTheDocument();
    expect(document.querySelectorAll(".card-opaque")).toHaveLength(1);
    expect(document.querySelectorAll(".edge-possible")).toHaveLength(1);
    expect(await explained()).toEqual(["hides its data", "possible flow"]);
    await userEvent.click(screen.getByRole("radio", { name: "Data" }));
    await waitFor(() => expect(document.querySelector(".hop .card-opaque")).toBeInTheDocument());
  });

  it("is marked by what was found on any part of it, and on the resource itself", () => {
    const on = { reaches: [], nodes: [] };
    const findings = inLineage(
      finding({ ...on, artifacts: [1], resource: "s3://models/xgb" }),
      unknown({ ...on, artifacts: [], resource: ARN }),
    );
    const judged = { ...flow, findings };
    const { nodes } = drawnFor(judged, DEFAULTS).graph;
    const looks = looksOf(judged, nodes, { text: en, format: formatOf("en", "UTC") }, true);
    expect(looks.get("s3://models/xgb")?.badge?.words).toBe("Critical · 1 finding");
    expect(looks.get("resource:feature-group/features")?.badge?.words).toBe("Unknown");
    expect(looks.get("Call")?.aside).toBe(true);
  });
});

describe("the map", () => {
  it.each([
    ["off", "bad", "bad"],
    ["bad", "warn", "bad"],
    ["good", "warn", "warn"],
    ["cached", "good", "cached"],
    ["good", null, "off"],
  ] as const)("shows the worse of status %s and finding %s as %s", (tone, found, shownAs) => {
    expect(toneOf({ tone, badge: found && { tone: found, icon: "shield", words: "", rank: 0 } })).toBe(shownAs);
  });
});
