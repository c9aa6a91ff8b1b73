import { describe, expect, it } from "vitest";
import { layout } from "./layout";
import { type SvgNode, type SvgPicture, type SvgTone, toSvg } from "./toSvg";

const TONES: SvgTone[] = ["good", "busy", "bad", "cached", "off", "warn", "accent"];
const palette = {
  surface: "#f6f7f9",
  raised: "#ffffff",
  line: "#cfd6e0",
  mark: "#7b8698",
  text: "#10151f",
  muted: "#5d677a",
  tones: Object.fromEntries(
    TONES.map((tone) => [tone, { ink: `#ink-${tone}`, soft: `#soft-${tone}` }]),
  ) as SvgPicture["palette"]["tones"],
};

function node(title: string, given: Partial<SvgNode> = {}): SvgNode {
  return {
    kind: "step",
    icon: "M2 2h12",
    tone: "good",
    title,
    detail: "Processing · 4m 12s",
    detailTone: null,
    status: null,
    faint: false,
    mark: null,
    ...given,
  };
}

function picture(given: Partial<SvgPicture> = {}): SvgPicture {
  const box = (id: string, height = 68) => ({ id, width: 216, height });
  const lines = [
    { from: "raw", to: "Prep" },
    { from: "Prep", to: "If" },
    { from: "If", to: "Stop" },
    { from: "Prep", to: "hop" },
    { from: "Stop", to: "Prep", back: true },
  ];
  return {
    title: "claims-risk-weekly",
    caption: ["q5gje5z53rfs · Failed", "drawn 2026-11-22 10:02 UTC"],
    legend: [
      { words: "Succeeded", tone: "good" },
      { words: "Failed", tone: "bad" },
    ],
    layout: layout({
      boxes: [box("raw", 60), box("Prep"), box("If"), box("Stop"), { id: "hop", width: 90, height: 26 }],
      lines,
    }),
    nodes: [
      node("acme-ml-raw/claims", { kind: "data", detail: "BPA off · SSE-S3", detailTone: "warn", tone: "warn" }),
      node("Prep", { status: { words: "Succeeded", tone: "good" } }),
      node("If"),
      node("<img src=x onerror=alert(1)>", { faint: true, tone: "off", detail: "" }),
      node("Clean", { kind: "hop" }),
    ],
    lines: [
      { kind: "data", label: null, faint: false, possible: false, back: false, twoWay: true },
      { kind: "order", label: null, faint: false, possible: false, back: false, twoWay: false },
      { kind: "branch", label: "else", faint: true, possible: false, back: false, twoWay: false },
      { kind: "branch", label: "true", faint: false, possible: false, back: false, twoWay: false },
      { kind: "data", label: null, faint: false, possible: false, back: true, twoWay: false },
    ],
    palette,
    ...given,
  };
}

describe("the picture as a file", () => {
  it("is as it was agreed upon", async () => {
    await expect(toSvg(picture())).toMatchFileSnapshot("__snapshots__/picture.svg");
  });

  it("marks what hides its data in its corner, and breaks lines that are only possible", () => {
    const nodes = picture().nodes.map((each, i) => (i === 2 ? { ...each, mark: "M4 4h8" } : each));
    const lines = picture().lines.map((each, i) => ({ ...each, back: false, faint: false, possible: i === 1 }));
    const drawn = toSvg(picture({ nodes, lines }));
    expect(drawn.match(/<circle [^>]*r="9"/g)).toHaveLength(1);
    expect(drawn.match(/fill="none" stroke="#ink-accent"[^>]*stroke-dasharray/g)).toHaveLength(1);
  });

  it("is well-formed, and names in it are text", () => {
    const parsed = new DOMParser().parseFromString(toSvg(picture()), "image/svg+xml");
    expect(parsed.querySelector("img, parsererror")).toBeNull();
    expect(toSvg(picture())).toContain("&#60;img src=x onerror=alert(1)&#62;");
  });

  it("carries its title, time and legend also where there is nothing to draw", () => {
    const empty = toSvg(picture({ layout: layout({ boxes: [], lines: [] }), nodes: [], lines: [] }));
    for (const words of ["claims-risk-weekly", "drawn 2026-11-22", "Failed"]) expect(empty).toContain(words);
  });
});
