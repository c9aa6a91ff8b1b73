import { type ReactNode, useEffect, useMemo } from "react";
import { usePosture } from "../api/posture";
import { useSettings } from "../api/settings";
import { RegionError } from "../app/RegionError";
import { RegionChoice } from "../app/RegionMenu";
import { chooseRegion, useRegion } from "../app/region";
import { usePageTitle } from "../app/usePageTitle";
import { isOpaque } from "../graph/opaque";
import { useSearch } from "../route/location";
import { countsOf, type PipelineFinding, shared } from "../security/findings";
import { Groups } from "../security/Groups";
import { Head } from "../security/Head";
import { chosen, type PageState, stateOf } from "../security/pageState";
import { spoken, useRules } from "../security/ruleText";
import { useText } from "../text/language";
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
  const rules = useRules();
  const findings = useMemo(
    () => posture.data?.pages.flatMap((page) => page.findings.map((finding) => spoken(finding, rules))) ?? [],
    [posture.data, rules],
  );
  const gaps = useMemo(() => posture.data?.pages.flatMap((page) => page.gaps) ?? [], [posture.data]);
  const unread = gaps.filter((gap) => !isOpaque(gap));
  const { security: text, lineage } = useText();
  const last = posture.data?.pages.at(-1);
  const retry = () => void (hasNextPage ? fetchNextPage() : posture.refetch());
  return (
    <div className="security-page">
      <Head findings={last && last.pipelines.total !== 0 ? findings : null} state={state} region={region} />
      <div className="security-body">
        {(hasNextPage || isFetching) && (
          <Progress done={last?.pipelines.done ?? 0} total={last?.pipelines.total ?? null} />
        )}
        {unread.length > 0 && (
          <Banner tone="off" icon="gap">
            <details>
              <summary>{text.unread(unread.length)}</summary>
              <GapList gaps={unread} limit={50} />
            </details>
          </Banner>
        )}
        {gaps.length > unread.length && (
          <Banner tone="off" icon="gap">
            {lineage.gaps.opaque(gaps.length - unread.length)}.
          </Banner>
        )}
        {posture.isPending && <Skeleton lines={10} />}
        {isError && <RegionError error={posture.error} onRetry={retry} small={Boolean(last)} />}
        {last && <Found findings={findings} state={state} {...last.pipelines} ended={!hasNextPage} />}
      </div>
    </div>
  );
}

function Progress({ done, total }: { done: number; total: number | null }): ReactNode {
  const text = useText().security;
  const counted = total === null ? text.progressOpen(done) : text.progress(done, total);
  const words = done === 0 && total === null ? text.reading : counted;
  return (
    <div className="security-progress" role="status">
      <progress {...(total === null ? {} : { value: done, max: total })} aria-label={text.reading} />
      <span>{words}</span>
    </div>
  );
}

interface FoundProps {
  findings: readonly PipelineFinding[];
  state: PageState;
  done: number;
  total: number | null;
  /** Whether the region was read to its end. */
  ended: boolean;
}

function Found({ findings, state, done, total, ended }: FoundProps): ReactNode {
  const search = useSearch();
  const shown = useMemo(() => chosen(findings, state), [findings, state]);
  if (shown.length > 0) return <Groups findings={shown} by={state.by} query={placeOf(search)} />;
  return ended && <NoneShown findings={findings} state={state} pipelines={total === 0 ? 0 : done} />;
}

interface NoneShownProps {
  findings: readonly PipelineFinding[];
  state: PageState;
  pipelines: number;
}

/** Why nothing is shown: no pipeline, nothing to judge, a filter, a grouping, or nothing wrong. */
function NoneShown({ findings, state, pipelines }: NoneShownProps): ReactNode {
  const text = useText().security;
  if (pipelines === 0) return <EmptyState title={text.nothing}>{text.nothingHint}</EmptyState>;
  if (findings.length === 0) return <EmptyState title={text.unjudged}>{text.unjudgedHint}</EmptyState>;
  if (state.only !== null || state.q) {
    return (
      <EmptyState icon="filter" title={text.noneFiltered}>
        {text.noneFilteredHint}
      </EmptyState>
    );
  }
  const { passed } = countsOf(shared(findings).map(({ finding }) => finding));
  return (
    <EmptyState icon="shieldCheck" title={text.none}>
      {text.noneInRegion(passed, pipelines)}
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
