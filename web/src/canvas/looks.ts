import { type Box, boxesOf } from "../graph/boxes";
import { dataLabel, resourceLabel } from "../graph/labels";
import { opaqueSteps } from "../graph/opaque";
import { shownStatus, statusRank } from "../graph/status";
import type { DrawnNode, LineageDocument, NodeKind, Step } from "../graph/types";
import type { Standing } from "../security/findings";
import { standingMark } from "../security/marks";
import type { Format } from "../text/format";
import type { Messages } from "../text/messages";
import type { IconName } from "../ui/Icon";
import { lookOf, type Tone } from "../ui/Pill";
import { bucketBadge, bucketWords } from "./bucketWords";
import { groupLook } from "./groupLook";
import { iconOf, iconOfData } from "./icons";
import { judgedIn } from "./judged";

export interface Mark {
  readonly words: string;
  readonly tone: Tone;
  readonly icon: IconName;
  /** What it says without a count, for the legend. */
  readonly short?: string;
  /** Where it stands in the legend among those of its kind. */
  readonly rank: number;
}

/** How a node looks and what it says: all words are there, nothing is left to work out. */
export interface Look {
  readonly kind: NodeKind;
  readonly title: string;
  readonly detail: string;
  /** Seconds so far of what still runs: shown after `detail`, counted on there. */
  readonly running: number | null;
  readonly icon: IconName;
  /** The colour of the status; `accent` where nothing has run, `off` for what has no status. */
  readonly tone: Tone;
  readonly status: Mark | null;
  /** What was found, else what is known of the bucket's settings, where the security overlay is on. */
  readonly badge: Mark | null;
  /** Whether it steps back, for findings are looked at and nothing failed or is unknown here. */
  readonly aside: boolean;
  readonly faint: boolean;
  /** Whether it is a step that hides its data in code. */
  readonly opaque: boolean;
  /** Everything in words, beginning with what is written on the node. */
  readonly name: string;
}

export interface Words {
  readonly text: Messages;
  readonly format: Format;
}

/** The looks of the nodes of a picture, by id. */
export function looksOf(
  document: LineageDocument,
  nodes: readonly DrawnNode[],
  words: Words,
  security: boolean,
): ReadonlyMap<string, Look> {
  const steps = new Map(document.graph.nodes.map((step) => [step.id, step]));
  const boxes = boxesOf(document).named;
  const opaque = opaqueSteps(document);
  const look = (node: DrawnNode): Look => {
    if (node.kind === "group") return groupLook(node, steps, security ? boxes : new Map(), words);
    const box = node.kind === "data" && boxes.get(node.id);
    if (box) return dataLook(node, box, words, security);
    const step = steps.get(node.kind === "model" ? node.id.slice("model:".length) : node.id);
    if (!step) return plainLook(node);
    return node.kind === "model" ? modelLook(node, step, words) : stepLook(node, step, words, opaque.has(node.id));
  };
  const looks = nodes.map((node): [DrawnNode, Look] => [node, look(node)]);
  if (!security || !document.findings) return new Map(looks.map(([node, plain]) => [node.id, plain]));
  const judged = judgedIn(document, boxes);
  return new Map(looks.map(([node, plain]) => [node.id, judgedLook(plain, judged(node), words)]));
}

/** A look with what was found there; where nothing is to be done it steps back. */
function judgedLook(look: Look, standing: Standing | null, { text }: Words): Look {
  if (standing === null) return { ...look, aside: true };
  const badge = standingMark(standing, text);
  return { ...look, badge, aside: standing.verdict === "pass", name: `${look.name}, ${badge.words}` };
}

function stepLook(node: DrawnNode, step: Step, { text, format }: Words, opaque: boolean): Look {
  const status = shownStatus(step);
  const label = step.label === node.label ? "" : step.label;
  const known = status === null ? null : { ...lookOf(status), rank: statusRank(status) };
  const said = status === null ? "" : wordOf(text.status, status);
  const running = known?.tone === "busy" ? (step.run?.elapsedSec ?? null) : null;
  const happened = running === null ? happenedIn(step, text, format) : "";
  return {
    ...plainLook(node),
    detail: [step.type, happened].filter(Boolean).join(" · "),
    running,
    icon: iconOf(step.type),
    tone: known?.tone ?? "accent",
    status: known && { words: said, ...known },
    faint: status === "NotTaken",
    opaque,
    name: [node.label, label, step.type, said.toLowerCase(), opaque && text.canvas.opaque].filter(Boolean).join(", "),
  };
}

function happenedIn({ run }: Step, text: Messages, format: Format): string {
  if (!run) return "";
  const passes = run.iterations?.length ?? 0;
  if (run.outcome) return text.canvas.outcome(run.outcome);
  if (passes > 0) return text.canvas.iterations(passes);
  return run.elapsedSec === null || run.cacheHit ? "" : format.duration(run.elapsedSec);
}

function modelLook(node: DrawnNode, { registry }: Step, { text }: Words): Look {
  const detail = registry?.approvalStatus ?? registry?.status ?? text.canvas.model;
  return { ...plainLook(node), detail, icon: "cube", name: [node.label, text.canvas.model, detail].join(", ") };
}

/** A location by its bucket, a named resource by its kind; parts that are folded in are named too. */
function dataLook(node: DrawnNode, box: Box, { text }: Words, security: boolean): Look {
  const [artifact, ...parts] = box.artifacts;
  const [resource, ...inside] = box.resources;
  const use = artifact?.role ?? resource?.kind ?? "";
  const [kind, icon] = [wordOf(text.canvas.kinds, use), iconOfData(use)];
  if (!artifact) {
    const name = [node.label, kind, resource?.arn, ...inside.map(resourceLabel)].filter(Boolean).join(", ");
    return { ...plainLook(node), detail: kind, icon, name };
  }
  const { bucket, uri, resolved, s3 } = artifact;
  const badge = security ? bucketBadge(s3, text) : null;
  const open = resolved ? "" : text.canvas.unresolved;
  const settings = badge ? `${badge.words}, ${bucketWords(s3, text)}` : "";
  const names = parts.map((part) => dataLabel(part, []));
  return {
    ...plainLook(node),
    detail: node.label === bucket ? text.canvas.wholeBucket : bucket,
    icon,
    badge,
    name: [node.label, kind, open, uri, ...names, settings].filter(Boolean).join(", "),
  };
}

export function plainLook(node: DrawnNode): Look {
  return {
    kind: node.kind,
    title: node.label,
    detail: "",
    running: null,
    icon: "square",
    tone: "off",
    status: null,
    badge: null,
    aside: false,
    faint: false,
    opaque: false,
    name: node.label,
  };
}

/** The word for a key, or the key itself where AWS has a word that is not known here. */
export function wordOf(words: Readonly<Record<string, string>>, key: string): string {
  return Object.hasOwn(words, key) ? (words[key] as string) : key;
}
