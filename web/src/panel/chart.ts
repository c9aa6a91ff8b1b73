import type { Trend } from "../api/trend";

/** A point of the chart; `index` is the place of its execution. */
export interface Place {
  id: string;
  index: number;
  startTime: string | null;
  value: number;
  reused: boolean;
  x: number;
  y: number;
}

const MARGIN = 8;

/** Where the values of a metric stand on a drawing of that size: executions evenly spaced, values from low to high. */
export function placesOf(trend: Trend, metric: string, wide: number, high: number): Place[] {
  const points = trend.executions.flatMap(({ id, startTime, cacheHit, metrics }, index) => {
    const value = metrics[metric];
    return value === undefined ? [] : [{ id, startTime, index, value, reused: cacheHit }];
  });
  const values = points.map(({ value }) => value);
  const [low, top] = [Math.min(...values), Math.max(...values)];
  const last = Math.max(trend.executions.length - 1, 1);
  return points.map((point) => ({
    ...point,
    x: MARGIN + (point.index / last) * (wide - 2 * MARGIN),
    y: top === low ? high / 2 : high - MARGIN - ((point.value - low) / (top - low)) * (high - 2 * MARGIN),
  }));
}
