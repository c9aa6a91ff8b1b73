import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { finding, passed, unknown } from "../testing/findings";
import { opaque, refusal } from "../testing/lineage";
import { settings } from "../testing/pipelines";
import { rendered } from "../testing/rendered";
import { problem, serve } from "../testing/service";
import Security from "./Security";

const answer = (findings = [finding(), unknown(), passed()], more = {}) => ({
  findings,
  models: [],
  pipelines: { done: 2, total: 2 },
  cursor: null,
  gaps: [],
  ...more,
});

describe("the security page", () => {
  beforeEach(() => window.history.replaceState(null, "", "/ui/security"));

  it("shows what failed and what is unknown by resource, with evidence, remedy and what it reaches", async () => {
    serve({ "/settings": () => settings(), "/posture": () => answer() });
    rendered(<Security />);
    expect(await screen.findByRole("heading", { level: 2, name: /acme-shared/ })).toBeVisible();
    const [first] = screen.getAllByRole("article");
    const card = within(first as HTMLElement);
    expect(card.getByText("Critical")).toBeVisible();
    expect(card.getByText("Upload grants s3:PutObject to everybody")).toBeVisible();
    expect(card.getByText(/Turn on Block Public Access/)).toBeVisible();
    expect(card.getByText(/Endpoint/)).toBeVisible();
    expect(card.getByRole("link", { name: "claims" })).toHaveAttribute(
      "href",
      "/ui/pipelines/claims?security=1&node=Prepare&tab=security",
    );
    expect(screen.getByText("s3:GetBucketPolicy")).toBeVisible();
    expect(screen.queryByText("Bucket is encrypted")).toBeNull();
  });

  it("reads a region to its end, and says how far it is", async () => {
    const asked = serve({
      "/settings": () => settings(),
      "/posture": (url) =>
        url.searchParams.get("cursor")
          ? answer([finding({ pipeline: "price", resource: "other" })])
          : answer([finding()], { cursor: "next", pipelines: { done: 1, total: 2 } }),
    });
    rendered(<Security />);
    expect(await screen.findByRole("heading", { level: 2, name: /other/ })).toBeVisible();
    expect(asked.filter(({ pathname }) => pathname === "/posture")).toHaveLength(2);
    expect(screen.queryByRole("progressbar")).toBeNull();
  });

  it("does not count steps that hide their data as what could not be read", async () => {
    const gaps = [refusal(), opaque(0), opaque(1)];
    serve({ "/settings": () => settings(), "/posture": () => answer([finding()], { gaps }) });
    rendered(<Security />);
    expect(await screen.findByText("1 thing could not be read")).toBeVisible();
    expect(screen.getByText("2 steps hide their data.")).toBeVisible();
  });

  it("tells one finding on two pipelines once, with both names", async () => {
    const both = [finding(), finding({ pipeline: "price" })];
    serve({ "/settings": () => settings(), "/posture": () => answer(both) });
    rendered(<Security />);
    expect(await screen.findAllByRole("article")).toHaveLength(1);
    expect(screen.getByRole("link", { name: "price" })).toBeVisible();
    expect(screen.getByRole("button", { name: "1 critical" })).toBeVisible();
  });

  it("groups by model and by rule, filters by severity, and keeps that in the address", async () => {
    serve({ "/settings": () => settings(), "/posture": () => answer() });
    rendered(<Security />);
    await userEvent.click(await screen.findByRole("radio", { name: "Rule" }));
    expect(screen.getByRole("heading", { level: 2, name: /Bucket takes requests over TLS only/ })).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "1 critical" }));
    expect(screen.getAllByRole("article")).toHaveLength(1);
    await userEvent.click(screen.getByRole("radio", { name: "Model" }));
    expect(screen.getByRole("heading", { level: 2, name: /claims/ })).toBeVisible();
    expect(window.location.search).toBe("?by=model&severity=critical");
    await userEvent.click(screen.getByRole("button", { name: "0 low" }));
    expect(screen.getByRole("heading", { name: "No finding matches the filter" })).toBeVisible();
    await userEvent.click(screen.getByRole("radio", { name: "Rule" }));
    await userEvent.click(screen.getByRole("button", { name: "1 unknown" }));
    expect(screen.getByRole("article")).toHaveTextContent("Unknown");
    await userEvent.click(screen.getByRole("button", { name: "1 unknown" }));
    await userEvent.type(screen.getByRole("searchbox", { name: "Find findings" }), "public");
    expect(screen.getByRole("article")).toHaveTextContent("Critical");
    expect(window.location.search).toBe("?by=rule&q=public");
  });

  it("has words for nothing wrong and for nothing there", async () => {
    serve({ "/settings": () => settings(), "/posture": () => answer([passed()]) });
    const { unmount } = rendered(<Security />);
    expect(await screen.findByRole("heading", { name: "No findings here" })).toBeVisible();
    expect(screen.getByText("The one check of 2 pipelines passed.")).toBeVisible();
    unmount();
    serve({ "/settings": () => settings(), "/posture": () => answer([], { pipelines: { done: 0, total: 0 } }) });
    rendered(<Security />);
    expect(await screen.findByRole("heading", { name: "No pipeline to look at" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "0 critical" })).toBeNull();
  });

  it("does not call it a pass where no rule is about anything", async () => {
    serve({ "/settings": () => settings(), "/posture": () => answer([]) });
    rendered(<Security />);
    expect(await screen.findByRole("heading", { name: "Nothing to judge" })).toBeVisible();
  });

  it("counts nothing before it has read anything", async () => {
    serve({ "/settings": () => settings(), "/posture": () => new Promise<never>(() => {}) });
    rendered(<Security />);
    expect(await screen.findByRole("progressbar", { name: "Reading …" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "0 critical" })).toBeNull();
  });

  it("tells what could not be read, and a refusal in the service's own words", async () => {
    const gap = {
      code: "access-denied",
      operation: "s3:GetBucketAcl",
      iamAction: "s3:GetBucketAcl",
      resource: "b",
      detail: "No look at the ACL.",
      affects: [],
    };
    serve({ "/settings": () => settings(), "/posture": () => answer([unknown()], { gaps: [gap] }) });
    const { unmount } = rendered(<Security />, "ko");
    expect(await screen.findByText("1건을 읽지 못했습니다")).toBeVisible();
    unmount();
    serve({
      "/settings": () => settings(),
      "/posture": () => problem(500, "aws-access-denied", { iamAction: "sagemaker:ListPipelines" }),
    });
    rendered(<Security />);
    expect(await screen.findByText(/sagemaker:ListPipelines/)).toBeVisible();
    expect(screen.getByRole("button", { name: "Try again" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "0 critical" })).toBeNull();
  });
});
