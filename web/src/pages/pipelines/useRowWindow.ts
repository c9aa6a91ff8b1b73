import { type RefObject, useEffect, useState } from "react";

/** Which rows are in view (`first` to before `last`) and which are drawn (`start` to before `end`). */
export interface RowWindow {
  first: number;
  last: number;
  start: number;
  end: number;
}

const VIRTUAL_BEYOND = 200;
const AROUND = 12;
// In steps of rows, so that scrolling by a pixel draws nothing anew.
const STEP = 4;

/** Return the window for a place in a list of equal rows: up to 200 rows are all drawn, of more those around the view. */
export function windowAt(top: number, height: number, rowHeight: number, count: number): RowWindow {
  const first = Math.max(0, Math.min(count, Math.floor(top / rowHeight / STEP) * STEP));
  const last = Math.min(count, first + Math.ceil(height / rowHeight / STEP) * STEP + STEP);
  if (count <= VIRTUAL_BEYOND) return { first, last, start: 0, end: count };
  return { first, last, start: Math.max(0, first - AROUND), end: Math.min(count, last + AROUND) };
}

/** Follow the scrolling and size of a box, and return the window of its rows. */
export function useRowWindow(box: RefObject<HTMLElement | null>, rowHeight: number, count: number): RowWindow {
  const [seen, setSeen] = useState({ top: 0, height: 800 });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = (): void => {
      const [top, height] = [Math.floor(element.scrollTop / rowHeight / STEP) * STEP * rowHeight, element.clientHeight];
      setSeen((before) => (before.top === top && before.height === height ? before : { top, height }));
    };
    look();
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [box, rowHeight]);
  return windowAt(seen.top, seen.height, rowHeight, count);
}
