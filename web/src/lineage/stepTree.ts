import type { LineageDocument, Node } from "../api/types";

/** A step in the list of steps: how deep it stands, and where among its siblings. */
export interface StepRow {
  node: Node;
  /** 1 at the top, as `aria-level` counts. */
  level: number;
  position: number;
  siblings: number;
  children: number;
}

const BRANCHES = ["if", "else", "body"];

/** Lists the steps in run order as a tree: a Condition or ForEach is followed by the steps inside it. */
export function stepTree(document: LineageDocument): StepRow[] {
  const rows: StepRow[] = [];
  const inside = childrenByParent(document);
  const visit = (parent: string | null, level: number) => {
    const siblings = inside.get(parent) ?? [];
    siblings.forEach((node, index) => {
      const children = inside.get(node.id)?.length ?? 0;
      rows.push({ node, level, position: index + 1, siblings: siblings.length, children });
      if (children > 0) visit(node.id, level + 1);
    });
  };
  visit(null, 1);
  return rows;
}

/** Drops the rows below closed ones. */
export function openRows(rows: readonly StepRow[], closed: ReadonlySet<string>): StepRow[] {
  let hiddenBelow = Number.POSITIVE_INFINITY;
  return rows.filter(({ node, level }) => {
    if (level > hiddenBelow) return false;
    hiddenBelow = closed.has(node.id) ? level : Number.POSITIVE_INFINITY;
    return true;
  });
}

function childrenByParent(document: LineageDocument): Map<string | null, Node[]> {
  const known = new Set(document.graph.nodes.map((node) => node.id));
  const inside = new Map<string | null, Node[]>();
  for (const node of document.graph.nodes) {
    const parent = node.parent !== null && known.has(node.parent) ? node.parent : null;
    inside.set(parent, [...(inside.get(parent) ?? []), node]);
  }
  for (const nodes of inside.values()) nodes.sort(inRunOrder);
  return inside;
}

function inRunOrder(a: Node, b: Node): number {
  const [first, second] = [startOf(a), startOf(b)];
  return branchOf(a) - branchOf(b) || (first < second ? -1 : Number(first > second));
}

function branchOf(node: Node): number {
  return BRANCHES.indexOf(node.branch ?? "if");
}

/** Steps that never started come last; the sort is stable, so ties stay in topological order. */
function startOf(node: Node): string {
  return node.run?.startTime ?? "~";
}
