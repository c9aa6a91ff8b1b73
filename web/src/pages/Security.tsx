import { type ReactNode, useEffect, useMemo } from "react";
import { usePosture } from "../api/posture";
import { useSettings } from "../api/settings";
import { RegionChoice } from "../app/RegionMenu";
import { chooseRegion, useRegion } from "../app/region";
import { usePageTitle } from "../app/usePageTitle";
import { useSearch } from "../route/location";
import type { PipelineFinding } from "../security/findings";
import { Groups } from "../security/Groups";
import { Head } from "../security/Head";
import { chosen, type PageState, stateOf } from "../security/pageState";
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
  return state.only === null && !state.q ? (
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
