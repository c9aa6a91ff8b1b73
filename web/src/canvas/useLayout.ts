import { useEffect, useMemo, useState } from "react";
import { layoutWorker } from "../ahead/worker";
import { topologyOf } from "../graph/drawn";
import { type Layouter, layouter } from "../graph/layoutJobs";
import { type Layout, LayoutError } from "../graph/layoutTypes";
import type { DrawnGraph } from "../graph/types";

/** A graph with its layout: they always belong together, also while a newer graph is being laid out. */
export interface Placed {
  readonly graph: DrawnGraph;
  readonly layout: Layout;
}

interface Known {
  readonly topology: string;
  readonly placed: Placed | null;
  readonly error: LayoutError | null;
}

/** Lay a graph out, anew only when its topology changes. The last picture stays until the next is there. */
export function useLayout(graph: DrawnGraph, lay: Layouter): { placed: Placed | null; error: LayoutError | null } {
  const topology = useMemo(() => topologyOf(graph), [graph]);
  const [known, setKnown] = useState<Known | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the topology stands for all of the graph that matters here
  useEffect(() => {
    let wanted = true;
    const keep = (layout: Layout) => wanted && setKnown({ topology, placed: { graph, layout }, error: null });
    const fail = (error: unknown) => {
      const failure = error instanceof LayoutError ? error : new LayoutError("crashed");
      if (wanted && failure.failure !== "cancelled") setKnown({ topology, placed: null, error: failure });
    };
    lay.run({ boxes: graph.nodes, lines: graph.lines }).then(keep, fail);
    return () => {
      wanted = false;
    };
  }, [topology, lay]);
  return useMemo(() => {
    const placed = known?.placed ?? null;
    const current = placed && known?.topology === topology ? { graph, layout: placed.layout } : placed;
    return { placed: current, error: known?.error ?? null };
  }, [known, topology, graph]);
}

let shared: Layouter | null = null;

/** The page's layouter: a worker, or where there are none the same work in place. */
export function sharedLayouter(): Layouter {
  shared ??= exportLayouter();
  return shared;
}

/** A layouter of one's own, which no other job cancels. */
export function exportLayouter(): Layouter {
  return typeof Worker === "undefined" ? inPlace() : layouter(layoutWorker);
}

function inPlace(): Layouter {
  return {
    run: async (input) => (await import("../graph/layout")).layout(input),
    close: () => undefined,
  };
}
