import { at, type Cell } from "./cells";
import { gapsOf, type Joint, jointOf } from "./gaps";
import { spread } from "./isotonic";
import { straighten } from "./straighten";

/** How hard a line pulls its ends together: one that passes several layers wants to be straight. */
const PULL: Record<Joint, number> = { boxes: 1, mixed: 2, lines: 8 };

/** Give each cell its height: as near to its neighbours' as the order and the room allow. Isotonic regression by layer. */
export function placeRows(layers: readonly Cell[][]): void {
  const gaps = new Map(layers.map((layer) => [layer, gapsOf(layer)]));
  for (const layer of layers) settle(layer, gaps.get(layer) as number[], ["ups"]);
  const rounds = roundsFor(layers);
  for (let round = 0; round < rounds; round++) {
    const course = round % 2 === 0 ? [...layers].reverse() : layers;
    const sides: Side[] = round === 0 ? ["downs"] : ["ups", "downs"];
    for (const layer of course) settle(layer, gaps.get(layer) as number[], sides);
  }
  straighten(layers);
}

type Side = "ups" | "downs";

function roundsFor(layers: readonly Cell[][]): number {
  const cells = layers.reduce((sum, layer) => sum + layer.length, 0);
  return cells <= 1_500 ? 24 : 8;
}

function settle(layer: readonly Cell[], gaps: readonly number[], sides: readonly Side[]): void {
  const wishes = layer.map((cell) => wish(cell, sides));
  const places = spread(wishes, gaps);
  for (const [row, cell] of layer.entries()) cell.y = at(places, row);
}

/** Where a cell would stand if it were alone: the weighted mean of its neighbours, else where it is. */
function wish(cell: Cell, sides: readonly Side[]): { target: number; weight: number } {
  let weight = 0;
  let sum = 0;
  for (const side of sides) {
    for (const other of cell[side]) {
      const pull = PULL[jointOf(cell, other)];
      weight += pull;
      sum += pull * other.y;
    }
  }
  return weight > 0 ? { target: sum / weight, weight } : { target: cell.y, weight: 0.01 };
}
