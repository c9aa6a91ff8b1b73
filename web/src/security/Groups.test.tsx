import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { finding, passed, unknown } from "../testing/findings";
import { rendered } from "../testing/rendered";
import type { Grouping, PipelineFinding } from "./findings";
import { Groups } from "./Groups";

const show = (findings: PipelineFinding[], by: Grouping = "resource") =>
  rendered(<Groups findings={findings} by={by} query="region=ap-northeast-2" />);
const many = <T,>(count: number, made: (place: number) => T): T[] => Array.from({ length: count }, (_, at) => made(at));
const groups = () => screen.getAllByRole("heading", { level: 2 });
const endpoint = (id: string) => ({ kind: "endpoint" as const, id, path: ["Prepare"] });

describe("groups of findings", () => {
  it("show the worst five findings, the counts of all, and the others when asked", async () => {
    show([
      ...many(7, (at) => finding({ rule: `low-${at}`, severity: "low" })),
      finding(),
      unknown({ resource: "acme-shared" }),
    ]);
    expect(screen.getAllByRole("article")).toHaveLength(5);
    expect(screen.getAllByRole("article")[0]).toHaveTextContent("Critical");
    expect(groups()[0]).toHaveTextContent("1 critical · 7 low · 1 unknown");
    await userEvent.click(screen.getByRole("button", { name: "Show 4 more" }));
    expect(screen.getAllByRole("article")).toHaveLength(9);
  });

  it("are 25 at first, and say how many more there are", async () => {
    show(many(60, (at) => finding({ resource: `bucket-${at}` })));
    expect(groups()).toHaveLength(25);
    await userEvent.click(screen.getByRole("button", { name: "Show 25 more groups of 35" }));
    expect(groups()).toHaveLength(50);
    await userEvent.click(screen.getByRole("button", { name: "Show 10 more groups" }));
    expect(groups()).toHaveLength(60);
  });

  it("tell in a line what passes, and open it when asked", async () => {
    show([passed()]);
    const line = screen.getByRole("article");
    expect(line).toHaveTextContent("PassBucket is encrypted");
    expect(line).not.toHaveTextContent("everybody");
    await userEvent.click(within(line).getByText("Bucket is encrypted"));
    expect(line).toHaveTextContent("everybody");
  });

  it("tell a finding in full under the first model it reaches, and in a line under the others", async () => {
    show([finding({ reaches: [endpoint("one"), endpoint("two")] })], "model");
    const [first, second] = screen.getAllByRole("article");
    expect(first).toHaveTextContent("Turn on Block Public Access");
    expect(second).toHaveTextContent("Buckets should block public write access acme-shared");
    expect(second).not.toHaveTextContent("Turn on Block Public Access");
    await userEvent.click(within(second as HTMLElement).getByText(/block public write access/));
    expect(second).toHaveTextContent("Turn on Block Public Access");
  });

  it("of a rule name what it is about, not the rule again", () => {
    show([finding()], "rule");
    expect(groups()[0]).toHaveTextContent("Buckets should block public write access");
    expect(screen.getByRole("heading", { level: 3, name: "acme-shared" })).toBeVisible();
  });

  it("tell a path when it is opened, not before", async () => {
    show([finding()]);
    expect(screen.queryByRole("list", { name: "Path" })).toBeNull();
    await userEvent.click(screen.getByText("Endpoint"));
    expect(screen.getByRole("list", { name: "Path" })).toHaveTextContent("s3://acme-shared/ref/codes.csvPrepare");
  });

  it("name the first pipelines that a finding stands on, and the others when asked", async () => {
    show(many(8, (at) => finding({ pipeline: `pipeline-${at}` })));
    expect(screen.getAllByRole("link", { name: /^pipeline/ })).toHaveLength(5);
    await userEvent.click(screen.getByRole("button", { name: "Show 3 more" }));
    expect(screen.getAllByRole("link", { name: /^pipeline/ })).toHaveLength(8);
  });
});
