import type { LineageDocument, Node } from "../api/types";
import { boxesOf } from "../graph/boxes";
import { modelId } from "../graph/ids";
import { shownStatus, UNKNOWN } from "../graph/status";
import type { Finding } from "../security/findings";
import { portText } from "./portText";

const STATUS = /^status:(\S+)$/i;
const FINDING = "is:finding";

/** What a search asks for: words anywhere, `status:…` for steps that show one of those statuses, `is:finding` for failed rules. */
export interface Query {
  words: string[];
  statuses: string[];
  findings: boolean;
}

/** Take a search apart. Words are in lower case, statuses as written. */
export function queryOf(q: string): Query {
  const query: Query = { words: [], statuses: [], findings: false };
  for (const part of q.split(/\s+/).filter(Boolean)) {
    const status = STATUS.exec(part)?.[1];
    if (status !== undefined) query.statuses.push(status);
    else if (part.toLowerCase() === FINDING) query.findings = true;
    else query.words.push(part.toLowerCase());
  }
  return query;
}

/** Put a status into a search, or take it out of it; any other status goes. */
export function toggledStatus(q: string, status: string): string {
  const { statuses } = queryOf(q);
  const rest = q.split(/\s+/).filter((part) => part && !STATUS.test(part));
  const wanted = statuses.includes(status) ? [] : [`status:${status}`];
  return [...wanted, ...rest].join(" ");
}

/** Put the wish for findings alone into a search, or take it out of it. */
export function toggledFindings(q: string): string {
  const rest = q.split(/\s+/).filter((part) => part && part.toLowerCase() !== FINDING);
  return (queryOf(q).findings ? rest : [FINDING, ...rest]).join(" ");
}

/** The ids of the steps that a search is about; null where it asks for nothing. */
export function stepsFound(document: LineageDocument, q: string): ReadonlySet<string> | null {
  const query = queryOf(q);
  if (query.words.length === 0 && query.statuses.length === 0 && !query.findings) return null;
  const touched = query.findings ? withFindings(document) : null;
  const found = document.graph.nodes.filter(
    (node) => fits(node, query, document) && (touched === null || touched.has(node.id)),
  );
  return new Set(found.map((node) => node.id));
}

/**
 * The ids of everything in the picture that a search is about; null where it asks for nothing. Data and models have no
 * status: they are found by their own names, data by what failed there too.
 */
export function nodesFound(document: LineageDocument, q: string): ReadonlySet<string> | null {
  const steps = stepsFound(document, q);
  const { words, statuses, findings } = queryOf(q);
  if (steps === null || statuses.length > 0) return steps;
  const failed = findings ? failedData(document) : null;
  const isFound = (id: number | string | null, ...texts: readonly (string | null | undefined)[]) =>
    (failed === null || failed.has(id)) && words.every((word) => textOf(texts).includes(word));
  const data = boxesOf(document).all.filter(
    ({ artifacts, resources }) =>
      artifacts.some(({ id, uri, expression }) => isFound(id, uri, expression)) ||
      resources.some(({ arn, name }) => isFound(arn, name, arn)),
  );
  const models = document.graph.nodes.filter(
    ({ registry }) => registry && isFound(registry.modelPackageArn, registry.modelPackageArn, registry.group),
  );
  return new Set([...steps, ...data.map(({ id }) => id), ...models.map(({ id }) => modelId(id))]);
}

/** The ids of the artifacts that failed rules are about, and the resources that they name. */
function failedData({ findings }: LineageDocument): ReadonlySet<number | string | null> {
  const failed = (findings ?? []).filter(({ verdict }) => verdict === "fail");
  return new Set(failed.flatMap(({ artifacts, resource }) => [...artifacts, resource]));
}

function textOf(texts: readonly (string | null | undefined)[]): string {
  return texts.filter(Boolean).join("\n").toLowerCase();
}

function fits(node: Node, { words, statuses }: Query, document: LineageDocument): boolean {
  if (statuses.length > 0 && !statuses.includes(shownStatus(node) ?? UNKNOWN)) return false;
  if (words.length === 0) return true;
  const ports = [...node.inputs, ...node.outputs].map((port) => portText(document, port));
  const text = textOf([node.id, node.label, node.type, ...ports, node.run?.jobArn, node.registry?.modelPackageArn]);
  return words.every((word) => text.includes(word));
}

/** The steps that failed rules are about: themselves, or what they read and write. */
function withFindings({ findings, graph }: LineageDocument): ReadonlySet<string> {
  const failed = (findings ?? []).filter(({ verdict }) => verdict === "fail");
  const ofData = ({ artifacts }: Finding) =>
    artifacts.flatMap((id) => [...(graph.artifacts[id]?.producedBy ?? []), ...(graph.artifacts[id]?.consumedBy ?? [])]);
  return new Set(failed.flatMap((finding) => [...finding.nodes, ...ofData(finding)]));
}
