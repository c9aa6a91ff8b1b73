import { setsOf } from "./sets";

/** What steps write and read, and what it is a part of: an S3 location or a named resource. */
export interface Thing {
  readonly id: number;
  readonly producedBy: readonly string[];
  readonly consumedBy: readonly string[];
  readonly within: number | null;
}

/**
 * A thing and the one that it is a part of. `writers` are the steps that write it: its own, else those of the whole.
 * `isFolded`: it is one thing with the whole.
 */
export interface Nested<T extends Thing> {
  readonly thing: T;
  readonly whole: Nested<T> | null;
  readonly writers: readonly string[];
  readonly isFolded: boolean;
}

/**
 * The things, each behind the one that it is a part of. A part is folded if a single step writes the whole and no other
 * writes the part, nothing reads the whole, and it has no other part. Only what `isDrawn` is folded, and counts as a
 * part. What would be a part of itself is a part of nothing. Linear in the things.
 */
export function nested<T extends Thing>(things: readonly T[], isDrawn: (thing: T) => boolean): readonly Nested<T>[] {
  const parts = partsOf(things.filter(isDrawn));
  const found = new Map<number, Nested<T>>();
  for (const thing of wholesFirst(things)) {
    const whole = (thing.within === null ? null : found.get(thing.within)) ?? null;
    const writers = thing.producedBy.length > 0 ? thing.producedBy : (whole?.writers ?? []);
    const isOnly = whole !== null && isDrawn(thing) && parts.get(whole.thing.id)?.size === 1;
    const isFolded = isOnly && isDrawn(whole.thing) && whole.thing.consumedBy.length === 0 && isSame(writers, whole);
    found.set(thing.id, { thing, whole, writers, isFolded });
  }
  return [...found.values()];
}

function isSame(writers: readonly string[], whole: Nested<Thing>): boolean {
  return writers.length === 1 && whole.writers.length === 1 && writers[0] === whole.writers[0];
}

function partsOf<T extends Thing>(things: readonly T[]): ReadonlyMap<number | null, ReadonlySet<T>> {
  return setsOf(things.map((thing) => [thing.within, thing]));
}

/** Each thing behind the one that it is a part of; those that are parts of each other last. */
function wholesFirst<T extends Thing>(things: readonly T[]): Iterable<T> {
  const parts = partsOf(things);
  const ids = new Set(things.map(({ id }) => id));
  const sorted = new Set(things.filter(({ within }) => within === null || !ids.has(within)));
  for (const { id } of sorted) for (const part of parts.get(id) ?? []) sorted.add(part);
  for (const thing of things) sorted.add(thing);
  return sorted;
}
