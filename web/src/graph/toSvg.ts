import type { Layout, PlacedBox, Point } from "./layoutTypes";
import { arrowPath, labelPoint, pathOf, round } from "./route";
import { escaped, fitted, widthOf } from "./text";
import type { LineKind, NodeKind } from "./types";

/** The tones of a status or of a badge; a palette has two colours for each. */
export type SvgTone = "good" | "busy" | "bad" | "cached" | "off" | "warn" | "accent";

export interface SvgPill {
  readonly words: string;
  readonly tone: SvgTone;
}

/** What stands on a node: a drawing of 16 × 16 (an SVG path), two lines of text, a status where there is one. */
export interface SvgNode {
  readonly kind: NodeKind;
  readonly icon: string;
  readonly tone: SvgTone;
  readonly title: string;
  readonly detail: string;
  readonly detailTone: SvgTone | null;
  readonly status: SvgPill | null;
  readonly faint: boolean;
  /** The small drawing in its corner if it hides its data. */
  readonly mark: string | null;
}

/** `faint` lines lead to what was not taken; of `possible` ones the direction is guessed. */
export interface SvgLine {
  readonly kind: LineKind;
  readonly label: string | null;
  readonly faint: boolean;
  readonly possible: boolean;
  readonly back: boolean;
  readonly twoWay: boolean;
}

export interface SvgPalette {
  readonly surface: string;
  readonly raised: string;
  readonly line: string;
  readonly mark: string;
  readonly text: string;
  readonly muted: string;
  readonly tones: Readonly<Record<SvgTone, { readonly ink: string; readonly soft: string }>>;
}

/** Everything that is drawn. `nodes` and `lines` are in the order of the layout's boxes and routes. */
export interface SvgPicture {
  readonly title: string;
  readonly caption: readonly string[];
  readonly legend: readonly SvgPill[];
  readonly layout: Layout;
  readonly nodes: readonly SvgNode[];
  readonly lines: readonly SvgLine[];
  readonly palette: SvgPalette;
}

const MARGIN = 32;
const LEADING = 20;
const LEAST_WIDTH = 640;
const FONT = "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans KR', 'Noto Sans CJK KR', sans-serif";
const PILL = { height: 20, size: 11, padding: 9 };
const TILE = { size: 34, left: 13, gap: 11, right: 14 };

/** Write a picture as an SVG document of its own, with its title, time and legend. All text is escaped. */
export function toSvg(picture: SvgPicture): string {
  const { layout, palette, nodes, lines } = picture;
  const top = MARGIN * 2 + LEADING + picture.caption.length * LEADING;
  const width = Math.ceil(Math.max(layout.width, LEAST_WIDTH) + 2 * MARGIN);
  const height = Math.ceil(top + layout.height + 3 * MARGIN);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${escaped(FONT)}">`,
    `<title>${escaped([picture.title, ...picture.caption].join(" · "))}</title>`,
    `<rect width="${width}" height="${height}" fill="${palette.surface}"/>`,
    ...heading(picture, width - 2 * MARGIN),
    `<g transform="translate(${MARGIN} ${top})">`,
    ...lines.map((line, i) => lineOf(layout.routes[i] as readonly Point[], line, palette)),
    ...lines.map((line, i) => labelOf(layout.routes[i] as readonly Point[], line, palette)),
    ...nodes.map((node, i) => nodeOf(layout.boxes[i] as PlacedBox, node, palette)),
    "</g>",
    ...legendOf(picture, height - MARGIN),
    "</svg>",
    "",
  ].join("\n");
}

function heading({ title, caption, palette }: SvgPicture, width: number): string[] {
  return [
    text(MARGIN, MARGIN + 14, fitted(title, 20, width), 20, palette.text, 600),
    ...caption.map((line, i) => text(MARGIN, MARGIN + 38 + i * LEADING, fitted(line, 13, width), 13, palette.muted)),
  ];
}

function legendOf({ legend, palette }: SvgPicture, y: number): string[] {
  let left = MARGIN;
  return legend.map((entry) => {
    const width = pillWidth(entry.words);
    left += width + 8;
    return pill(left - width - 8, y - PILL.height / 2, entry, palette);
  });
}

function lineOf(route: readonly Point[], line: SvgLine, palette: SvgPalette): string {
  const [start, end] = [route[0] as Point, route[route.length - 1] as Point];
  const ink = line.faint ? palette.mark : palette.tones.accent.ink;
  const dash = line.faint || line.back || line.possible ? ' stroke-dasharray="5 5"' : "";
  const heads = [line.back ? [start, -1] : [end, 1], ...(line.twoWay ? [[start, -1]] : [])] as [Point, 1 | -1][];
  return [
    `<path d="${pathOf(route)}" fill="none" stroke="${ink}" stroke-width="${line.kind === "order" ? 1.2 : 1.7}"${dash}/>`,
    ...heads.map(([tip, way]) => `<path d="${arrowPath(tip, way)}" fill="${ink}"/>`),
  ].join("");
}

function labelOf(route: readonly Point[], { label, faint }: SvgLine, palette: SvgPalette): string {
  if (label === null) return "";
  const { x, y } = labelPoint(route);
  const width = widthOf(label, PILL.size) + 14;
  return [
    `<rect x="${round(x - width / 2)}" y="${round(y - 9)}" width="${round(width)}" height="18" rx="9" fill="${palette.raised}" stroke="${palette.line}"/>`,
    text(x, y + 4, label, PILL.size, faint ? palette.muted : palette.text, 500, "middle"),
  ].join("");
}

function nodeOf(box: PlacedBox, node: SvgNode, palette: SvgPalette): string {
  return [
    `<g><title>${escaped([node.title, node.detail, node.status?.words].filter(Boolean).join(", "))}</title>`,
    node.kind === "hop" ? hop(box, node, palette) : card(box, node, palette),
    markOf(box, node, palette),
    "</g>",
  ].join("");
}

function card(box: PlacedBox, node: SvgNode, palette: SvgPalette): string {
  const rounded = node.kind === "data" || node.kind === "model";
  const { ink, soft } = palette.tones[node.tone];
  const middle = box.y + box.height / 2;
  const left = box.x + TILE.left;
  const room = box.width - TILE.left - TILE.size - TILE.gap - TILE.right;
  const detail = node.detailTone ? palette.tones[node.detailTone].ink : palette.muted;
  return [
    rect(box, rounded ? box.height / 2 : 12, palette.raised, node.faint ? palette.mark : palette.line, node.faint),
    `<rect x="${round(left)}" y="${round(middle - TILE.size / 2)}" width="${TILE.size}" height="${TILE.size}" rx="${rounded ? TILE.size / 2 : 9}" fill="${soft}"/>`,
    `<path transform="translate(${round(left + 8)} ${round(middle - 9)}) scale(1.125)" d="${escaped(node.icon)}" fill="none" stroke="${ink}" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round"/>`,
    text(left + TILE.size + TILE.gap, middle - 4, fitted(node.title, 14, room), 14, palette.text, 600),
    text(left + TILE.size + TILE.gap, middle + 14, fitted(node.detail, 12, room), 12, detail),
    node.status ? statusPill(box, node.status, palette) : "",
  ].join("");
}

function statusPill(box: PlacedBox, status: SvgPill, palette: SvgPalette): string {
  return pill(box.x + box.width - 14 - pillWidth(status.words), box.y - PILL.height / 2, status, palette);
}

function markOf(box: PlacedBox, { mark }: SvgNode, palette: SvgPalette): string {
  if (mark === null) return "";
  const { ink, soft } = palette.tones.off;
  const [x, y] = [round(box.x + box.width - 19), round(box.y + box.height)];
  return [
    `<circle cx="${x}" cy="${y}" r="9" fill="${soft}" stroke="${palette.surface}" stroke-width="2"/>`,
    `<path transform="translate(${x - 6} ${y - 6}) scale(0.75)" d="${escaped(mark)}" fill="none" stroke="${ink}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`,
  ].join("");
}

function hop(box: PlacedBox, node: SvgNode, palette: SvgPalette): string {
  const title = fitted(node.title, 11.5, box.width - 28);
  return [
    rect(box, box.height / 2, palette.raised, palette.line, node.faint),
    `<circle cx="${round(box.x + 13)}" cy="${round(box.y + box.height / 2)}" r="4" fill="${palette.tones[node.tone].ink}"/>`,
    text(box.x + 22, box.y + box.height / 2 + 4, title, 11.5, palette.text, 500),
  ].join("");
}

function rect(box: PlacedBox, radius: number, fill: string, stroke: string, dashed: boolean): string {
  const dash = dashed ? ' stroke-dasharray="4 4"' : "";
  return `<rect x="${round(box.x)}" y="${round(box.y)}" width="${box.width}" height="${box.height}" rx="${radius}" fill="${fill}" stroke="${stroke}" stroke-width="1.4"${dash}/>`;
}

function pillWidth(words: string): number {
  return Math.round(widthOf(words, PILL.size) + 2 * PILL.padding);
}

function pill(x: number, y: number, { words, tone }: SvgPill, palette: SvgPalette): string {
  const { ink, soft } = palette.tones[tone];
  return [
    `<rect x="${round(x)}" y="${round(y)}" width="${pillWidth(words)}" height="${PILL.height}" rx="${PILL.height / 2}" fill="${soft}"/>`,
    text(x + PILL.padding, y + 14, words, PILL.size, ink, 600),
  ].join("");
}

function text(x: number, y: number, words: string, size: number, fill: string, weight = 400, anchor = "start"): string {
  const attributes = `font-size="${size}" font-weight="${weight}" fill="${fill}"${anchor === "start" ? "" : ` text-anchor="${anchor}"`}`;
  return `<text x="${round(x)}" y="${round(y)}" ${attributes}>${escaped(words)}</text>`;
}
