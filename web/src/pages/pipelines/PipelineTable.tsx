import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { ListedPipeline, PipelineDetails } from "../../api/pipelines";
import { useText } from "../../text/language";
import { SortHeader } from "../../ui/Table";
import { useMedia } from "../../ui/useMedia";
import type { ListState, SortKey } from "./listState";
import { Row } from "./Row";
import { useRowWindow } from "./useRowWindow";

interface PipelineTableProps {
  rows: readonly ListedPipeline[];
  /** How many rows there will be once all are loaded; null where that is not known yet. */
  rowCount: number | null;
  state: ListState;
  change: (patch: Partial<ListState>) => void;
  hrefOf: (row: ListedPipeline) => string;
  details: Map<string, PipelineDetails | null>;
  /** Says which rows are in view, as they come into it. */
  onSeen: (first: number, last: number) => void;
  /** Stands below the last row. */
  end: ReactNode;
  now: number;
}

const WIDE = 57;
const NARROW = 228;
const LINE = 24;

/** The pipelines as a table. Arrows, Home and End go from row to row, Enter opens one; the tab key stops once. */
export function PipelineTable(props: PipelineTableProps): ReactNode {
  const { rows, rowCount, state, change, hrefOf, details, onSeen, end, now } = props;
  const text = useText().pipelines;
  const box = useRef<HTMLDivElement>(null);
  const narrow = useMedia("(max-width: 720px)");
  const rowHeight = narrow ? NARROW + LINE * state.columns.length : WIDE;
  const seen = useRowWindow(box, rowHeight, rows.length);
  const [current, setCurrent] = useRoving(box, rows.length, rowHeight);

  useEffect(() => onSeen(seen.first, seen.last), [onSeen, seen.first, seen.last]);

  return (
    <div className="pipelines-box" ref={box}>
      <table
        className="table pipelines-table"
        aria-label={text.table}
        aria-rowcount={rowCount === null ? -1 : rowCount + 1}
        onKeyDown={(event) => moveBy(event, current, rows.length, setCurrent)}
      >
        <Head state={state} change={change} />
        <tbody>
          <Gap rows={seen.start} height={rowHeight} />
          {rows.slice(seen.start, seen.end).map((row, index) => (
            <Row
              key={row.name}
              row={row}
              details={details.get(row.name)}
              href={hrefOf(row)}
              at={seen.start + index}
              current={seen.start + index === current}
              columns={state.columns}
              now={now}
            />
          ))}
          <Gap rows={rows.length - seen.end} height={rowHeight} />
        </tbody>
      </table>
      {end}
    </div>
  );
}

function Gap({ rows, height }: { rows: number; height: number }): ReactNode {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row takes no focus
  return rows > 0 && <tr aria-hidden="true" className="gap-row" style={{ height: rows * height }} />;
}

const MOVES: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at) => at + 10,
  PageUp: (at) => at - 10,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

function moveBy(event: KeyboardEvent, at: number, count: number, go: (at: number) => void): void {
  const move = MOVES[event.key];
  const onRow = event.target instanceof HTMLElement && event.target.dataset["row"] !== undefined;
  if (!move || !onRow || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  go(Math.max(0, Math.min(count - 1, move(at, count))));
}

/** Hold the row that the tab key stops at; going to another scrolls it into view and focuses it. */
function useRoving(
  box: React.RefObject<HTMLDivElement | null>,
  count: number,
  rowHeight: number,
): [number, (at: number) => void] {
  const [current, setCurrent] = useState(0);
  const wanted = useRef<number | null>(null);
  const kept = Math.max(0, Math.min(current, count - 1));
  useEffect(() => {
    if (wanted.current === null) return;
    const link = box.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"]`);
    if (!link) return;
    wanted.current = null;
    link.focus({ preventScroll: true });
    link.closest("tr")?.scrollIntoView({ block: "nearest" });
  });
  const go = (at: number): void => {
    wanted.current = at;
    setCurrent(at);
    const element = box.current;
    const drawn = element?.querySelector(`[data-row="${at}"]`);
    if (element && !drawn) element.scrollTop = at * rowHeight;
  };
  return [kept, go];
}

function Head({ state, change }: Pick<PipelineTableProps, "state" | "change">): ReactNode {
  const text = useText().pipelines;
  const sortable = (key: SortKey, label: string): ReactNode => (
    <SortHeader
      className={`column-${key}`}
      direction={state.sort === key ? (state.descending ? "descending" : "ascending") : null}
      onSort={() => change({ sort: key, descending: state.sort === key && !state.descending })}
    >
      {label}
    </SortHeader>
  );
  return (
    <thead>
      <tr>
        {sortable("name", text.name)}
        {sortable("lastExecutionTime", text.lastRun)}
        {sortable("duration", text.duration)}
        <th scope="col">{text.outcomes}</th>
        <th scope="col" className="number">
          {text.steps}
        </th>
        <th scope="col" className="column-buckets">
          {text.buckets}
        </th>
        {sortable("owner", text.owner)}
        {state.columns.map((column) => (
          <th scope="col" key={column}>
            {column.slice(column.indexOf(":") + 1)}
          </th>
        ))}
      </tr>
    </thead>
  );
}
