import { neighbours } from "./reach";
import type { DrawnGraph, DrawnNode } from "./types";

/** Nodes that may be folded into one. The id begins with the rule, and stays as long as the first member does. */
export interface Group {
  readonly id: string;
  /** What the members have in common: a type, a branch, the first member's name. */
  readonly name: string;
  readonly nodes: readonly DrawnNode[];
}

/** Fewer than this are not worth a group. */
const LEAST = 4;
const ROUNDS = 64;

/**
 * Nodes that say the same: of one type, in one branch, and led to and from by nodes that say the same in their turn.
 * Found by refining classes until none splits any more. So the lanes of a fan become one lane of groups.
 */
export function alike(graph: DrawnGraph): readonly Group[] {
  const found = known.get(graph) ?? findAlike(graph);
  known.set(graph, found);
  return found;
}

const known = new WeakMap<DrawnGraph, readonly Group[]>();

function findAlike(graph: DrawnGraph): Group[] {
  const [ups, downs] = [neighbours(graph, "up"), neighbours(graph, "down")];
  let classes = classesBy(graph.nodes, ({ alike, inside }) => JSON.stringify([alike, inside]));
  for (let round = 0, before = 0; round < ROUNDS && before < countOf(classes); round++) {
    before = countOf(classes);
    const around = (ids: readonly string[] = []) => ids.map((id) => classes.get(id) as number).sort((a, b) => a - b);
    const known = classes;
    classes = classesBy(graph.nodes, ({ id }) => `${known.get(id)}|${around(ups.get(id))}|${around(downs.get(id))}`);
  }
  return gathered(
    "alike",
    graph.nodes,
    ({ id }) => String(classes.get(id)),
    ({ alike }) => alike.split(" ")[1] as string,
  );
}

/** What stands in a branch of a condition or in the body of a loop, what is nested deeper included. */
export function branches(graph: DrawnGraph): Group[] {
  const inside = new Map(graph.nodes.map((node) => [node.id, node.inside]));
  const outermost = (node: DrawnNode) => {
    const seen = new Set<string>();
    let place = node.inside;
    for (
      let next = place && inside.get(place.step);
      place && next && !seen.has(place.step);
      next = inside.get(place.step)
    ) {
      seen.add(place.step);
      place = next;
    }
    return place;
  };
  const keyOf = (node: DrawnNode) => {
    const place = outermost(node);
    return place ? `${place.step}/${place.branch}` : null;
  };
  return gathered("branch", graph.nodes, keyOf, (node) => keyOf(node) as string);
}

/** Parts that hang together, but for the largest. */
export function parts(graph: DrawnGraph): Group[] {
  const [ups, downs] = [neighbours(graph, "up"), neighbours(graph, "down")];
  const part = new Map<string, string>();
  for (const { id: start } of graph.nodes) {
    if (part.has(start)) continue;
    const found = new Set([start]);
    for (const id of found) for (const next of [...(ups.get(id) ?? []), ...(downs.get(id) ?? [])]) found.add(next);
    for (const id of found) part.set(id, start);
  }
  const groups = gathered(
    "part",
    graph.nodes,
    ({ id }) => part.get(id) as string,
    ({ label }) => label,
  );
  const largest = groups.reduce((most, { nodes }) => Math.max(most, nodes.length), 0);
  return groups.filter(({ nodes }) => nodes.length < largest);
}

/** Nodes in a row: each has one before it and one behind it. */
export function chains(graph: DrawnGraph): Group[] {
  const [ups, downs] = [neighbours(graph, "up"), neighbours(graph, "down")];
  const isSingle = (id: string) => ups.get(id)?.length === 1 && downs.get(id)?.length === 1;
  const heads = new Map<string, string>();
  for (const { id } of graph.nodes) {
    const before = ups.get(id)?.[0];
    if (isSingle(id)) heads.set(id, (before !== undefined && heads.get(before)) || id);
  }
  return gathered(
    "chain",
    graph.nodes,
    ({ id }) => heads.get(id) ?? null,
    ({ label }) => label,
  );
}

function gathered(
  rule: string,
  nodes: readonly DrawnNode[],
  keyOf: (node: DrawnNode) => string | null,
  nameOf: (node: DrawnNode) => string,
): Group[] {
  const groups = new Map<string, DrawnNode[]>();
  for (const node of nodes) {
    const key = keyOf(node);
    const known = key === null ? null : groups.get(key);
    if (known) known.push(node);
    else if (key !== null) groups.set(key, [node]);
  }
  return [...groups.values()]
    .filter(({ length }) => length >= LEAST)
    .map((members) => {
      const first = members[0] as DrawnNode;
      return { id: `${rule}:${first.id}`, name: nameOf(first), nodes: members };
    });
}

function classesBy(nodes: readonly DrawnNode[], keyOf: (node: DrawnNode) => string): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  return new Map(
    nodes.map((node) => {
      const key = keyOf(node);
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      return [node.id, number];
    }),
  );
}

function countOf(classes: ReadonlyMap<string, number>): number {
  return new Set(classes.values()).size;
}
