import { drawnFor } from "../graph/drawn";
import type { Layouter } from "../graph/layoutJobs";
import { type SvgLine, type SvgNode, type SvgPalette, type SvgTone, toSvg } from "../graph/toSvg";
import type { DrawnLine, LineageDocument } from "../graph/types";
import type { Format } from "../text/format";
import type { Messages } from "../text/messages";
import { iconPath } from "../ui/Icon";
import type { ViewState } from "../url/viewState";
import { marksOf } from "./Legend";
import { type Look, looksOf } from "./looks";
import { exportLayouter } from "./useLayout";

/** The picture as it is shown, laid out whole, as an SVG with title, time and legend: for a file, so always light. */
export async function picture(
  document: LineageDocument,
  state: ViewState,
  text: Messages,
  format: Format,
  lay: Layouter = exportLayouter(),
): Promise<string> {
  const { graph } = drawnFor(document, state);
  const looks = looksOf(document, graph.nodes, { text, format }, state.security);
  const layout = await lay.run({ boxes: graph.nodes, lines: graph.lines });
  return toSvg({
    title: document.pipeline.name,
    caption: captionOf(document, text, format),
    legend: marksOf(looks, graph.lines, text.canvas),
    layout,
    nodes: graph.nodes.map(({ id }) => svgNode(looks.get(id) as Look)),
    lines: graph.lines.map((line) => svgLine(line, looks)),
    palette: LIGHT,
  });
}

function captionOf({ execution, generatedAt }: LineageDocument, text: Messages, format: Format): string[] {
  const at = text.canvas.madeAt(format.dateTime(generatedAt));
  if (!execution) return [at];
  const status = (text.status as Record<string, string>)[execution.status] ?? execution.status;
  return [[execution.id, status, format.dateTime(execution.startTime)].join(" · "), at];
}

function svgNode({ kind, title, detail, running, icon, tone, status, badge, faint, opaque }: Look): SvgNode {
  return {
    kind,
    title,
    icon: iconPath(icon),
    tone: tone === "off" && (badge?.tone === "warn" || badge?.tone === "bad") ? badge.tone : tone,
    detail: badge?.words ?? (running === null ? detail : `${detail} …`),
    detailTone: badge?.tone ?? null,
    status,
    faint,
    mark: opaque ? iconPath("gap") : null,
  };
}

function svgLine({ to, kind, label, possible, back, twoWay }: DrawnLine, looks: ReadonlyMap<string, Look>): SvgLine {
  return { kind, label, possible, back, twoWay, faint: looks.get(to)?.faint ?? false };
}

const tone = (ink: string, soft: string): { ink: string; soft: string } => ({ ink, soft });

/** The light theme's colours, written out: a file has no style sheet. */
const TONES: Readonly<Record<SvgTone, { ink: string; soft: string }>> = {
  accent: tone("#4f46e5", "#eef0ff"),
  bad: tone("#b42318", "#fdecea"),
  busy: tone("#1d5fd0", "#e6f0ff"),
  cached: tone("#0e7490", "#e2f6fa"),
  good: tone("#117a3b", "#e7f6ec"),
  off: tone("#566074", "#eef1f5"),
  warn: tone("#9a5700", "#fff3dc"),
};

const LIGHT: SvgPalette = {
  surface: "#f6f7f9",
  raised: "#ffffff",
  line: "#cfd6e0",
  mark: "#7b8698",
  text: "#10151f",
  muted: "#5d677a",
  tones: TONES,
};
