import type { ReactNode } from "react";
import { lineageQuery } from "../ahead/lineageQuery";
import { useLineage } from "../api/lineage";
import { Unreachable } from "../api/problem";
import { useSettings } from "../api/settings";
import { useRegion } from "../app/region";
import { usePageTitle } from "../app/usePageTitle";
import { Announcer } from "../lineage/Announcer";
import { Banners } from "../lineage/Banners";
import { CopyLink } from "../lineage/CopyLink";
import { ExecutionPicker } from "../lineage/ExecutionPicker";
import { ExportMenu } from "../lineage/ExportMenu";
import { Header } from "../lineage/Header";
import { LineageView } from "../lineage/LineageView";
import { Live } from "../lineage/Live";
import { Loading } from "../lineage/Loading";
import { NoLineage, NoRegion } from "../lineage/NoLineage";
import { picture } from "../lineage/picture";
import { isMoving } from "../lineage/polling";
import { useSince } from "../lineage/useSince";
import { useFormat, useText } from "../text/language";
import { type Change, useViewState } from "../url/useViewState";
import type { ViewState } from "../url/viewState";

/** The lineage of one pipeline: what ran, on which data, what failed and why. */
export default function Lineage({ name }: { name: string }): ReactNode {
  usePageTitle(name);
  const region = useRegion();
  const [state, change] = useViewState();
  const settings = useSettings();
  if (region === null) return settings.isPending ? <Loading name={name} query="" /> : <NoRegion name={name} />;
  return <Shown name={name} region={region} state={state} change={change} />;
}

interface ShownProps {
  name: string;
  region: string;
  state: ViewState;
  change: Change;
}

function Shown({ name, region, state, change }: ShownProps): ReactNode {
  const text = useText();
  const format = useFormat();
  const lineage = useLineage(lineageQuery(name, region, state));
  const document = lineage.data?.document;
  const moving = isMoving(document?.execution?.status);
  const since = useSince(lineage.data?.receivedAt ?? 0, moving);
  const query = placeQuery(state);
  if (!document) {
    if (!lineage.isError) return <Loading name={name} query={query} />;
    const retry = () => void lineage.refetch();
    return <NoLineage name={name} region={region} query={query} error={lineage.error} retry={retry} change={change} />;
  }
  const source = { pipeline: name, region, profile: state.profile };
  const execution = document.execution?.id;
  const header = (
    <Header
      name={name}
      query={query}
      actions={
        <>
          <ExportMenu
            document={document}
            source={{ ...source, execution, includeLatestExec: execution ? null : "true" }}
            picture={() => picture(document, state, text, format)}
          />
          <CopyLink document={document} region={region} />
        </>
      }
    >
      <ExecutionPicker
        document={document}
        region={region}
        profile={state.profile}
        exec={state.exec}
        since={since}
        show={(exec) => change({ exec }, "push")}
      />
      {moving && <Live answeredAt={lineage.dataUpdatedAt} isFailing={lineage.isError || lineage.failureCount > 0} />}
      <Announcer document={document} />
    </Header>
  );
  const banners = (
    <Banners
      document={document}
      change={change}
      trouble={lineage.isError ? (lineage.error instanceof Unreachable ? "offline" : "failed") : null}
      retry={() => void lineage.refetch()}
    />
  );
  const parts = { document, state, change, source, since, header, banners };
  return <LineageView {...parts} />;
}

/** What of the address other pages take along: region and profile. */
function placeQuery({ region, profile }: ViewState): string {
  const query = new URLSearchParams();
  if (region) query.set("region", region);
  if (profile) query.set("profile", profile);
  return query.size > 0 ? `?${query}` : "";
}
