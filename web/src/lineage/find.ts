import type { LineageDocument, Node } from "../api/types";
import { type Box, boxesOf } from "../graph/boxes";
import { modelId } from "../graph/ids";

export type FoundKind = "step" | "data" | "resource" | "model" | "arn";

export interface Found {
  kind: FoundKind;
  /** The node that it leads to. */
  node: string;
  /** The text that was searched. */
  text: string;
  /** What it belongs to, where the text alone does not say. */
  of: string | null;
}

/** Everything of a lineage that can be searched: steps, S3 locations, named resources, models, jobs and ARNs. */
export function searchable(document: LineageDocument): Found[] {
  const steps = document.graph.nodes.flatMap(ofStep);
  const { ofArtifact, ofResource } = boxesOf(document);
  const told = new Set<string | null>(steps.map(({ text }) => text));
  const found = (kind: FoundKind, box: Box | undefined, text: string | null, of: string | null = null): Found[] =>
    box && text ? [{ kind, node: box.id, text, of }] : [];
  const data = document.graph.artifacts.flatMap(({ id, uri, expression }) =>
    found("data", ofArtifact.get(id), expression ?? uri),
  );
  const resources = document.graph.resources.flatMap(({ id, name, arn }) => [
    ...found("resource", ofResource.get(id), name),
    ...(told.has(arn) ? [] : found("arn", ofResource.get(id), arn, name)),
  ]);
  return [...steps, ...data, ...resources];
}

function ofStep(node: Node): Found[] {
  const found: Found[] = [
    { kind: "step", node: node.id, text: node.id, of: node.label === node.id ? null : node.label },
  ];
  const arn = node.run?.jobArn;
  if (arn && arn !== node.registry?.modelPackageArn) found.push({ kind: "arn", node: node.id, text: arn, of: node.id });
  if (node.registry) {
    found.push({ kind: "model", node: modelId(node.id), text: node.registry.modelPackageArn, of: node.id });
  }
  for (const port of [...node.inputs, ...node.outputs]) {
    if (port.role === "model" && port.value !== undefined && port.resourceId === null) {
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
