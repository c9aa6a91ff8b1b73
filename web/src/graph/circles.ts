/** Lines that close a circle, found by strongly connected sets (Kosaraju), without recursion: input may be hostile. */

interface Pair {
  readonly from: string;
  readonly to: string;
}

/** Within a circle the order of the document decides: what leads from a later node to an earlier one closes it. */
export function closing<L extends Pair>(ids: readonly string[], lines: readonly L[]): ReadonlySet<L> {
  const position = new Map(ids.map((id, i) => [id, i]));
  const set = circles(ids, lines);
  const back = ({ from, to }: L) =>
    set.get(from) === set.get(to) && (position.get(from) as number) >= (position.get(to) as number);
  return new Set(lines.filter(back));
}

/** For each node the set it belongs to: nodes of a set lead to each other. */
function circles(ids: readonly string[], lines: readonly Pair[]): ReadonlyMap<string, string> {
  const downs = neighbours(ids, lines, ({ from, to }) => [from, to]);
  const ups = neighbours(ids, lines, ({ from, to }) => [to, from]);
  const done = new Set<string>();
  const order = ids.flatMap((id) => finished(id, downs, done));
  const set = new Map<string, string>();
  const taken = new Set<string>();
  for (const root of order.reverse()) for (const id of finished(root, ups, taken)) set.set(id, root);
  return set;
}

/** The nodes reached from here that were not reached before, each after all that it leads to. */
function finished(root: string, next: ReadonlyMap<string, readonly string[]>, seen: Set<string>): string[] {
  const order: string[] = [];
  const stack = seen.has(root) ? [] : [{ id: root, left: [...(next.get(root) as string[])] }];
  seen.add(root);
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const id = top.left.pop();
    if (id === undefined) {
      order.push(top.id);
      stack.pop();
    } else if (!seen.has(id)) {
      seen.add(id);
      stack.push({ id, left: [...(next.get(id) as string[])] });
    }
  }
  return order;
}

function neighbours(
  ids: readonly string[],
  lines: readonly Pair[],
  direction: (line: Pair) => readonly [string, string],
) {
  const found = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const line of lines) {
    const [from, to] = direction(line);
    found.get(from)?.push(to);
  }
  return found;
}
