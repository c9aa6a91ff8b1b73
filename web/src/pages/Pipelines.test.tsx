import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { bucket, outcome, page, pipeline, settings } from "../testing/pipelines";
import { rendered } from "../testing/rendered";
import { problem, serve } from "../testing/service";
import Pipelines from "./Pipelines";

const ROWS = [
  pipeline("churn", { owner: "growth", tags: { team: "blue" } }),
  pipeline("claims", { outcomes: [outcome({ status: "Failed" }), outcome({ id: "x2" })] }),
  pipeline("price", { lastExecutionTime: null, outcomes: [] }),
];
const DETAILS = { buckets: [bucket({ publicAccess: "Unknown" })], stepCount: 6 };

const withDetails = (rows: typeof ROWS) => (url: URL) => {
  const names = url.searchParams.get("names")?.split(",");
  return page(names ? rows.filter(({ name }) => names.includes(name)).map((row) => ({ ...row, ...DETAILS })) : rows);
};

const bodyRows = () => screen.getAllByRole("row").slice(1);
const nameOf = (row: HTMLElement) => within(row).getByRole("link").textContent;

describe("the pipelines page", () => {
  beforeEach(() => {
    vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }));
  });

  it("shows each pipeline with its last run, and what is read on sight in one request", async () => {
    const asked = serve({ "/settings": () => settings(), "/pipelines": withDetails(ROWS) });
    rendered(<Pipelines />);
    expect(await screen.findAllByText("6")).toHaveLength(3);
    expect(bodyRows().map(nameOf)).toEqual(["churn", "claims", "price"]);
    const claims = within(screen.getByRole("row", { name: /claims/ }));
    expect(claims.getByText("Failed")).toBeVisible();
    expect(claims.getByRole("img", { name: /The last 2 runs.*1 succeeded, 1 failed/ })).toBeInTheDocument();
    expect(claims.getByText(/raw-data: public access unknown/)).toBeInTheDocument();
    expect(asked.filter((url) => url.searchParams.has("names"))).toHaveLength(1);
    expect(claims.getByRole("link")).toHaveAttribute("href", "/ui/pipelines/claims");
  });

  it("filters as one types, says how many are left, and offers to clear the filter", async () => {
    serve({ "/settings": () => settings(), "/pipelines": withDetails(ROWS) });
    rendered(<Pipelines />);
    const filter = await screen.findByRole("searchbox", { name: "Filter pipelines" });
    await screen.findByRole("link", { name: "churn" });
    await userEvent.type(filter, "growth");
    expect(bodyRows().map(nameOf)).toEqual(["churn"]);
    expect(window.location.search).toBe("?q=growth");
    expect(screen.getByText("1 of 3 pipelines")).toBeInTheDocument();
    await userEvent.type(filter, "zzz");
    expect(screen.getByRole("heading", { name: "No pipeline matches" })).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Clear the filter" }));
    expect(bodyRows()).toHaveLength(3);
  });

  it("tells a screen reader how many rows there are in all, and that it does not know while it does not", async () => {
    let answer: (page: unknown) => void = () => {};
    const last = new Promise((resolve) => {
      answer = resolve;
    });
    const first = (url: URL) => !url.searchParams.has("cursor") || url.searchParams.has("names");
    serve({
      "/settings": () => settings(),
      "/pipelines": (url) => (first(url) ? page(ROWS.slice(0, 2), { cursor: "next", total: 3 }) : last),
    });
    rendered(<Pipelines />);
    await screen.findByRole("link", { name: "churn" });
    expect(screen.getByRole("table")).toHaveAttribute("aria-rowcount", "4");
    await userEvent.type(screen.getByRole("searchbox"), "c");
    expect(screen.getByRole("table")).toHaveAttribute("aria-rowcount", "-1");
    answer(page(ROWS.slice(2), { total: 3 }));
    await screen.findByRole("link", { name: "price" });
    await userEvent.type(screen.getByRole("searchbox"), "laims");
    expect(screen.getByRole("table")).toHaveAttribute("aria-rowcount", "2");
  });

  it("offers the regions where the address names none, for trying again mends nothing", async () => {
    const refused = () => problem(422, "invalid-request");
    serve({ "/settings": () => settings(), "/pipelines": refused });
    rendered(<Pipelines />);
    const told = within(await screen.findByRole("alert"));
    expect(told.queryByRole("button", { name: "Try again" })).toBeNull();
    await userEvent.click(told.getByRole("button", { name: "us-east-1" }));
    expect(window.location.search).toBe("?region=us-east-1");
  });

  it("is walked by the keyboard alone: slash, down, arrows", async () => {
    serve({ "/settings": () => settings(), "/pipelines": withDetails(ROWS) });
    rendered(<Pipelines />);
    await screen.findByRole("link", { name: "churn" });
    await userEvent.keyboard("/");
    expect(screen.getByRole("searchbox")).toHaveFocus();
    await userEvent.keyboard("{ArrowDown}");
    expect(screen.getByRole("link", { name: "churn" })).toHaveFocus();
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}");
    expect(screen.getByRole("link", { name: "price" })).toHaveFocus();
    await userEvent.keyboard("{Home}");
    expect(screen.getByRole("link", { name: "churn" })).toHaveFocus();
    expect(
      screen.getAllByRole("link", { name: /churn|claims|price/ }).filter((link) => link.tabIndex === 0),
    ).toHaveLength(1);
  });

  it("has the service sort by name and time, and sorts by duration itself", async () => {
    const asked = serve({ "/settings": () => settings(), "/pipelines": withDetails(ROWS) });
    rendered(<Pipelines />);
    await screen.findByRole("link", { name: "churn" });
    await userEvent.click(screen.getByRole("button", { name: "Last run" }));
    expect(screen.getByRole("columnheader", { name: "Last run" })).toHaveAttribute("aria-sort", "ascending");
    expect(asked.some((url) => url.searchParams.get("sort") === "lastExecutionTime")).toBe(true);
    await userEvent.click(screen.getByRole("button", { name: "Duration" }));
    expect(asked.some((url) => url.searchParams.get("sort") === "duration")).toBe(false);
  });

  it("loads every page where a filter needs them", async () => {
    const many = Array.from({ length: 15 }, (_, at) => pipeline(`p-${at}`));
    serve({
      "/settings": () => settings(),
      "/pipelines": (url: URL) => {
        if (url.searchParams.has("names")) return page([]);
        const at = Number(url.searchParams.get("cursor") ?? 0);
        return page(many.slice(at, at + 5), { cursor: at + 5 < 15 ? `${at + 5}` : null, total: 15 });
      },
    });
    rendered(<Pipelines />);
    await screen.findByRole("link", { name: "p-0" });
    await userEvent.type(screen.getByRole("searchbox"), "p-14");
    expect(await screen.findByRole("link", { name: "p-14" })).toBeVisible();
    expect(screen.getByText("1 of 15 pipelines")).toBeInTheDocument();
  });

  it("shows tags as columns", async () => {
    serve({ "/settings": () => settings(), "/pipelines": withDetails(ROWS) });
    rendered(<Pipelines />);
    await screen.findByRole("link", { name: "churn" });
    await userEvent.click(screen.getByRole("button", { name: "Columns" }));
    await userEvent.click(screen.getByRole("checkbox", { name: "team" }));
    expect(screen.getByRole("columnheader", { name: "team" })).toBeInTheDocument();
    expect(within(screen.getByRole("row", { name: /churn/ })).getByText("blue")).toBeInTheDocument();
    expect(window.location.search).toBe("?columns=tag%253Ateam");
  });

  it("says that a region has no pipelines, and offers others", async () => {
    serve({ "/settings": () => settings(), "/pipelines": () => page([]) });
    rendered(<Pipelines />, "ko");
    expect(await screen.findByRole("heading", { name: "ap-northeast-2 리전에 파이프라인이 없습니다" })).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "us-east-1" }));
    expect(window.location.search).toBe("?region=us-east-1");
  });

  it("asks for a region where the service knows none", async () => {
    serve({ "/settings": () => settings({ regions: [], defaultRegion: null }) });
    rendered(<Pipelines />);
    expect(await screen.findByRole("heading", { name: "Choose a region" })).toBeVisible();
    await userEvent.type(screen.getByRole("textbox", { name: "Another region" }), "EU-west-1");
    await userEvent.click(screen.getByRole("button", { name: "Go" }));
    expect(window.location.search).toBe("?region=eu-west-1");
  });

  it("says what failed, with code, hint and request, and tries again", async () => {
    let failing = true;
    serve({
      "/settings": () => settings(),
      "/pipelines": (url: URL) =>
        failing
          ? problem(500, "aws-access-denied", {
              title: "AWS denied access",
              hint: "Ask for it.",
              iamAction: "sagemaker:ListPipelines",
            })
          : withDetails(ROWS)(url),
    });
    rendered(<Pipelines />);
    const alert = within(await screen.findByRole("alert"));
    expect(alert.getByText("aws-access-denied")).toBeVisible();
    expect(alert.getByText("Ask for it.")).toBeVisible();
    expect(alert.getByText("Needs sagemaker:ListPipelines")).toBeVisible();
    failing = false;
    await userEvent.click(alert.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("link", { name: "churn" })).toBeVisible();
  });

  it("lists what could not be read: the permissions that one thing lacks together", async () => {
    const gap = (operation: string, more = {}) => ({
      code: "access-denied",
      operation,
      iamAction: operation,
      resource: "churn",
      detail: "Not allowed.",
      affects: [],
      ...more,
    });
    const gaps = [
      gap("sagemaker:ListTags"),
      gap("sagemaker:ListTags"),
      gap("sagemaker:DescribePipeline"),
      gap("sagemaker:ListTags", { code: "throttled", resource: "price", detail: "Too many." }),
    ];
    serve({ "/settings": () => settings(), "/pipelines": (url: URL) => ({ ...withDetails(ROWS)(url), gaps }) });
    rendered(<Pipelines />);
    await userEvent.click(await screen.findByText("4 facts could not be read"));
    const told = within(screen.getByText("Throttled by AWS").closest("ul") as HTMLElement).getAllByRole("listitem");
    expect(told.map((item) => item.textContent)).toEqual([
      "Refused churn Needs sagemaker:ListTags, sagemaker:DescribePipeline",
      "Throttled by AWS price Too many.",
    ]);
  });
});
