import { type ReactNode, useMemo, useState } from "react";
import type { LineageDocument } from "../api/types";
import { TopBarTools } from "../app/TopBar";
import { Canvas } from "../canvas/Canvas";
import type { Source } from "../panel/Panel";
import { learnDetails, useText } from "../text/language";
import { Later, partOf } from "../ui/later";
import { Skeleton } from "../ui/Skeleton";
import type { Change } from "../url/useViewState";
import type { ViewState } from "../url/viewState";
import { nodesFound, stepsFound } from "./query";
import { shownCount } from "./reach";
import { SearchBox } from "./SearchBox";
import { Side, Summary } from "./Side";
import { StatusBar } from "./StatusBar";
import { useWide } from "./useWide";
import "./lineage.css";

// What is not in the first picture comes when that stands: details at once, the time line when it is asked for.
const PANEL = partOf(async () => (await Promise.all([import("../panel/Panel"), learnDetails()]))[0].Panel);
const TABLE = partOf(async () => (await import("./StepsTable")).StepsTable);
const TIMELINE = partOf(async () => (await import("./Timeline")).Timeline);

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
  const wide = useWide();
  const [arrived] = useState(state.node);
  const counts = useMemo(() => shownCount(document, state), [document, state]);
  const select = (node: string) => change({ node }, "push");
  const side = <Side key="side" document={document} state={state} change={change} since={since} isShort={!wide} />;
  const middle = <Middle key="middle" {...props} wide={wide} select={select} />;
  return (
    <div className="lineage" data-details={state.node === null ? "closed" : "open"}>
      <TopBarTools>
        <SearchBox document={document} q={state.q} search={(q) => change({ q }, "replace")} show={select} />
      </TopBarTools>
      {header}
      {wide ? [side, middle] : [middle, side]}
      <Later part={PANEL} given={{ ...props, arrived }} />
      <StatusBar shown={counts.shown} all={counts.all} asOf={document.asOf} />
    </div>
  );
}

interface MiddleProps extends LineageViewProps {
  wide: boolean;
  select: (node: string) => void;
}

function Middle({ document, state, change, since, banners, wide, select }: MiddleProps): ReactNode {
  const text = useText().lineage.layout;
  const found = useMemo(() => nodesFound(document, state.q), [document, state.q]);
  const table = (
    <Later
      part={TABLE}
      given={{ document, selected: state.node, only: stepsFound(document, state.q), since, select }}
      meanwhile={<Skeleton lines={6} />}
    />
  );
  return (
    <section className="lineage-middle" aria-label={text.main}>
      {!wide && (
        <div className="lineage-first">
          {banners}
          <Summary document={document} q={state.q} search={(q) => change({ q }, "replace")} />
          {table}
        </div>
      )}
      <div className="lineage-canvas">
        <Canvas
          document={document}
          state={state}
          change={change}
          table={table}
          banners={wide && banners}
          found={found}
        />
      </div>
      {state.time && (
        <Later
          part={TIMELINE}
          given={{
            document,
            selected: state.node,
            since,
            select,
            close: () => change({ time: false }, "replace"),
          }}
        />
      )}
    </section>
  );
}
