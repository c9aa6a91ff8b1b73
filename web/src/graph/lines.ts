import { closing } from "./circles";
import { kindOf } from "./flows";
import type { Dependency, DrawnLine, DrawnNode, LineKind, Step } from "./types";

/** A line before it is known how it lies among the others. */
export type Sketch = Pick<DrawnLine, "from" | "to" | "kind" | "label" | "possible">;

/** What a pair of nodes is joined by counts in this order: the first there is decides how the line looks. */
const WEIGHT: readonly LineKind[] = ["branch", "each", "trigger", "data", "order"];

/** What is sure counts before what is possible. */
const weightOf = ({ kind, possible }: Sketch): number => 2 * WEIGHT.indexOf(kind) + Number(possible);

/**
 * Sketches of a document's dependencies. A branch is entered where it begins: the line from a condition to a step that
 * waits for an earlier step of the same branch is left out, since the way through that one says the same.
 */
export function dependencies(edges: readonly Dependency[], steps: readonly Step[]): Sketch[] {
  const later = followers(edges, steps);
  return edges.flatMap(({ from, to, via, confidence }) => {
    const kind = kindOf(via);
    if ((kind === "branch" || kind === "each") && later.has(to)) return [];
    return [{ from, to, kind, label: labelOf(via), possible: confidence === "possible" }];
  });
}

/** Steps that wait for an earlier step of their own branch. */
function followers(edges: readonly Dependency[], steps: readonly Step[]): ReadonlySet<string> {
  const places = new Map(steps.map((step, position) => [step.id, { step, position }]));
  const found = new Set<string>();
  for (const { from, to } of edges) {
    const [one, other] = [places.get(from), places.get(to)];
    if (!one?.step.parent || !other || one.position >= other.position) continue;
    if (one.step.parent === other.step.parent && one.step.branch === other.step.branch) found.add(to);
  }
  return found;
}

function labelOf(via: string): string | null {
  const [kind, word = ""] = via.split(":");
  if (kind === "branch") return word === "if" ? "true" : word;
  if (kind === "body") return "each";
  return kind === "trigger" ? word : null;
}

/** The lines of a graph: between nodes that are drawn, one for each pair, none from a node to itself, both ways as one, and what closes a circle. */
export function linesOf(nodes: readonly DrawnNode[], sketches: readonly Sketch[]): DrawnLine[] {
  const ids = nodes.map(({ id }) => id);
  const drawn = new Set(ids);
  const single = [...merged(sketches).values()].filter(({ from, to }) => drawn.has(from) && drawn.has(to));
  const back = closing(ids, single);
  const pairs = new Map(single.map((line) => [pairOf(line), line]));
  const opposite = ({ from, to }: Sketch) => pairs.get(pairOf({ from: to, to: from }));
  return single.flatMap((line) => {
    const other = opposite(line);
    if (other && back.has(line) && !back.has(other)) return [];
    const twoWay = other !== undefined && back.has(other);
    const possible = line.possible && (!twoWay || other.possible);
    return [{ ...line, possible, back: back.has(line), twoWay }];
  });
}

function merged(sketches: readonly Sketch[]): ReadonlyMap<string, Sketch> {
  const pairs = new Map<string, Sketch>();
  for (const sketch of sketches) {
    const before = pairs.get(pairOf(sketch));
    const stronger = before && weightOf(before) <= weightOf(sketch) ? before : sketch;
    if (sketch.from !== sketch.to) pairs.set(pairOf(sketch), stronger);
  }
  return pairs;
}

function pairOf({ from, to }: Pick<Sketch, "from" | "to">): string {
  return JSON.stringify([from, to]);
}
