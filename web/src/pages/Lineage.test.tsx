import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { LineageDocument } from "../api/types";
import { dataFlow, lineage, neverRun, opaque, run, step, withSteps } from "../testing/lineage";
import { rendered } from "../testing/rendered";
import { type Answer, problem, serve } from "../testing/service";
import type { Language } from "../text/language";
import Lineage from "./Lineage";

const SETTINGS = { version: "1", demo: false, regions: ["ap-northeast-2"], defaultRegion: "ap-northeast-2" };

function open(answer: Answer, query = "", language: Language = "en", more: Record<string, Answer> = {}) {
  window.history.replaceState(null, "", `/ui/pipelines/claims${query}`);
  const asked = serve({ "/settings": () => SETTINGS, "/lineage": answer, ...more });
  rendered(<Lineage name="claims" />, language);
  return asked;
}

// The code of the details comes after the first picture; from then on they open at once.
beforeAll(async () => {
  open(() => lineage(), "?node=Score");
  await screen.findByRole("complementary", { name: "Score" });
  cleanup();
  window.history.replaceState(null, "", "/ui/pipelines");
});

const executing = (status: string): LineageDocument => {
  const document = lineage({ gaps: [] });
  const moving = step("Score", "Transform", {
    parent: "GoodEnough",
    branch: "if",
    run: run({ status, endTime: null }),
  });
  const execution = document.execution && { ...document.execution, status, endTime: null };
  return withSteps({ ...document, execution }, moving);
};

describe("the page of a lineage", () => {
  it("asks for the newest execution in the service's region, and for another where the address says so", async () => {
    const asked = open(() => lineage());
    expect(await screen.findByRole("tree")).toBeVisible();
    const query = asked.find(({ pathname }) => pathname === "/lineage")?.searchParams;
    expect(query?.get("region")).toBe("ap-northeast-2");
    expect(query?.get("includeLatestExec")).toBe("true");
  });

  it("asks for the execution, region and profile of the address", async () => {
    const asked = open(() => lineage(), "?region=us-east-1&profile=dev&exec=w6b0e9");
    await screen.findByRole("tree");
    const query = asked.find(({ pathname }) => pathname === "/lineage")?.searchParams;
    expect([query?.get("region"), query?.get("profile"), query?.get("execution")]).toEqual([
      "us-east-1",
      "dev",
      "w6b0e9",
    ]);
  });

  it("holds all steps in the list, tells what failed and leads to the reason", async () => {
    open(() => lineage());
    const tree = await screen.findByRole("tree", { name: "Steps · run order" });
    expect(
      within(tree)
        .getAllByRole("treeitem")
        .map((item) => item.firstChild?.textContent),
    ).toEqual([
      "Prepare, Processing, succeeded, 1m 00s",
      "GoodEnough, Condition, succeeded, true",
      "Register, RegisterModel, succeeded, 2s",
      "Score, Transform, failed",
      "StopLow, Fail, not taken",
    ]);
    await userEvent.click(screen.getByRole("button", { name: "Show reason" }));
    expect(await screen.findByRole("heading", { level: 2, name: "Score" })).toHaveFocus();
    expect(window.location.search).toBe("?node=Score");
  });

  it("is walked by arrows, closes branches and opens steps", async () => {
    open(() => lineage());
    await screen.findByRole("tree");
    screen.getByRole("treeitem", { name: /Prepare/ }).focus();
    await userEvent.keyboard("{ArrowDown}{ArrowLeft}");
    expect(screen.getByRole("treeitem", { name: /GoodEnough/ })).toHaveAttribute("aria-expanded", "false");
    expect(screen.queryByRole("treeitem", { name: /Score/ })).toBeNull();
    await userEvent.keyboard("{ArrowRight}{End}{ArrowUp}{Enter}");
    expect(await screen.findByRole("complementary", { name: "Score" })).toBeVisible();
  });

  it("narrows the list by a count, and says how far", async () => {
    open(() => lineage());
    await userEvent.click(await screen.findByRole("button", { name: /1\s*Failed/ }));
    expect(screen.getByText("1 of 5 steps")).toBeVisible();
    expect(screen.getAllByRole("treeitem").map((item) => item.firstChild?.textContent)).toEqual([
      "GoodEnough, Condition, succeeded, true",
      "Score, Transform, failed",
    ]);
    await userEvent.click(screen.getByRole("button", { name: "Show all" }));
    expect(screen.getAllByRole("treeitem")).toHaveLength(5);
  });

  it("lists the gaps by what they are about, with the actions that would help", async () => {
    open(() => lineage());
    await userEvent.click(await screen.findByRole("button", { name: "Show what is missing" }));
    const dialog = await screen.findByRole("dialog", { name: "What could not be read" });
    expect(within(dialog).getByRole("heading", { name: "vendor-drop" })).toBeVisible();
    expect(dialog).toHaveTextContent("Refused s3:GetPublicAccessBlock");
    expect(dialog).toHaveTextContent("s3:GetBucketPublicAccessBlock");
  });

  it("tells steps that hide their data apart from what could not be read", async () => {
    open(() => dataFlow());
    expect(
      await screen.findByText(/^1 fact could not be read\. 1 step hides its data\. Everything else/),
    ).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Show what is missing" }));
    const dialog = await screen.findByRole("dialog", { name: "What could not be read" });
    expect(within(dialog).getByRole("heading", { name: "1 step hides its data" })).toBeVisible();
    expect(dialog).toHaveTextContent("Step 3 does not show its data.");
  });

  it("says only that steps hide their data where all could be read", async () => {
    open(() => dataFlow({ gaps: [opaque(3), opaque(4)] }));
    const banner = await screen.findByText(/2 steps hide their data\./);
    expect(banner).not.toHaveTextContent("could not be read");
    await userEvent.click(screen.getByRole("button", { name: "Show what is missing" }));
    expect(await screen.findByRole("dialog", { name: "2 steps hide their data" })).toBeVisible();
  });

  it("lists named resources with their kinds beside the buckets, counts them, and leads to each", async () => {
    open(() => dataFlow());
    const part = await screen.findByRole("region", { name: "Other resources" });
    expect(
      within(part)
        .getAllByRole("button")
        .map(({ textContent }) => textContent),
    ).toEqual(["claims-features feature group", "${Extra} S3, bucket unknown"]);
    expect(screen.getByText("resources").closest("div")).toHaveTextContent("2");
    expect(screen.getByText("10 of 10 nodes shown")).toBeVisible();
    await userEvent.click(within(part).getByRole("button", { name: /claims-features/ }));
    expect(await screen.findByRole("complementary", { name: "claims-features" })).toBeVisible();
    expect(within(part).getByRole("button", { name: /claims-features/ })).toHaveAttribute("aria-current", "true");
  });

  it("says what in the address means nothing, and shows the rest", async () => {
    open(() => lineage(), "?view=sideways&node=Score");
    expect(await screen.findByText(/The address says view=sideways/)).toBeVisible();
    expect(await screen.findByRole("complementary", { name: "Score" })).toBeVisible();
  });

  it("shows the time line with the critical path on request", async () => {
    open(() => lineage(), "?time=1");
    expect(await screen.findByText(/critical path 7m 52s, Score is 87%/)).toBeVisible();
    expect(screen.getByRole("button", { name: "Register, Succeeded, 2s" })).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Prepare, Succeeded, 1m 00s, on the critical path" }));
    expect(await screen.findByRole("complementary", { name: "Prepare" })).toBeVisible();
  });

  it.each<Language>(["en", "ko"])("shows a pipeline that never ran as its definition, in %s", async (language) => {
    open(() => neverRun(), "", language);
    expect(await screen.findByText(language === "en" ? /has never run/ : /실행된 적이 없습니다. 그림은/)).toBeVisible();
    expect(screen.getByText(language === "en" ? "9 of 9 nodes shown" : "노드 9개 중 9개 표시")).toBeVisible();
  });
});

describe("what can go wrong", () => {
  it("helps with a name that does not exist", async () => {
    const pipelines = ["claims-weekly", "nightly"].map((name) => ({ name }));
    open(() => problem(404, "pipeline-not-found"), "", "en", {
      "/pipelines": () => ({ pipelines, cursor: null, gaps: [] }),
    });
    expect(
      await screen.findByRole("heading", { name: "There is no pipeline “claims” in ap-northeast-2" }),
    ).toBeVisible();
    expect(screen.getByRole("link", { name: "All pipelines" })).toHaveAttribute("href", "/ui/pipelines");
  });

  it("leads from an execution that does not exist to the newest", async () => {
    open((url) => (url.searchParams.has("execution") ? problem(404, "execution-not-found") : lineage()), "?exec=gone");
    await userEvent.click(await screen.findByRole("button", { name: "Show the newest execution" }));
    expect(await screen.findByRole("tree")).toBeVisible();
  });

  it.each([
    [500, "aws-access-denied", { iamAction: "sagemaker:DescribePipeline" }, /sagemaker:DescribePipeline/],
    [500, "aws-credentials-missing", { hint: "Run aws sso login." }, /aws sso login/],
    [504, "aws-timeout", {}, /Told: aws-timeout/],
  ])("says of %i %s what the service says, and tries again", async (status, code, more, words) => {
    let broken = true;
    open(() => (broken ? problem(status, code, more) : lineage()));
    expect(await screen.findByRole("alert")).toHaveTextContent(words);
    expect(screen.getByRole("alert")).toHaveTextContent(code);
    broken = false;
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("tree")).toBeVisible();
  });

  it("says that the service cannot be reached", async () => {
    open(() => {
      throw new TypeError("gone");
    });
    expect(await screen.findByRole("alert")).toHaveTextContent("The service cannot be reached");
  });

  it("says that no region is known", async () => {
    window.history.replaceState(null, "", "/ui/pipelines/claims");
    serve({ "/settings": () => ({ ...SETTINGS, defaultRegion: null, regions: [] }) });
    rendered(<Lineage name="claims" />);
    expect(await screen.findByRole("heading", { name: "No region is chosen" })).toBeVisible();
  });
});

describe("a run that goes on", () => {
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const tagged = (document: LineageDocument, etag: string) => Response.json(document, { headers: { ETag: etag } });

  it("is asked for again with its tag, and what changed is said once", async () => {
    const sent: (string | null)[] = [];
    let now: () => Response = () => tagged(executing("Executing"), 'W/"1"');
    open((_, request) => {
      sent.push(request.headers.get("If-None-Match"));
      return now();
    });
    expect(await screen.findByText(/^Live · updated/)).toBeVisible();
    now = () => new Response(null, { status: 304 });
    await vi.advanceTimersByTimeAsync(3_100);
    await waitFor(() => expect(sent).toEqual([null, 'W/"1"']));
    now = () => tagged(executing("Failed"), 'W/"2"');
    await vi.advanceTimersByTimeAsync(4_600);
    expect(await screen.findByText("Score: Failed. The execution is now Failed")).toBeInTheDocument();
    expect(screen.queryByText(/^Live · updated/)).toBeNull();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(3);
  });

  it("stays on the page with its time when the service goes away", async () => {
    let gone = false;
    open(() => {
      if (gone) throw new TypeError("gone");
      return tagged(executing("Executing"), 'W/"1"');
    });
    await screen.findByRole("tree");
    gone = true;
    await vi.advanceTimersByTimeAsync(3_100);
    expect(await screen.findByText(/This is what AWS said at 2026-11-2/)).toBeVisible();
    expect(screen.getByRole("treeitem", { name: /Score/ })).toBeVisible();
    gone = false;
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(screen.queryByText(/This is what AWS said at/)).toBeNull());
  });
});

describe("the executions", () => {
  const row = (id: string, status: string, day: number) => ({
    arn: `arn/${id}`,
    id,
    status,
    displayName: null,
    description: null,
    startTime: `2026-11-${day}T00:14:00Z`,
    endTime: null,
    elapsedSec: 531,
    startedBy: "minji-kim",
    parameters: { Rounds: "80" },
    failureReason: null,
    consoleUrl: null,
  });
  const PATH = "/pipelines/claims/executions";

  it("come page by page, with what tells them apart, and one is chosen by keyboard", async () => {
    const pages: Record<string, unknown> = {
      "": { executions: [row("x7c1f0", "Failed", 22), row("w6b0e9", "Succeeded", 15)], cursor: "2", gaps: [] },
      "2": { executions: [row("v5a9d8", "Stopped", 10)], cursor: null, gaps: [] },
    };
    const asked = open(() => lineage(), "", "en", { [PATH]: (url) => pages[url.searchParams.get("cursor") ?? ""] });
    await userEvent.click(await screen.findByRole("button", { name: /^Execution:\s*1 failed/ }));
    const list = await screen.findByRole("list", { name: "Executions" });
    expect(within(list).getByRole("button", { name: /Newest execution/ })).toHaveFocus();
    expect(within(list).getByRole("button", { name: /w6b0e9 · 8m 51s · by minji-kim.*Rounds = 80/ })).toBeVisible();
    await userEvent.click(within(list).getByRole("button", { name: "Show older ones" }));
    expect(await screen.findByText("These are all 3.")).toBeVisible();
    within(list)
      .getByRole("button", { name: /w6b0e9/ })
      .focus();
    await userEvent.keyboard("{ArrowDown}{Enter}");
    expect(window.location.search).toBe("?exec=v5a9d8");
    expect(asked.filter(({ pathname }) => pathname === PATH)).toHaveLength(2);
  });

  it("are narrowed by status, day and parameter, and say that none fits", async () => {
    const asked = open(() => lineage(), "", "en", { [PATH]: () => ({ executions: [], cursor: null, gaps: [] }) });
    await userEvent.click(await screen.findByRole("button", { name: /^Execution:\s*1 failed/ }));
    expect(await screen.findByText("This pipeline has never run.")).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText("Status"), "Failed");
    await userEvent.selectOptions(screen.getByLabelText("Parameter"), "Rounds");
    await userEvent.type(screen.getByLabelText("Value"), "80");
    expect(await screen.findByText("No execution matches these filters.")).toBeVisible();
    await waitFor(() => expect(asked.at(-1)?.searchParams.get("parameter")).toBe("Rounds:80"));
    expect(asked.at(-1)?.searchParams.get("status")).toBe("Failed");
    const clear = screen.getAllByRole("button", { name: "Clear filters" });
    await userEvent.click(clear[0] as HTMLElement);
    expect(await screen.findByText("This pipeline has never run.")).toBeVisible();
  });
});
