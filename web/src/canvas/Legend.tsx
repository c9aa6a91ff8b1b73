import { useStore } from "@xyflow/react";
import { type ReactNode, useMemo, useState } from "react";
import type { DrawnLine } from "../graph/types";
import { useText } from "../text/language";
import type { Messages } from "../text/messages";
import { Icon } from "../ui/Icon";
import { Pill } from "../ui/Pill";
import type { Look, Mark } from "./looks";
import { measured } from "./measure";

type Looks = ReadonlyMap<string, Look>;

/** The room that a mark takes beside its words, and what the rest of the row does. */
const BESIDE = { mark: 42, row: 300 };

/** What the colours mean: one row, and where that does not fit beside the map, a button that shows it. */
export function Legend({ looks, lines }: { looks: Looks; lines: readonly DrawnLine[] }): ReactNode {
  const text = useText().canvas;
  const [open, setOpen] = useState(false);
  const width = useStore((state) => state.width);
  const marks = useMemo(() => marksOf(looks, lines, text), [looks, lines, text]);
  const needed = useMemo(
    () => marks.reduce((sum, mark) => sum + measured(shortOf(mark), 11.5) + BESIDE.mark, 0),
    [marks],
  );
  if (marks.length === 0) return null;
  const list = (
    <ul className="legend-marks" aria-label={text.legend}>
      {marks.map((mark) => (
        <li key={shortOf(mark)}>
          <Pill tone={mark.tone} icon={mark.icon}>
            {shortOf(mark)}
          </Pill>
        </li>
      ))}
    </ul>
  );
  // No width is known before the first picture stands.
  if (width === 0 || needed + BESIDE.row <= width) return <div className="legend">{list}</div>;
  return (
    <div className="legend legend-folded">
      {open && list}
      <button type="button" className="legend-button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {text.legend}
        <Icon name="chevronDown" size={12} />
      </button>
    </div>
  );
}

const shortOf = ({ short, words }: Mark): string => short ?? words;

/** The marks of a picture, each once: statuses in their order, then badges, what is worse first, then what is not known. */
export function marksOf(looks: Looks, lines: readonly DrawnLine[], text: Messages["canvas"]): Mark[] {
  const all = [...looks.values()];
  const unknown: (Mark | false)[] = [
    all.some(({ opaque }) => opaque) && { words: text.opaque, tone: "off", icon: "gap", rank: 0 },
    lines.some(({ possible }) => possible) && { words: text.possible, tone: "off", icon: "dashes", rank: 1 },
  ];
  return [all.map(({ status }) => status), all.map(({ badge }) => badge), unknown].flatMap(eachOnce);
}

function eachOnce(marks: readonly (Mark | null | false)[]): Mark[] {
  const found = new Map<string, Mark>();
  for (const mark of marks) if (mark && !found.has(shortOf(mark))) found.set(shortOf(mark), mark);
  return [...found.values()].sort((one, other) => one.rank - other.rank || (shortOf(one) < shortOf(other) ? -1 : 1));
}
