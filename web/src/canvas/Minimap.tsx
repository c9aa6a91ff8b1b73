import { useReactFlow, useStore } from "@xyflow/react";
import { type PointerEvent, type ReactNode, useMemo } from "react";
import type { Layout } from "../graph/layoutTypes";
import { useText } from "../text/language";
import type { Tone } from "../ui/Pill";
import type { Look } from "./looks";
import { isSmall, seen, within } from "./viewport";

const SIZE = { width: 164, height: 82, margin: 6 };
const SHOWN: readonly Tone[] = ["off", "cached", "warn", "busy", "bad", "accent"];
const COLOURED: readonly Tone[] = ["bad", "busy", "warn", "cached"];

interface MinimapProps {
  layout: Layout;
  looks: ReadonlyMap<string, Look>;
  /** The nodes that a search is about, null where nothing is searched for: they alone have a colour. */
  found: ReadonlySet<string> | null;
}

/** The whole picture in small, with the window in it; a click goes there. For the pointer alone. */
export function Minimap({ layout, looks, found }: MinimapProps): ReactNode {
  const text = useText().canvas;
  const flow = useReactFlow();
  const [x, y, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const scale = Math.min(SIZE.width / Math.max(layout.width, 1), SIZE.height / Math.max(layout.height, 1));
  const margin = SIZE.margin / scale;
  const view = [-margin, -margin, SIZE.width / scale + 2 * margin, SIZE.height / scale + 2 * margin];
  const shift = { x: (SIZE.width / scale - layout.width) / 2, y: (SIZE.height / scale - layout.height) / 2 };
  const paths = useMemo(() => boxesByTone(layout, looks, found), [layout, looks, found]);
  if (isSmall({ width, height })) return null;
  const window = within(seen({ x, y, zoom }, { width, height }), {
    x: -shift.x - margin / 2,
    y: -shift.y - margin / 2,
    width: SIZE.width / scale + margin,
    height: SIZE.height / scale + margin,
  });
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
function boxesByTone({ boxes }: Layout, looks: MinimapProps["looks"], found: MinimapProps["found"]): [Tone, string][] {
  const paths = new Map<Tone, string>(SHOWN.map((tone) => [tone, ""]));
  for (const { id, x, y, width, height } of boxes) {
    const tone = found === null ? toneOf(looks.get(id)) : found.has(id) ? "accent" : "off";
    paths.set(tone, `${paths.get(tone)}M${x} ${y}h${width}v${height}h${-width}Z`);
  }
  return [...paths].filter(([, path]) => path);
}

/** The worse of what the run and the badge say. */
export function toneOf(look: Pick<Look, "tone" | "badge"> | undefined): Tone {
  return COLOURED.find((tone) => tone === look?.tone || tone === look?.badge?.tone) ?? "off";
}
