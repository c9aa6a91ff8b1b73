import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layout } from "../graph/layout";
import { chain, fan } from "../testing/graphs";
import { centredOn, fitted, opening, pinned, reveal, seen } from "./viewport";

const WINDOW = { width: 1_000, height: 700 };

describe("the viewport", () => {
  it("opens fitted where that can be read, never larger than life", () => {
    const small = layout(chain(3));
    expect(opening(small, WINDOW, null)).toEqual(fitted(small, WINDOW));
    expect(fitted(layout(chain(1)), WINDOW).zoom).toBe(1);
  });

  it("opens a large picture at a readable zoom on the box to begin with", () => {
    const large = layout(chain(60));
    const box = large.boxes[30];
    if (!box) throw new Error("no box");
    const view = opening(large, WINDOW, box);
    expect(view.zoom).toBe(0.8);
    expect((box.x + box.width / 2) * view.zoom + view.x).toBeCloseTo(WINDOW.width / 2);
    const first = opening(large, WINDOW, large.boxes[0] ?? null);
    expect(first.x).toBeGreaterThan(0);
  });

  it("brings any box into the window by the least move, and leaves alone what is there", () => {
    const { boxes } = layout(fan(30));
    fc.assert(
      fc.property(
        fc.constantFrom(...boxes),
        fc.integer({ min: -9_000, max: 9_000 }),
        fc.integer({ min: -9_000, max: 9_000 }),
        (box, x, y) => {
          const next = reveal(box, { x, y, zoom: 0.8 }, WINDOW) ?? { x, y, zoom: 0.8 };
          const left = box.x * 0.8 + next.x;
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left + box.width * 0.8).toBeLessThanOrEqual(WINDOW.width);
          expect(reveal(box, next, WINDOW)).toBeNull();
        },
      ),
    );
  });

  it("keeps clear of what lies over the upper edge", () => {
    const covered = { ...WINDOW, covered: 160 };
    const small = layout(chain(3));
    expect(fitted(small, covered).y).toBeGreaterThan(fitted(small, WINDOW).y);
    const box = { id: "a", x: 0, y: 0, width: 100, height: 40, layer: 0, row: 0 };
    expect(reveal(box, { x: 100, y: 100, zoom: 1 }, covered)?.y).toBeGreaterThan(160);
    expect(reveal(box, { x: 100, y: 100, zoom: 1 }, WINDOW)).toBeNull();
    expect(centredOn(box, 1, { ...covered, height: 10 }).y).toBeGreaterThan(160);
  });

  it("leaves a box where it was when the layout changes", () => {
    const [before, after] = [layout(chain(5)).boxes[2], layout(fan(5)).boxes[2]];
    if (!before || !after) throw new Error("no box");
    const view = centredOn(before, 0.7, WINDOW);
    const next = pinned(before, after, view);
    expect((after.x + after.width / 2) * 0.7 + next.x).toBeCloseTo((before.x + before.width / 2) * 0.7 + view.x);
  });

  it("shows less of the layout the larger it is", () => {
    expect(seen({ x: -100, y: 50, zoom: 0.5 }, WINDOW)).toEqual({ x: 200, y: -100, width: 2_000, height: 1_400 });
  });
});
