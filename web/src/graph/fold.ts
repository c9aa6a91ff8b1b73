import { alike, branches, chains, type Group, parts } from "./groups";
import { linesOf, type Sketch } from "./lines";
import { sizeOf } from "./sizes";
import type { DrawnGraph, DrawnNode } from "./types";

/** More nodes than this are folded. */
export const MOST = 800;

/** In the list of what is shown the other way round: everything. */
export const ALL = "*";

export interface Folded {
  readonly graph: DrawnGraph;
  /** The group that shows a node which is folded away. */
  readonly shownAs: ReadonlyMap<string, string>;
}

/**
 * Fold a graph that is too large to be looked at: what is alike first, then branches, parts that hang apart and rows of
 * single steps, as far as is needed. `turned` holds the groups that are shown the other way round; with ALL in it a
 * large graph is shown whole, and a small one folded as far as things are alike.
 */
export function fold(graph: DrawnGraph, turned: readonly string[], most = MOST): Folded {
  const isLarge = graph.nodes.length > most;
  const folds = isLarge !== turned.includes(ALL);
  const wanted = ({ id }: Group) => folds !== turned.includes(id);
  let folded = collapse(graph, alike(graph).filter(wanted));
  for (const rule of [branches, parts, chains]) {
    const needed = folds && isLarge && folded.nodes.length > most;
    const groups = rule(folded).filter((group) => (needed ? wanted(group) : turned.includes(group.id) && !folds));
    folded = collapse(folded, groups);
  }
  const groups = folded.nodes.filter(({ kind }) => kind === "group");
  return {
    graph: folded,
    shownAs: new Map(groups.flatMap(({ id, members }) => members.map((member) => [member, id]))),
  };
}

/** Whether anything in a graph is alike, so that there is something to fold. */
export function isFoldable(graph: DrawnGraph): boolean {
  return alike(graph).length > 0;
}

/** Put a group's node in the place of its first member, and lead all lines to it. */
function collapse(graph: DrawnGraph, groups: readonly Group[]): DrawnGraph {
  const groupOf = new Map(groups.flatMap((group) => group.nodes.map((node) => [node.id, group] as const)));
  if (groupOf.size === 0) return graph;
  const placed = new Set<Group>();
  const nodes = graph.nodes.flatMap((node) => {
    const group = groupOf.get(node.id);
    if (!group) return [node];
    if (placed.has(group)) return [];
    placed.add(group);
    return [groupNode(group)];
  });
  const shown = (id: string) => groupOf.get(id)?.id ?? id;
  const sketches = graph.lines.flatMap(({ from, to, kind, label, possible, twoWay }): Sketch[] => {
    const line = { from: shown(from), to: shown(to), kind, label, possible };
    return twoWay ? [line, { ...line, from: line.to, to: line.from }] : [line];
  });
  return { nodes, lines: linesOf(nodes, sketches) };
}

function groupNode({ id, name, nodes }: Group): DrawnNode {
  const members = nodes.flatMap((node) => (node.kind === "group" ? node.members : [node.id]));
  return { id, kind: "group", label: name, alike: id, inside: commonInside(nodes), ...sizeOf("group", name), members };
}

function commonInside(nodes: readonly DrawnNode[]): DrawnNode["inside"] {
  const first = nodes[0]?.inside ?? null;
  const same = nodes.every(({ inside }) => inside?.step === first?.step && inside?.branch === first?.branch);
  return same ? first : null;
}
