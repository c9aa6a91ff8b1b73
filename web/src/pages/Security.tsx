import { type ReactNode, useEffect, useMemo } from "react";
import { usePosture } from "../api/posture";
import { useSettings } from "../api/settings";
import { RegionChoice } from "../app/RegionMenu";
import { chooseRegion, useRegion } from "../app/region";
import { usePageTitle } from "../app/usePageTitle";
import { save } from "../lineage/exporting";
import { navigate, useSearch } from "../route/location";
import { csvOf } from "../security/csv";
import { countsOf, GROUPINGS, type PipelineFinding, SEVERITIES, shared } from "../security/findings";
import { Groups } from "../security/Groups";
import { chosen, type PageState, searchOf, stateOf } from "../security/pageState";
import { useText } from "../text/language";
import { Button } from "../ui/Button";
import { Pill } from "../ui/Pill";
import { Segments } from "../ui/Segments";
import { Skeleton } from "../ui/Skeleton";
import { Banner, EmptyState, ErrorState, GapList } from "../ui/States";
import "../security/security.css";

/** The findings of a region's pipelines: by bucket, by model, by rule. */
export default function Security(): ReactNode {
  const text = useText();
  usePageTitle(text.security.title);
  const settings = useSettings();
  const region = useRegion();
  if (region !== null) return <OfRegion region={region} />;
  if (settings.isPending) return <Skeleton lines={8} />;
  if (settings.isError) return <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />;
  return (
    <EmptyState
      icon="focus"
      title={text.app.noRegion}
      action={<RegionChoice regions={settings.data.regions} chosen={null} onChoose={chooseRegion} />}
    />
  );
}

function OfRegion({ region }: { region: string }): ReactNode {
  const search = useSearch();
  const state = useMemo(() => stateOf(search), [search]);
  const profile = new URLSearchParams(search).get("profile");
  const posture = usePosture(region, profile);
  const { hasNextPage, isFetching, isError, fetchNextPage } = posture;
  // A region is read to its end, a few pipelines at a time; what has come is shown meanwhile.
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const findings = useMemo(() => posture.data?.pages.flatMap((page) => page.findings) ?? [], [posture.data]);
  const gaps = useMemo(() => posture.data?.pages.flatMap((page) => page.gaps) ?? [], [posture.data]);
  const text = useText().security;
  const last = posture.data?.pages.at(-1);
  const retry = () => void (hasNextPage ? fetchNextPage() : posture.refetch());
  return (
    <div className="security-page">
      <Head findings={findings} state={state} region={region} />
      <div className="security-body">
        {last && (hasNextPage || isFetching) && <Progress {...last.pipelines} />}
        {gaps.length > 0 && (
          <Banner tone="off" icon="gap">
            <details>
              <summary>{text.unread(gaps.length)}</summary>
              <GapList gaps={gaps} limit={50} />
            </details>
          </Banner>
        )}
        {posture.isPending && <Skeleton lines={10} />}
        {isError && <ErrorState error={posture.error} onRetry={retry} small={Boolean(last)} />}
        {last && <Found findings={findings} state={state} total={last.pipelines.total} done={!hasNextPage} />}
      </div>
    </div>
  );
}

function changed(patch: Partial<PageState>): void {
  const now = window.location.search;
  navigate(`${window.location.pathname}${searchOf({ ...stateOf(now), ...patch }, now)}`, "replace");
}

interface HeadProps {
  findings: readonly PipelineFinding[];
  state: PageState;
  region: string;
}

function Head({ findings, state, region }: HeadProps): ReactNode {
  const text = useText().security;
  const csv = () => save(new Blob([csvOf(chosen(findings, state))], { type: "text/csv" }), `findings-${region}.csv`);
  return (
    <header className="security-head">
      <div className="security-title">
        <h1>{text.title}</h1>
        <p>{text.about}</p>
      </div>
      <div className="security-tools">
        <Segments
          label={text.by}
          options={GROUPINGS.map((id) => ({ id, label: text.byWords[id] }))}
          chosen={state.by}
          onChoose={(by) => changed({ by })}
        />
        <Segments
          label={text.filterVerdict}
          options={[
            { id: "open", label: text.showOpen },
            { id: "every", label: text.showAll },
          ]}
          chosen={state.every ? "every" : "open"}
          onChoose={(shown) => changed({ every: shown === "every" })}
        />
        <Counts findings={findings} state={state} />
        <span className="space" />
        <Button icon="download" onClick={csv} disabled={findings.length === 0}>
          {text.csv}
        </Button>
      </div>
    </header>
  );
}

/** How many failed, by severity: each count is a filter. */
function Counts({ findings, state }: Pick<HeadProps, "findings" | "state">): ReactNode {
  const text = useText().security;
  const { fail, unknown } = countsOf(shared(findings).map(({ finding }) => finding));
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons that stay down, not fields of a form
    <div className="security-counts" role="group" aria-label={text.filterSeverity}>
      {SEVERITIES.map((severity) => (
        <Button
          key={severity}
          small
          pressed={state.severity === severity}
          look={state.severity === severity ? "warn" : "plain"}
          onClick={() => changed({ severity: state.severity === severity ? null : severity })}
        >
          {text.counts(fail[severity], text.severities[severity])}
        </Button>
      ))}
      {unknown > 0 && (
        <Pill tone="off" icon="gap">
          {text.unknowns(unknown)}
        </Pill>
      )}
    </div>
  );
}

function Progress({ done, total }: { done: number; total: number | null }): ReactNode {
  const text = useText().security;
  return (
    <div className="security-progress" role="status">
      <progress {...(total === null ? {} : { value: done, max: total })} aria-label={text.reading} />
      <span>{total === null ? text.progressOpen(done) : text.progress(done, total)}</span>
    </div>
  );
}

interface FoundProps {
  findings: readonly PipelineFinding[];
  state: PageState;
  total: number | null;
  done: boolean;
}

function Found({ findings, state, total, done }: FoundProps): ReactNode {
  const text = useText().security;
  const search = useSearch();
  const shown = useMemo(() => chosen(findings, state), [findings, state]);
  if (shown.length > 0) return <Groups findings={shown} by={state.by} query={placeOf(search)} />;
  if (!done) return null;
  if (total === 0) return <EmptyState title={text.nothing}>{text.nothingHint}</EmptyState>;
  return state.severity === null ? (
    <EmptyState icon="shieldCheck" title={text.none}>
      {text.noneHint}
    </EmptyState>
  ) : (
    <EmptyState icon="filter" title={text.noneFiltered}>
      {text.noneFilteredHint}
    </EmptyState>
  );
}

/** What of the address a pipeline's page takes along. */
function placeOf(search: string): string {
  const here = new URLSearchParams(search);
  const along = new URLSearchParams();
  for (const name of ["region", "profile"]) {
    const value = here.get(name);
    if (value) along.set(name, value);
  }
  return along.toString();
}
