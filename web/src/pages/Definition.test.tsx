import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { closeOpened, openFile, openText } from "../definition/opened";
import { lineage } from "../testing/lineage";
import { rendered } from "../testing/rendered";
import { type Answer, problem, serve } from "../testing/service";
import type { Language } from "../text/language";
import Definition from "./Definition";

const PATH = "/lineage/definition";
const FRAUD = "module.ml.aws_sagemaker_pipeline.fraud[0]";
const PIPELINES = ["claims", FRAUD];

const several: Answer = (url) =>
  PIPELINES.includes(url.searchParams.get("pipeline") ?? "")
    ? lineage()
    : problem(422, "invalid-request", { resource: "pipeline", pipelines: PIPELINES });

function open(answer: Answer, language: Language = "en"): URL[] {
  const asked = serve({ [PATH]: answer });
  rendered(<Definition />, language);
  return asked;
}

beforeEach(() => window.history.replaceState(null, "", "/ui/definition"));
afterEach(() => act(closeOpened));

describe("a file with several pipelines", () => {
  it("lists them and shows the one that is chosen", async () => {
    const asked = open(several);
    act(() => void openText("plan.json", "{}"));
    expect(await screen.findByRole("heading", { name: "The file has several pipelines" })).toBeVisible();
    expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual(PIPELINES);
    await userEvent.click(screen.getByRole("button", { name: FRAUD }));
    expect(await screen.findByRole("tree")).toBeVisible();
    expect(asked.map(({ searchParams }) => searchParams.get("pipeline"))).toEqual([null, FRAUD]);
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(`${FRAUD} · plan.json`);
  });

  it("leads back to the list and to another file", async () => {
    open(several);
    act(() => void openText("plan.json", "{}"));
    await userEvent.click(await screen.findByRole("button", { name: "claims" }));
    await userEvent.click(await screen.findByRole("button", { name: "Choose another pipeline" }));
    expect(await screen.findByRole("button", { name: "claims" })).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Open another file" }));
    expect(await screen.findByRole("heading", { name: "Open a definition file" })).toBeVisible();
  });

  it("asks in Korean as well", async () => {
    open(several, "ko");
    act(() => void openText("plan.json", "{}"));
    expect(await screen.findByRole("heading", { name: "파일에 파이프라인이 여러 개 있습니다" })).toBeVisible();
  });
});

describe("a file with one pipeline", () => {
  it("is shown without a choice, under the name of the file", async () => {
    const asked = open(() => lineage());
    await userEvent.click(screen.getByLabelText("Paste the definition"));
    await userEvent.paste("kind: Pipeline");
    await userEvent.click(screen.getByRole("button", { name: "Show its lineage" }));
    expect(await screen.findByRole("tree")).toBeVisible();
    expect(asked[0]?.searchParams.get("name")).toBe("pasted-definition");
    expect(screen.queryByRole("button", { name: "Choose another pipeline" })).toBeNull();
  });

  it.each([
    ["utf-8", [0x7b, 0x7d]],
    ["utf-16le", [0xff, 0xfe, 0x7b, 0, 0x7d, 0]],
    ["utf-16be", [0xfe, 0xff, 0, 0x7b, 0, 0x7d]],
  ])("is read as %s", async (_, bytes) => {
    const sent: string[] = [];
    open(async (_url, request) => {
      sent.push(await request.text());
      return lineage();
    });
    await act(async () => void (await openFile(new File([new Uint8Array(bytes)], "plan.json"))));
    await screen.findByRole("tree");
    expect(sent).toEqual(["{}"]);
  });

  it("gets the reader's words if it cannot be read", async () => {
    open(() => problem(422, "malformed-definition", { line: 1, column: 2, pointer: "" }));
    act(() => void openText("plan.json", "{x"));
    expect(await screen.findByText("plan.json, line 1, column 2")).toBeVisible();
    expect(screen.queryByRole("list")).toBeNull();
  });
});
