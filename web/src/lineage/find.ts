import type { LineageDocument, Node } from "../api/types";
import { dataIds } from "../graph/ids";
import { MODEL_PREFIX } from "./selection";

export type FoundKind = "step" | "data" | "model" | "arn";

export interface Found {
  kind: FoundKind;
  /** The node that it leads to. */
  node: string;
  /** The text that was searched. */
  text: string;
  /** What it belongs to, where the text alone does not say. */
  of: string | null;
}

/** Everything of a lineage that can be searched: steps, S3 locations, models, jobs and ARNs. */
export function searchable(document: LineageDocument): Found[] {
  const steps = document.graph.nodes.flatMap(ofStep);
  const ids = dataIds(document);
  const data = document.graph.artifacts.map(
    ({ id, uri, expression }): Found => ({ kind: "data", node: ids.get(id) ?? uri, text: expression ?? uri, of: null }),
  );
  return [...steps, ...data];
}

function ofStep(node: Node): Found[] {
  const found: Found[] = [
    { kind: "step", node: node.id, text: node.id, of: node.label === node.id ? null : node.label },
  ];
  const arn = node.run?.jobArn;
  if (arn && arn !== node.registry?.modelPackageArn) found.push({ kind: "arn", node: node.id, text: arn, of: node.id });
  if (node.registry) {
    const id = `${MODEL_PREFIX}${node.id}`;
    found.push({ kind: "model", node: id, text: node.registry.modelPackageArn, of: node.id });
  }
  for (const port of [...node.inputs, ...node.outputs]) {
    if (port.role === "model" && port.value !== undefined) {
      found.push({ kind: "model", node: node.id, text: port.value, of: node.id });
    }
  }
  return found;
}

/** What holds every word of the query, whatever the case; the best first: equal, beginning, inside. */
export function find(among: readonly Found[], query: string): Found[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const whole = words.join(" ");
  return among
    .map((item) => ({ item, rank: rankOf(item, words, whole) }))
    .filter(({ rank }) => rank < NONE)
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

const NONE = 4;

function rankOf({ text, of }: Found, words: readonly string[], whole: string): number {
  const own = text.toLowerCase();
  const all = `${own} ${of?.toLowerCase() ?? ""}`;
  if (!words.every((word) => all.includes(word))) return NONE;
  if (own === whole) return 0;
  if (own.startsWith(whole)) return 1;
  return own.includes(whole) ? 2 : 3;
}
