import type { Box, LayoutInput, Line } from "../graph/layoutTypes";

/** A small generator of numbers between 0 and 1 that gives the same row for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function boxes(count: number): Box[] {
  return Array.from({ length: count }, (_, i) => ({ id: `n${i}`, width: 208, height: i % 3 === 0 ? 60 : 68 }));
}

export function input(count: number, pairs: readonly (readonly [number, number])[]): LayoutInput {
  const lines = pairs.map(([from, to]): Line => ({ from: `n${from}`, to: `n${to}` }));
  return { boxes: boxes(count), lines };
}

export function chain(count: number): LayoutInput {
  return input(
    count,
    Array.from({ length: count - 1 }, (_, i) => [i, i + 1] as const),
  );
}

/** One box, `count` equal ones, one that waits for all. */
export function fan(count: number): LayoutInput {
  const middle = Array.from({ length: count }, (_, i) => i + 1);
  return input(count + 2, [...middle.map((i) => [0, i] as const), ...middle.map((i) => [i, count + 1] as const)]);
}

/** Like real pipelines: stages of a few steps, mostly waiting for the stage before, sometimes for an earlier one. */
export function pipeline(count: number, seed: number): LayoutInput {
  const random = seeded(seed);
  const stages: number[][] = [[0]];
  for (let next = 1; next < count; ) {
    const size = Math.min(count - next, 1 + Math.floor(random() * Math.min(8, 2 + count / 12)));
    stages.push(Array.from({ length: size }, (_, i) => next + i));
    next += size;
  }
  const pairs = new Set<string>();
  for (const [i, stage] of stages.entries()) {
    for (const node of stage) for (const from of parents(stages, i, random)) pairs.add(`${from} ${node}`);
  }
  return input(
    count,
    [...pairs].map((pair) => pair.split(" ").map(Number) as unknown as readonly [number, number]),
  );
}

function parents(stages: readonly number[][], stage: number, random: () => number): number[] {
  if (stage === 0) return [];
  const found: number[] = [];
  for (let wanted = 1 + Math.floor(random() * 2.2); wanted > 0; wanted--) {
    const back = random() < 0.8 ? 1 : 1 + Math.floor(random() * Math.min(stage, 5));
    const from = stages[Math.max(0, stage - back)] as number[];
    found.push(from[Math.floor(random() * from.length)] as number);
  }
  return found;
}

/** Any acyclic graph: each pair of nodes a line with the same chance. */
export function thicket(count: number, lines: number, seed: number): LayoutInput {
  const random = seeded(seed);
  const pairs = new Set<string>();
  while (pairs.size < lines) {
    const [a, b] = [Math.floor(random() * count), Math.floor(random() * count)];
    if (a !== b) pairs.add(`${Math.min(a, b)} ${Math.max(a, b)}`);
  }
  return input(
    count,
    [...pairs].map((pair) => pair.split(" ").map(Number) as unknown as readonly [number, number]),
  );
}
