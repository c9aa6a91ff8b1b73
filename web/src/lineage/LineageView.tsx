import { type ReactNode, useMemo } from "react";
import type { LineageDocument } from "../api/types";
import { TopBarTools } from "../app/TopBar";
import { Canvas } from "../canvas/Canvas";
import { Panel, type Source } from "../panel/Panel";
import { useText } from "../text/language";
import type { Change } from "../url/useViewState";
import type { ViewState } from "../url/viewState";
import { stepsFound } from "./query";
import { shownCount } from "./reach";
import { SearchBox } from "./SearchBox";
import { Side } from "./Side";
import { StatusBar } from "./StatusBar";
import { StepsTable } from "./StepsTable";
import { Timeline } from "./Timeline";
import "./lineage.css";

interface LineageViewProps {
  document: LineageDocument;
  state: ViewState;
  change: Change;
  /** Where facts beyond the document are asked for; null for a definition from a file. */
  source: Source | null;
  since: number;
  header: ReactNode;
  banners: ReactNode;
}

/** A lineage with everything around it: steps on the left, the picture, details on the right, time below. */
export function LineageView(props: LineageViewProps): ReactNode {
  const { document, state, change, since, header } = props;
  const counts = useMemo(() => shownCount(document, state), [document, state]);
  const select = (node: string) => change({ node }, "push");
  return (
    <div className="lineage" data-details={state.node === null ? "closed" : "open"}>
      <TopBarTools>
        <SearchBox document={document} q={state.q} search={(q) => change({ q }, "replace")} show={select} />
      </TopBarTools>
      {header}
      <Side document={document} state={state} change={change} since={since} />
      <Middle {...props} select={select} />
      <Panel {...props} />
      <StatusBar shown={counts.shown} all={counts.all} asOf={document.asOf} />
    </div>
  );
}

interface MiddleProps extends LineageViewProps {
  select: (node: string) => void;
}

function Middle({ document, state, change, since, banners, select }: MiddleProps): ReactNode {
  const text = useText().lineage.layout;
  const table = (
    <StepsTable
      document={document}
      selected={state.node}
      only={stepsFound(document, state.q)}
      since={since}
      select={select}
    />
  );
  return (
    <section className="lineage-middle" aria-label={text.main}>
      {banners}
      <div className="lineage-table">{table}</div>
      <div className="lineage-canvas">
        <Canvas document={document} state={state} change={change} table={table} />
      </div>
      {state.time && (
        <Timeline
          document={document}
          selected={state.node}
          since={since}
          select={select}
          close={() => change({ time: false }, "replace")}
        />
      )}
    </section>
  );
}
