import { useReactFlow, useStore } from "@xyflow/react";
import { type PointerEvent, type ReactNode, useMemo } from "react";
import type { Layout } from "../graph/layoutTypes";
import { useText } from "../text/language";
import type { Tone } from "../ui/Pill";
import type { Look } from "./looks";
import { seen } from "./viewport";

const SIZE = { width: 164, height: 82, margin: 6 };
const SHOWN: readonly Tone[] = ["off", "good", "cached", "warn", "busy", "bad"];

/** The whole picture in small, with the window in it; a click goes there. For the pointer alone. */
export function Minimap({ layout, looks }: { layout: Layout; looks: ReadonlyMap<string, Look> }): ReactNode {
  const text = useText().canvas;
  const flow = useReactFlow();
  const [x, y, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const scale = Math.min(SIZE.width / Math.max(layout.width, 1), SIZE.height / Math.max(layout.height, 1));
  const margin = SIZE.margin / scale;
  const view = [-margin, -margin, SIZE.width / scale + 2 * margin, SIZE.height / scale + 2 * margin];
  const shift = { x: (SIZE.width / scale - layout.width) / 2, y: (SIZE.height / scale - layout.height) / 2 };
  const paths = useMemo(() => boxesByTone(layout, looks), [layout, looks]);
  const window = seen({ x, y, zoom }, { width, height });
  const go = (event: PointerEvent<SVGSVGElement>) => {
    if (event.buttons !== 1) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const to = {
      x: (event.clientX - left) / scale - margin - shift.x,
      y: (event.clientY - top) / scale - margin - shift.y,
    };
    void flow.setCenter(to.x, to.y, { zoom });
  };
  return (
    <div className="minimap" title={text.minimap}>
      <svg
        aria-hidden="true"
        width={SIZE.width + 2 * SIZE.margin}
        height={SIZE.height + 2 * SIZE.margin}
        viewBox={view.join(" ")}
        onPointerDown={go}
        onPointerMove={go}
      >
        <g transform={`translate(${shift.x} ${shift.y})`}>
          {paths.map(([tone, path]) => (
            <path key={tone} className={`minimap-boxes tone-${tone}`} d={path} />
          ))}
          <rect className="minimap-window" {...window} rx={4 / scale} strokeWidth={1.5 / scale} />
        </g>
      </svg>
    </div>
  );
}

/** One path for all boxes of a tone: what failed lies above what went well. */
function boxesByTone(layout: Layout, looks: ReadonlyMap<string, Look>): [Tone, string][] {
  const paths = new Map<Tone, string>(SHOWN.map((tone) => [tone, ""]));
  for (const { id, x, y, width, height } of layout.boxes) {
    const look = looks.get(id);
    const wanted = look?.badge?.tone === "warn" ? "warn" : (look?.tone ?? "off");
    const tone = paths.has(wanted) && wanted !== "good" ? wanted : "off";
    paths.set(tone, `${paths.get(tone)}M${x} ${y}h${width}v${height}h${-width}Z`);
  }
  return [...paths].filter(([, path]) => path);
}
