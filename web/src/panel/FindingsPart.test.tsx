import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { selectionOf } from "../lineage/selection";
import { finding, inLineage, passed, unknown } from "../testing/findings";
import { lineage } from "../testing/lineage";
import { rendered } from "../testing/rendered";
import { DEFAULTS } from "../url/viewState";
import { FindingsPart } from "./FindingsPart";

const SOURCE = { pipeline: "claims", region: "ap-northeast-2", profile: null };
const OF_STEP = finding({
  rule: "training-vpc",
  severity: "high",
  title: "Job runs in a VPC",
  resource: "arn:job",
  artifacts: [],
  nodes: ["Score"],
});

function open(node: string, findings?: ReturnType<typeof finding>[]) {
  const document = lineage(findings ? { findings: inLineage(...findings) } : {});
  const selection = selectionOf(document, node);
  if (!selection) throw new Error("no such node");
  const change = vi.fn();
  const state = { ...DEFAULTS, node };
  rendered(<FindingsPart {...{ document, state, change, selection }} source={SOURCE} since={0} show={vi.fn()} />);
  return change;
}

const titles = () => screen.queryAllByRole("heading", { level: 4 }).map((heading) => heading.textContent);

describe("the findings on a node", () => {
  it("are asked for when wanted, for they cost reads of AWS", async () => {
    const change = open("Prepare");
    await userEvent.click(screen.getByRole("button", { name: "Look for findings" }));
    expect(change).toHaveBeenCalledWith({ security: true }, "replace");
  });

  it("of a location are those on it and its bucket", () => {
    open("s3://acme-shared/ref/codes.csv", [finding(), unknown(), OF_STEP, passed()]);
    expect(titles()).toEqual(["Buckets should block public write access"]);
    expect(screen.getByText("1 rule passes")).toBeVisible();
  });

  it("of a step are its own and those on what it touches, the worst first", () => {
    open("Score", [unknown(), OF_STEP, finding()]);
    expect(titles()).toEqual(["Job runs in a VPC", "Bucket takes requests over TLS only"]);
  });

  it("say when there are none, and what passed", () => {
    open("s3://acme-shared/ref/codes.csv", [passed()]);
    expect(titles()).toEqual([]);
    expect(screen.getByText("Everything that was looked at on this path passes.")).toBeVisible();
  });
});
