import type { LineageDocument, Node } from "../api/types";
import { isMoving } from "./polling";

/** A step on the time line. Times in milliseconds since 1970. */
export interface Bar {
  node: Node;
  begin: number;
  end: number;
  running: boolean;
  critical: boolean;
}

export interface Schedule {
  bars: Bar[];
  begin: number;
  end: number;
  /** The seconds of the critical path, and the step that takes most of it. */
  critical: { seconds: number; step: string; share: number } | null;
}

/**
 * When each step ran, in the order in which they started; null while none has.
 *
 * What still runs is drawn up to now, which is when the document was made and `since` seconds later.
 */
export function scheduleOf(document: LineageDocument, since: number): Schedule | null {
  const now = Date.parse(document.generatedAt) + since * 1000;
  const onPath = new Set(document.summary.criticalPath?.nodes ?? []);
  const bars = document.graph.nodes.flatMap((node) => barOf(node, now, onPath.has(node.id)));
  if (bars.length === 0) return null;
  bars.sort((a, b) => a.begin - b.begin);
  const begin = Math.min(...bars.map((bar) => bar.begin));
  const end = Math.max(...bars.map((bar) => bar.end), begin + 1000);
  return { bars, begin, end, critical: criticalOf(document) };
}

function barOf(node: Node, now: number, critical: boolean): Bar[] {
  const started = node.run?.startTime;
  if (!started) return [];
  const begin = Date.parse(started);
  const ended = node.run?.endTime;
  const seconds = node.run?.elapsedSec ?? 0;
  const running = !ended && isMoving(node.run?.status);
  const end = ended ? Date.parse(ended) : running ? Math.max(now, begin) : begin + seconds * 1000;
  return [{ node, begin, end, running, critical }];
}

function criticalOf(document: LineageDocument): Schedule["critical"] {
  const path = document.summary.criticalPath;
  if (!path || path.elapsedSec <= 0) return null;
  const onPath = new Set(path.nodes);
  let [step, longest] = ["", -1];
  for (const { id, run } of document.graph.nodes) {
    const seconds = run?.elapsedSec ?? 0;
    if (onPath.has(id) && seconds > longest) [step, longest] = [id, seconds];
  }
  return { seconds: path.elapsedSec, step, share: longest / path.elapsedSec };
}

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400];

/** Round moments between two times, at most so many. */
export function ticksBetween(begin: number, end: number, most = 8): number[] {
  const seconds = (end - begin) / 1000;
  const step = 1000 * (STEPS.find((size) => seconds / size <= most) ?? Math.ceil(seconds / most));
  const ticks: number[] = [];
  for (let at = Math.ceil(begin / step) * step; at <= end; at += step) ticks.push(at);
  return ticks;
}
