import type { ReactNode } from "react";
import type { ListedPipeline } from "../../api/pipelines";
import { useFormat, useText } from "../../text/language";
import { lookOf } from "../../ui/Pill";
import { lastDuration, lastStatus, usualDuration } from "./rows";

const WIDTH = 84;

/** How long the last run took, against the longest of the last 20; the line is their median. */
export function DurationBar({ row, now }: { row: ListedPipeline; now: number }): ReactNode {
  const text = useText().pipelines;
  const format = useFormat();
  const seconds = lastDuration(row, now);
  if (seconds === null) return <span className="muted">–</span>;
  const status = lastStatus(row) ?? "";
  const runs = row.lastExecution?.elapsedSec == null && row.outcomes?.[0]?.elapsedSec == null;
  const usual = usualDuration(row.outcomes ?? []);
  const longest = Math.max(seconds, ...(row.outcomes ?? []).map(({ elapsedSec }) => elapsedSec ?? 0), 1);
  const length = format.duration(seconds);
  return (
    <div className="duration">
      <span>{runs ? text.since(length) : length}</span>
      <svg width={WIDTH} height={8} className={`tone-${lookOf(status).tone}`} aria-hidden="true">
        <rect className="track" y={1} width={WIDTH} height={6} rx={3} />
        <rect className="length" y={1} width={Math.max(3, (seconds / longest) * WIDTH)} height={6} rx={3} />
        {usual && <rect className="median" x={(usual.median / longest) * (WIDTH - 2)} width={2} height={8} />}
      </svg>
      {usual && (
        <span className="visually-hidden">{text.durationUsual(format.duration(usual.median), usual.count)}</span>
      )}
    </div>
  );
}
