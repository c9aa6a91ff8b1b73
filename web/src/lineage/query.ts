import type { LineageDocument, Node } from "../api/types";
import { shownStatus } from "./filters";

const STATUS = /^status:(\S+)$/i;

/** What a search asks for: words anywhere, and `status:…` for steps that show one of those statuses. */
export interface Query {
  words: string[];
  statuses: string[];
}

/** Take a search apart. Words are in lower case, statuses as written. */
export function queryOf(q: string): Query {
  const query: Query = { words: [], statuses: [] };
  for (const part of q.split(/\s+/).filter(Boolean)) {
    const status = STATUS.exec(part)?.[1];
    if (status === undefined) query.words.push(part.toLowerCase());
    else query.statuses.push(status);
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

/** The ids of the steps that a search is about; null where it asks for nothing. */
export function stepsFound(document: LineageDocument, q: string): ReadonlySet<string> | null {
  const query = queryOf(q);
  if (query.words.length === 0 && query.statuses.length === 0) return null;
  return new Set(document.graph.nodes.filter((node) => fits(node, query)).map((node) => node.id));
}

function fits(node: Node, { words, statuses }: Query): boolean {
  if (statuses.length > 0 && !statuses.includes(shownStatus(node))) return false;
  if (words.length === 0) return true;
  const text = textOf(node);
  return words.every((word) => text.includes(word));
}

function textOf(node: Node): string {
  const ports = [...node.inputs, ...node.outputs].map((port) => port.uri ?? port.value);
  const made = [node.run?.jobArn, node.registry?.modelPackageArn];
  return [node.id, node.label, node.type, ...ports, ...made].filter(Boolean).join("\n").toLowerCase();
}
