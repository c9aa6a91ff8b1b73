import { memo, type ReactNode } from "react";
import type { Point } from "../graph/layoutTypes";
import { arrowPath, labelPoint, pathOf } from "../graph/route";
import { widthOf } from "../graph/text";
import type { DrawnLine } from "../graph/types";
import { names } from "../ui/names";

/** How a line is seen: on the path of what is selected, into a branch not taken, into what runs now. */
export interface EdgeState {
  readonly onPath: boolean;
  readonly faint: boolean;
  readonly running: boolean;
}

interface EdgeProps extends EdgeState {
  line: DrawnLine;
  route: readonly Point[];
}

/** A line with its head, from the middle of one box's side to the middle of the next's. */
export const Edge = memo(function Edge({ line, route, onPath, faint, running }: EdgeProps): ReactNode {
  const [start, end] = [route[0], route.at(-1)];
  if (!start || !end) return null;
  const look = names(
    "edge",
    `edge-${line.kind}`,
    onPath && "edge-on-path",
    faint && "edge-faint",
    running && "edge-running",
    line.back && "edge-back",
    line.possible && "edge-possible",
  );
  return (
    <g className={look}>
      <path className="edge-line" d={pathOf(route)} />
      <path className="edge-head" d={line.back ? arrowPath(start, -1) : arrowPath(end, 1)} />
      {line.twoWay && <path className="edge-head" d={arrowPath(start, -1)} />}
    </g>
  );
});

/** What is written on a line: it lies above all lines. */
export const EdgeLabel = memo(function EdgeLabel({ line, route, onPath, faint }: EdgeProps): ReactNode {
  if (line.label === null) return null;
  const { x, y } = labelPoint(route);
  const width = widthOf(line.label, 11) + 16;
  return (
    <g className={names("edge-label", onPath && "edge-on-path", faint && "edge-faint")}>
      <rect x={x - width / 2} y={y - 10} width={width} height={20} rx={10} />
      <text x={x} y={y + 4} textAnchor="middle">
        {line.label}
      </text>
    </g>
  );
});
