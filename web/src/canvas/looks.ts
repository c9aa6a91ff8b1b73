import { artifactsById } from "../graph/ids";
import { shownStatus, statusRank } from "../graph/status";
import type { Artifact, DrawnNode, LineageDocument, NodeKind, Step } from "../graph/types";
import type { Standing } from "../security/findings";
import { standingMark } from "../security/marks";
import type { Format } from "../text/format";
import type { Messages } from "../text/messages";
import type { IconName } from "../ui/Icon";
import { lookOf, type Tone } from "../ui/Pill";
import { bucketBadge, bucketWords } from "./bucketWords";
import { groupLook } from "./groupLook";
import { iconOf } from "./icons";
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
  const artifacts = artifactsById(document);
  const look = (node: DrawnNode): Look => {
    if (node.kind === "group") return groupLook(node, steps, security ? artifacts : new Map(), words);
    const artifact = node.kind === "data" && artifacts.get(node.id);
    if (artifact) return dataLook(node, artifact, words, security);
    const step = steps.get(node.kind === "model" ? node.id.slice("model:".length) : node.id);
    if (!step) return plainLook(node);
    return node.kind === "model" ? modelLook(node, step, words) : stepLook(node, step, words);
  };
  const looks = nodes.map((node): [DrawnNode, Look] => [node, look(node)]);
  if (!security || !document.findings) return new Map(looks.map(([node, plain]) => [node.id, plain]));
  const judged = judgedIn(document, artifacts);
  return new Map(looks.map(([node, plain]) => [node.id, judgedLook(plain, judged(node), words)]));
}

/** A look with what was found there; where nothing is to be done it steps back. */
function judgedLook(look: Look, standing: Standing | null, { text }: Words): Look {
  if (standing === null) return { ...look, aside: true };
  const badge = standingMark(standing, text);
  return { ...look, badge, aside: standing.verdict === "pass", name: `${look.name}, ${badge.words}` };
}

function stepLook(node: DrawnNode, step: Step, { text, format }: Words): Look {
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
    name: [node.label, label, step.type, said.toLowerCase()].filter(Boolean).join(", "),
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

function dataLook(node: DrawnNode, artifact: Artifact, { text }: Words, security: boolean): Look {
  const { role, bucket, uri, resolved, s3 } = artifact;
  const badge = security ? bucketBadge(s3, text) : null;
  const open = resolved ? "" : text.canvas.unresolved;
  const settings = badge ? `${badge.words}, ${bucketWords(s3, text)}` : "";
  return {
    ...plainLook(node),
    title: resolved ? node.label : `${node.label}/…`,
    detail: node.label === bucket ? text.canvas.wholeBucket : bucket,
    icon: role === "model" ? "cube" : role === "report" ? "file" : "bucket",
    badge,
    name: [node.label, wordOf(text.canvas.kinds, role), open, uri, settings].filter(Boolean).join(", "),
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
    name: node.label,
  };
}

/** The word for a key, or the key itself where AWS has a word that is not known here. */
export function wordOf(words: Readonly<Record<string, string>>, key: string): string {
  return Object.hasOwn(words, key) ? (words[key] as string) : key;
}
