import { at } from "./cells";

export interface Wish {
  readonly target: number;
  readonly weight: number;
}

interface Pool {
  readonly size: number;
  readonly weight: number;
  readonly mean: number;
}

/**
 * The places nearest to the wished ones (least squares) that keep the order and, between each and the one before, at
 * least its gap. Isotonic regression: neighbours who would stand too close are pooled, and stand at their common mean.
 */
export function spread(wishes: readonly Wish[], gaps: readonly number[]): number[] {
  const pools: Pool[] = [];
  let offset = 0;
  for (const [i, wish] of wishes.entries()) {
    offset += at(gaps, i);
    let pool: Pool = { size: 1, weight: wish.weight, mean: wish.target - offset };
    for (let last = pools.at(-1); last && last.mean > pool.mean; last = pools.at(-1)) {
      pools.pop();
      pool = merged(last, pool);
    }
    pools.push(pool);
  }
  return placesOf(pools, gaps);
}

function merged(one: Pool, other: Pool): Pool {
  const weight = one.weight + other.weight;
  return {
    size: one.size + other.size,
    weight,
    mean: (one.mean * one.weight + other.mean * other.weight) / weight,
  };
}

function placesOf(pools: readonly Pool[], gaps: readonly number[]): number[] {
  const places: number[] = [];
  let offset = 0;
  for (const pool of pools) {
    for (let i = 0; i < pool.size; i++) {
      offset += at(gaps, places.length);
      places.push(pool.mean + offset);
    }
  }
  return places;
}
