/** Times of the layout for `make bench-ui`, taken where it runs: in the browser. Median of five, one before to warm up. */

import { layout } from "../src/graph/layout";
import type { LayoutInput } from "../src/graph/layoutTypes";
import { pipeline } from "../src/testing/graphs";

const RUNS = 5;

function time(input: LayoutInput): number {
  const start = performance.now();
  layout(input);
  return performance.now() - start;
}

/** Milliseconds for a pipeline of so many boxes. */
export function layoutTime(nodes: number): number {
  const input = pipeline(nodes, 1);
  time(input);
  const times = Array.from({ length: RUNS }, () => time(input)).sort((a, b) => a - b);
  return times[RUNS >> 1] ?? Number.NaN;
}
