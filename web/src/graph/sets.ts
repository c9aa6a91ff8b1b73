/** Put the second of each pair into a set by the first, both in the order in which they come. */
export function setsOf<Key, Value>(pairs: Iterable<readonly [Key, Value]>): Map<Key, Set<Value>> {
  const found = new Map<Key, Set<Value>>();
  for (const [key, value] of pairs) {
    const known = found.get(key);
    if (known) known.add(value);
    else found.set(key, new Set([value]));
  }
  return found;
}
