import { type ReactNode, useCallback, useMemo, useRef } from "react";
import { isRunning, type ListedPipeline } from "../api/pipelines";
import { useSettings } from "../api/settings";
import { RegionError } from "../app/RegionError";
import { RegionChoice } from "../app/RegionMenu";
import { chooseRegion, useRegion } from "../app/region";
import { usePageTitle } from "../app/usePageTitle";
import { navigate, useSearch } from "../route/location";
import { pipelinePath } from "../route/paths";
import { useFormat, useText } from "../text/language";
import type { Messages } from "../text/messages";
import { Skeleton } from "../ui/Skeleton";
import { EmptyState, ErrorState } from "../ui/States";
import { KeyHint, StatusBar } from "../ui/StatusBar";
import { useNow } from "../ui/useNow";
import { type ListState, listStateOf, searchOf } from "./pipelines/listState";
import { NothingShown } from "./pipelines/NothingShown";
import { Notices } from "./pipelines/Notices";
import { PipelineTable } from "./pipelines/PipelineTable";
import { Toolbar } from "./pipelines/Toolbar";
import { type List, useList } from "./pipelines/useList";
import "./pipelines/pipelines.css";

/** The pipelines of a region: what ran last, how it went, and on which buckets. */
export default function Pipelines(): ReactNode {
  const text = useText();
  usePageTitle(text.app.pipelines);
  const settings = useSettings();
  const region = useRegion();
  if (region !== null) return <PipelineList region={region} />;
  if (settings.isPending) return <Skeleton lines={8} />;
  if (settings.isError) return <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />;
  return (
    <EmptyState
      icon="focus"
      title={text.pipelines.chooseRegion}
      action={<RegionChoice regions={settings.data.regions} chosen={null} onChoose={chooseRegion} />}
    >
      <p>{text.pipelines.chooseRegionHint}</p>
    </EmptyState>
  );
}

function PipelineList({ region }: { region: string }): ReactNode {
  const search = useSearch();
  const state = useMemo(() => listStateOf(search), [search]);
  const list = useList(region, state);
  const filter = useRef<HTMLInputElement>(null);
  const page = useRef<HTMLDivElement>(null);
  // Typing and sorting are no steps to come back to.
  const change = useCallback((patch: Partial<ListState>) => {
    const now = window.location.search;
    const query = searchOf({ ...listStateOf(now), ...patch }, now);
    navigate(`${window.location.pathname}${query}`, "replace");
  }, []);
  const now = useNow(list.all.some((row) => isRunning(row.lastExecution?.status)) ? 1_000 : 30_000);

  return (
    <div className="pipelines" ref={page}>
      <Toolbar
        rows={list.all}
        domains={list.domains}
        state={state}
        change={change}
        filter={filter}
        onDown={() => page.current?.querySelector<HTMLElement>("[data-row]")?.focus()}
      />
      <Notices list={list} />
      <Body region={region} list={list} state={state} change={change} now={now} />
      <Foot list={list} />
    </div>
  );
}

interface BodyProps {
  region: string;
  list: List;
  state: ListState;
  change: (patch: Partial<ListState>) => void;
  now: number;
}

function Body({ region, list, state, change, now }: BodyProps): ReactNode {
  const { query } = list;
  const search = useSearch();
  const hrefOf = useMemo(() => hrefsOf(search), [search]);
  if (query.isPending) return <Skeleton lines={12} />;
  if (!query.data) return <RegionError error={query.error} onRetry={() => void query.refetch()} />;
  if (list.rows.length === 0) return <NothingShown region={region} list={list} state={state} change={change} />;
  return (
    <PipelineTable
      rows={list.rows}
      rowCount={list.rowCount}
      state={state}
      change={change}
      hrefOf={hrefOf}
      details={list.details}
      onSeen={list.onSeen}
      end={query.isFetchingNextPage && <Skeleton lines={2} />}
      now={now}
    />
  );
}

/** Return the links of the rows: region and profile go along, where the address has them. */
function hrefsOf(search: string): (row: ListedPipeline) => string {
  const here = new URLSearchParams(search);
  const along = new URLSearchParams();
  for (const name of ["region", "profile"]) {
    const value = here.get(name);
    if (value) along.set(name, value);
  }
  const query = along.size > 0 ? `?${along}` : "";
  return (row) => `${pipelinePath(row.name)}${query}`;
}

/** How many rows are shown of how many, which the service may not know before all are loaded. */
function shownOf({ rows, all, total }: List, text: Messages["pipelines"]): string {
  return total === null ? text.shownSoFar(rows.length, all.length) : text.shown(rows.length, total);
}

function Foot({ list }: { list: List }): ReactNode {
  const text = useText().pipelines;
  const format = useFormat();
  const { dataUpdatedAt, hasNextPage } = list.query;
  return (
    <StatusBar
      end={dataUpdatedAt > 0 && text.asOf(`${format.time(new Date(dataUpdatedAt).toISOString())} ${format.zone()}`)}
    >
      <span role="status">
        {list.query.data && shownOf(list, text)}
        {hasNextPage && list.total !== null && ` · ${text.loaded(list.all.length, list.total)}`}
      </span>
      <KeyHint keys={["↑", "↓"]}>{text.hintMove}</KeyHint>
      <KeyHint keys={["Enter"]}>{text.hintOpen}</KeyHint>
      <KeyHint keys={["/"]}>{text.hintFilter}</KeyHint>
    </StatusBar>
  );
}
