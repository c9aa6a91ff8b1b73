import { type KeyboardEvent, type ReactNode, type RefObject, useEffect } from "react";
import type { ListedPipeline } from "../../api/pipelines";
import { useSettings } from "../../api/settings";
import { Link } from "../../route/Link";
import { DEFINITION } from "../../route/paths";
import { useText } from "../../text/language";
import { Icon } from "../../ui/Icon";
import { Menu, Popover } from "../../ui/Popover";
import type { ListState } from "./listState";
import { columnsToChoose, statusCounts } from "./rows";

interface ToolbarProps {
  rows: readonly ListedPipeline[];
  domains: readonly string[];
  state: ListState;
  change: (patch: Partial<ListState>) => void;
  filter: RefObject<HTMLInputElement | null>;
  /** Goes from the filter into the table. */
  onDown: () => void;
}

/** The filter and the choices above the table. */
export function Toolbar({ rows, domains, state, change, filter, onDown }: ToolbarProps): ReactNode {
  const text = useText();
  const features = useSettings().data?.features ?? [];
  return (
    <div className="toolbar">
      <h1>{text.app.pipelines}</h1>
      <Filter state={state} change={change} filter={filter} onDown={onDown} />
      <StatusChoice rows={rows} state={state} change={change} />
      <span className="toolbar-space" />
      {(domains.length > 0 || state.domain) && <DomainChoice domains={domains} state={state} change={change} />}
      <ColumnChoice rows={rows} state={state} change={change} />
      {features.includes("definition") && (
        <Link className="button" href={DEFINITION}>
          <Icon name="file" />
          {text.pipelines.definition}
        </Link>
      )}
    </div>
  );
}

type Part = Pick<ToolbarProps, "state" | "change">;

function Filter({ state, change, filter, onDown }: Part & Pick<ToolbarProps, "filter" | "onDown">): ReactNode {
  const text = useText().pipelines;
  useEffect(() => {
    const onSlash = (event: globalThis.KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      filter.current?.focus();
    };
    document.addEventListener("keydown", onSlash);
    return () => document.removeEventListener("keydown", onSlash);
  }, [filter]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && state.q) change({ q: "" });
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    onDown();
  };
  return (
    <div className="filter">
      <Icon name="search" />
      <input
        ref={filter}
        className="field"
        type="search"
        aria-label={text.filter}
        placeholder={text.filterHint}
        value={state.q}
        onChange={(event) => change({ q: event.target.value })}
        onKeyDown={onKeyDown}
        autoComplete="off"
        spellCheck={false}
      />
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a picture of a key takes no focus */}
      {!state.q && <kbd aria-hidden="true">/</kbd>}
    </div>
  );
}

function StatusChoice({ rows, state, change }: Part & Pick<ToolbarProps, "rows">): ReactNode {
  const text = useText();
  const words: Record<string, string> = text.status;
  const counts = statusCounts(rows);
  if (counts.length < 2 && state.status === null) return null;
  const choice = (status: string | null, label: string, count: number): ReactNode => (
    <button
      key={label}
      type="button"
      className="chip"
      aria-pressed={state.status === status}
      onClick={() => change({ status: state.status === status ? null : status })}
    >
      {label} <span className="chip-count">{count}</span>
    </button>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, not a field set of a form
    <div className="chips" role="group" aria-label={text.pipelines.statusFilter}>
      {choice(null, text.pipelines.statusAll, rows.length)}
      {counts.map(([status, count]) => choice(status, words[status] ?? status, count))}
    </div>
  );
}

function DomainChoice({ domains, state, change }: Part & Pick<ToolbarProps, "domains">): ReactNode {
  const text = useText().pipelines;
  const known = [...new Set([...domains, ...(state.domain ? [state.domain] : [])])].sort();
  return (
    <Menu
      name={text.domain}
      align="end"
      pressed={state.domain !== null}
      label={state.domain ?? text.allDomains}
      items={[null, ...known].map((domain) => ({
        id: domain ?? "",
        label: domain ?? text.allDomains,
        chosen: domain === state.domain,
        onSelect: () => change({ domain }),
      }))}
    />
  );
}

function ColumnChoice({ rows, state, change }: Part & Pick<ToolbarProps, "rows">): ReactNode {
  const text = useText().pipelines;
  const all = [...new Set([...columnsToChoose(rows), ...state.columns])];
  const group = (kind: string, title: string): ReactNode => {
    const columns = all.filter((column) => column.startsWith(kind));
    if (columns.length === 0) return null;
    return (
      <fieldset>
        <legend>{title}</legend>
        {columns.map((column) => (
          <label key={column}>
            <input
              type="checkbox"
              checked={state.columns.includes(column)}
              onChange={() => change({ columns: toggled(state.columns, column) })}
            />
            {column.slice(kind.length)}
          </label>
        ))}
      </fieldset>
    );
  };
  return (
    <Popover icon="columns" align="end" name={text.columns} label={text.columns}>
      {() => (
        <div className="column-choice">
          {all.length === 0 && <p>{text.columnsNone}</p>}
          {group("tag:", text.columnsTags)}
          {group("parameter:", text.columnsParameters)}
        </div>
      )}
    </Popover>
  );
}

const toggled = (columns: readonly string[], column: string): string[] =>
  columns.includes(column) ? columns.filter((each) => each !== column) : [...columns, column];
