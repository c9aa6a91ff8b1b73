import type { Layout, PlacedBox } from "../graph/layoutTypes";
import { neighbours } from "../graph/reach";
import type { DrawnGraph } from "../graph/types";

/** What a key means while the picture has the focus. */
export type Command =
  | { readonly kind: "move"; readonly to: string }
  | { readonly kind: "open" | "back" | "fit" | "zoomIn" | "zoomOut" | "up" | "down" };

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const LETTERS: Readonly<Record<string, Command>> = {
  u: { kind: "up" },
  d: { kind: "down" },
  f: { kind: "fit" },
  "+": { kind: "zoomIn" },
  "=": { kind: "zoomIn" },
  "-": { kind: "zoomOut" },
};

/** The command of a key, null where it means nothing here. `single`: whether keys of one character are on. */
export function commandOf(
  pressed: Key,
  at: string,
  graph: DrawnGraph,
  layout: Layout,
  single: boolean,
): Command | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  if (pressed.key === "Enter" || pressed.key === " ") return { kind: "open" };
  if (pressed.key === "Escape") return { kind: "back" };
  const key = pressed.key.toLowerCase();
  if (key.length === 1) return single && Object.hasOwn(LETTERS, key) ? (LETTERS[key] as Command) : null;
  const to = target(pressed.key, at, graph, layout);
  return to === null ? null : { kind: "move", to };
}

function target(key: string, at: string, graph: DrawnGraph, layout: Layout): string | null {
  const here = layout.boxes.find(({ id }) => id === at);
  if (!here) return layout.boxes[0]?.id ?? null;
  if (key === "ArrowLeft" || key === "ArrowRight")
    return beside(key === "ArrowLeft" ? "up" : "down", here, graph, layout);
  if (key === "ArrowUp" || key === "ArrowDown") return inLayer(here, layout, key === "ArrowUp" ? -1 : 1);
  if (key === "Home") return inReadingOrder(layout)[0]?.id ?? null;
  return key === "End" ? (inReadingOrder(layout).at(-1)?.id ?? null) : null;
}

/** The predecessor or successor that is nearest in height. */
function beside(dir: "up" | "down", here: PlacedBox, graph: DrawnGraph, layout: Layout): string | null {
  const ids = new Set(neighbours(graph, dir).get(here.id));
  return (
    nearest(
      here,
      layout.boxes.filter(({ id }) => ids.has(id)),
    )?.id ?? null
  );
}

function nearest(here: PlacedBox, boxes: readonly PlacedBox[]): PlacedBox | undefined {
  const middle = ({ y, height }: PlacedBox) => y + height / 2;
  const far = (box: PlacedBox) => Math.abs(middle(box) - middle(here));
  return [...boxes].sort((a, b) => far(a) - far(b))[0];
}

/** The next box above or below that stands in the same column. */
function inLayer(here: PlacedBox, { boxes }: Layout, step: 1 | -1): string | null {
  const column = boxes.filter(({ x, width }) => x < here.x + here.width && here.x < x + width);
  const sorted = column.sort((a, b) => a.y - b.y);
  return sorted[sorted.indexOf(here) + step]?.id ?? null;
}

function inReadingOrder({ boxes }: Layout): PlacedBox[] {
  return [...boxes].sort((a, b) => a.x - b.x || a.y - b.y);
}
