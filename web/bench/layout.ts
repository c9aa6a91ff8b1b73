/** Times of the layout, median of five after one to warm up: printed as JSON for `make bench-ui`. */

import { layout } from "../src/graph/layout";
import type { LayoutInput } from "../src/graph/layoutTypes";
import { pipeline } from "../src/testing/graphs";

const SIZES = [50, 300, 750, 2_000];
const RUNS = 5;

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function time(input: LayoutInput): number {
  const start = performance.now();
  layout(input);
  return performance.now() - start;
}

const times = SIZES.map((nodes) => {
  const input = pipeline(nodes, 1);
  time(input);
  return { nodes, ms: median(Array.from({ length: RUNS }, () => time(input))) };
});

process.stdout.write(`${JSON.stringify(times)}\n`);
