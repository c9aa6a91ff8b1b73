import { type ReactNode, useId, useMemo } from "react";
import type { LineageDocument } from "../api/types";
import { shownStatus, UNKNOWN } from "../graph/status";
import type { Format } from "../text/format";
import { useFormat, useText } from "../text/language";
import type { Messages } from "../text/messages";
import { IconButton } from "../ui/Button";
import { names } from "../ui/names";
import { lookOf } from "../ui/Pill";
import { elapsedOf } from "./elapsed";
import { type Bar, type Schedule, scheduleOf, ticksBetween } from "./schedule";
import "./timeline.css";

/** The width of the drawing in its own units; it is stretched to the room there is. */
const WIDE = 1000;

/** Below this many milliseconds the seconds of a run's begin and end matter. */
const FEW_MINUTES = 600_000;

/** The letters of a day: `2026-11-22`. */
const DAY = 10;

interface TimelineProps {
  document: LineageDocument;
  selected: string | null;
  since: number;
  select: (id: string) => void;
  close: () => void;
}

/** When each step ran, with the critical path and its share. Each bar is a button that leads to its step. */
export function Timeline({ document, selected, since, select, close }: TimelineProps): ReactNode {
  const text = useText().timeline;
  const id = useId();
  const schedule = useMemo(() => scheduleOf(document, since), [document, since]);
  return (
    <section className="timeline" aria-labelledby={id}>
      <header className="timeline-head">
        <h2 id={id}>{text.title}</h2>
        {schedule && <Sentence schedule={schedule} />}
        <IconButton icon="cross" small label={text.close} onClick={close} />
      </header>
      {schedule ? (
        <ol className="timeline-rows">
          {schedule.bars.map((bar) => (
            <Row
              key={bar.node.id}
              bar={bar}
              schedule={schedule}
              since={since}
              isSelected={bar.node.id === selected}
              select={select}
            />
          ))}
        </ol>
      ) : (
        <p className="timeline-none">{text.none}</p>
      )}
    </section>
  );
}

function Sentence({ schedule }: { schedule: Schedule }): ReactNode {
  const text = useText().timeline;
  const format = useFormat();
  const critical = schedule.critical;
  const parts = [spanOf(schedule, text, format)];
  if (critical) parts.push(text.critical(format.duration(critical.seconds)));
  const share = critical ? text.share(critical.step, format.percent(critical.share)) : null;
  return <p>{share ? `${parts.join(" · ")}, ${share}` : parts.join(" · ")}</p>;
}

/** From when to when: with seconds where a run is short, with days where it goes past midnight. */
function spanOf({ begin, end }: Schedule, text: Messages["timeline"], format: Format): string {
  const [from, to] = [new Date(begin).toISOString(), new Date(end).toISOString()];
  const [first, last] = [format.dateTime(from), format.dateTime(to)];
  if (first.slice(0, DAY) !== last.slice(0, DAY)) return text.span(first, last);
  const seconds = end - begin < FEW_MINUTES;
  return `${text.span(format.time(from, seconds), format.time(to, seconds))} ${format.zone()}`;
}

interface RowProps {
  bar: Bar;
  schedule: Schedule;
  since: number;
  isSelected: boolean;
  select: (id: string) => void;
}

function Row({ bar, schedule, since, isSelected, select }: RowProps): ReactNode {
  const text = useText();
  const format = useFormat();
  const words: Record<string, string> = text.status;
  const { node, critical } = bar;
  const status = shownStatus(node) ?? UNKNOWN;
  const seconds = format.duration(elapsedOf(node.run, since));
  const told = text.timeline.bar(node.id, words[status] ?? status, seconds);
  return (
    <li>
      <button
        type="button"
        className={names("timeline-row", `tone-${lookOf(status).tone}`, isSelected && "timeline-selected")}
        aria-current={isSelected}
        title={node.id}
        onClick={() => select(node.id)}
      >
        <span className="visually-hidden">{critical ? `${told}, ${text.timeline.onPath}` : told}</span>
        <span className={names("timeline-name", critical && "timeline-critical")} aria-hidden="true">
          {node.id}
        </span>
        <Drawing bar={bar} schedule={schedule} />
        <span className="timeline-end" aria-hidden="true">
          {status === "Cached" ? words[status]?.toLowerCase() : seconds}
        </span>
      </button>
    </li>
  );
}

function Drawing({ bar, schedule }: { bar: Bar; schedule: Schedule }): ReactNode {
  const { begin, end } = schedule;
  const at = (moment: number) => ((moment - begin) / (end - begin)) * WIDE;
  const width = Math.max(at(bar.end) - at(bar.begin), 4);
  return (
    <svg className="timeline-drawing" viewBox={`0 0 ${WIDE} 24`} preserveAspectRatio="none" aria-hidden="true">
      {ticksBetween(begin, end).map((tick) => (
        <line key={tick} className="timeline-tick" x1={at(tick)} x2={at(tick)} y1="8" y2="16" />
      ))}
      <rect
        className={names("timeline-bar", bar.running && "timeline-running")}
        x={Math.min(at(bar.begin), WIDE - width)}
        y="7.5"
        width={width}
        height="9"
        rx="2"
      />
    </svg>
  );
}
