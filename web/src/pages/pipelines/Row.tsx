import { memo, type ReactNode } from "react";
import type { ListedPipeline, PipelineDetails } from "../../api/pipelines";
import { Link } from "../../route/Link";
import { useFormat, useText } from "../../text/language";
import { StatusPill } from "../../ui/Pill";
import { BucketBadges } from "./BucketBadges";
import { DurationBar } from "./DurationBar";
import { OutcomeStrip } from "./OutcomeStrip";
import { columnValue, lastStatus, NEVER_RAN } from "./rows";

interface RowProps {
  row: ListedPipeline;
  /** What is read on sight; missing while on its way, null where there is nothing to be had. */
  details: PipelineDetails | null | undefined;
  href: string;
  /** Its place in the whole table, counted from 0. */
  at: number;
  /** Whether it is the row that the tab key stops at. */
  current: boolean;
  columns: readonly string[];
  now: number;
}

/** One pipeline. The link of its name covers the whole row. */
export const Row = memo(function Row({ row, details, href, at, current, columns, now }: RowProps): ReactNode {
  const text = useText().pipelines;
  const under = row.displayName ?? row.description;
  return (
    <tr aria-rowindex={at + 2}>
      <th scope="row">
        <Link className="row-link" title={row.name} href={href} data-row={at} tabIndex={current ? 0 : -1}>
          {row.name}
        </Link>
        {under && under !== row.name && (
          <div className="under" title={under}>
            {under}
          </div>
        )}
      </th>
      <td data-label={text.lastRun}>
        <LastRun row={row} now={now} />
      </td>
      <td data-label={text.duration}>
        <DurationBar row={row} now={now} />
      </td>
      <td data-label={text.outcomes}>{row.outcomes ? <OutcomeStrip outcomes={row.outcomes} /> : <NotRead />}</td>
      <td data-label={text.steps} className="number">
        <Later value={details?.stepCount} asked={details !== undefined} />
      </td>
      <td data-label={text.buckets}>
        {details?.buckets ? <BucketBadges buckets={details.buckets} /> : <Later asked={details !== undefined} />}
      </td>
      <td data-label={text.owner} className="words" title={row.owner ?? undefined}>
        {row.owner ?? <span className="muted">–</span>}
      </td>
      {columns.map((column) => (
        <td
          key={column}
          data-label={column.slice(column.indexOf(":") + 1)}
          className="words"
          title={columnValue(row, column) ?? undefined}
        >
          {columnValue(row, column) ?? <span className="muted">–</span>}
        </td>
      ))}
    </tr>
  );
});

function LastRun({ row, now }: { row: ListedPipeline; now: number }): ReactNode {
  const format = useFormat();
  const status = lastStatus(row);
  const started = row.lastExecution?.startTime ?? row.lastExecutionTime;
  return (
    <div className="last-run">
      <StatusPill status={status ?? "Unknown"} />
      {started && status !== NEVER_RAN && (
        <div>
          <time dateTime={started}>{format.dateTime(started)}</time>
          <div className="under">{format.relative(started, now)}</div>
        </div>
      )}
    </div>
  );
}

function Later({ value, asked }: { value?: number | null | undefined; asked: boolean }): ReactNode {
  if (value != null) return value;
  return asked ? <NotRead /> : <span className="later" />;
}

function NotRead(): ReactNode {
  return <span className="muted">{useText().pipelines.notRead}</span>;
}
