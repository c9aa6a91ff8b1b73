import { type ReactNode, useEffect, useRef, useState } from "react";
import { type ExecutionsQuery, useExecutions } from "../api/executions";
import type { ListedExecution } from "../api/types";
import { useFormat, useText } from "../text/language";
import { Button } from "../ui/Button";
import { Pill, StatusPill } from "../ui/Pill";
import { Skeleton } from "../ui/Skeleton";
import { ErrorState } from "../ui/States";
import { ExecutionFilters, type Filters, NO_FILTERS, queryOfFilters } from "./ExecutionFilters";
import { moveFocus } from "./roving";

const PAGE = 25;

interface ExecutionChoiceProps {
  pipeline: string;
  /** The names of the pipeline's parameters, to filter by. */
  parameters: readonly string[];
  region: string;
  profile: string | null;
  /** The id of the execution shown. */
  shown: string | null;
  /** Whether the page follows the newest. */
  follows: boolean;
  choose: (exec: string | null) => void;
}

/** All past executions, newest first, page by page; narrowed by status, start and parameter. */
export function ExecutionChoice(props: ExecutionChoiceProps): ReactNode {
  const { pipeline, parameters, region, profile } = props;
  const [filters, setFilters] = useState<Filters>(NO_FILTERS);
  const query: ExecutionsQuery = { region, limit: PAGE, ...(profile ? { profile } : {}), ...queryOfFilters(filters) };
  const executions = useExecutions(pipeline, query);
  const rows = executions.data?.pages.flatMap((page) => page.executions);
  return (
    <div className="executions">
      <ExecutionFilters filters={filters} parameters={parameters} change={setFilters} />
      {executions.isPending && <Skeleton lines={4} />}
      {executions.isError && <ErrorState error={executions.error} onRetry={executions.refetch} small />}
      {rows && (
        <Rows
          {...props}
          rows={rows}
          isFiltered={filters !== NO_FILTERS}
          clear={() => setFilters(NO_FILTERS)}
          isWhole={!executions.hasNextPage}
          isLoading={executions.isFetchingNextPage}
          more={() => void executions.fetchNextPage()}
        />
      )}
    </div>
  );
}

interface RowsProps extends ExecutionChoiceProps {
  rows: readonly ListedExecution[];
  isFiltered: boolean;
  clear: () => void;
  isWhole: boolean;
  isLoading: boolean;
  more: () => void;
}

function Rows({ rows, isFiltered, clear, isWhole, isLoading, more, shown, follows, choose }: RowsProps): ReactNode {
  const text = useText().lineage.execution;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>("[aria-current=true]");
    (current ?? list.current?.querySelector<HTMLElement>("button"))?.focus();
  }, []);
  if (rows.length === 0 && isWhole) {
    return (
      <div className="executions-none">
        <p>{isFiltered ? text.noMatch : text.empty}</p>
        {isFiltered && <Button onClick={clear}>{text.clear}</Button>}
      </div>
    );
  }
  return (
    <>
      <ul
        ref={list}
        className="executions-list"
        aria-label={text.title}
        onKeyDown={(event) => moveFocus(event, "button")}
      >
        {!isFiltered && <Newest isCurrent={follows} choose={() => choose(null)} />}
        {rows.map((row) => (
          <li key={row.id}>
            <Row row={row} isCurrent={!follows && row.id === shown} isShown={row.id === shown} choose={choose} />
          </li>
        ))}
        {!isWhole && (
          <li>
            <Button className="executions-more" disabled={isLoading} onClick={more}>
              {isLoading ? text.loading : text.more}
            </Button>
          </li>
        )}
      </ul>
      <p className="executions-keys">
        {isWhole && <span>{text.end(rows.length)}</span>}
        <span>{text.keys}</span>
      </p>
    </>
  );
}

function Newest({ isCurrent, choose }: { isCurrent: boolean; choose: () => void }): ReactNode {
  const text = useText().lineage.execution;
  return (
    <li>
      <button type="button" className="execution" aria-current={isCurrent} onClick={choose}>
        <span className="execution-first">
          <Pill tone="accent" icon="clock">
            {text.latest}
          </Pill>
          <span className="execution-note">{text.latestDetail}</span>
        </span>
      </button>
    </li>
  );
}

interface RowProps {
  row: ListedExecution;
  isCurrent: boolean;
  isShown: boolean;
  choose: (exec: string) => void;
}

function Row({ row, isCurrent, isShown, choose }: RowProps): ReactNode {
  const text = useText().lineage.execution;
  const format = useFormat();
  const parameters = Object.entries(row.parameters ?? {}).map(([name, value]) => `${name} = ${value}`);
  return (
    <button type="button" className="execution" aria-current={isCurrent} onClick={() => choose(row.id)}>
      <span className="execution-first">
        <StatusPill status={row.status} />
        <strong>{format.dateTime(row.startTime)}</strong>
        <span className="execution-note">{format.relative(row.startTime)}</span>
        {isShown && <Pill tone="accent">{text.current}</Pill>}
      </span>
      <span className="execution-note">
        <span className="execution-code">{row.id}</span>
        {row.elapsedSec != null && <> · {format.duration(row.elapsedSec)}</>}
        {row.startedBy && <> · {text.startedBy(row.startedBy)}</>}
      </span>
      {parameters.length > 0 && (
        <span className="execution-note execution-parameters" dir="auto" title={parameters.join("\n")}>
          {parameters.join(" · ")}
        </span>
      )}
    </button>
  );
}
