import type { ReactNode } from "react";
import type { LineageDocument } from "../api/types";
import { boxesOf } from "../graph/boxes";
import { useText } from "../text/language";
import type { Change } from "../url/useViewState";
import type { ViewState } from "../url/viewState";
import { About } from "./About";
import { BucketList } from "./BucketList";
import type { Bucket } from "./buckets";
import { stepsFound } from "./query";
import { ResourceList } from "./ResourceList";
import { RunSummary, type RunSummaryProps } from "./RunSummary";
import { SidePart } from "./SidePart";
import { StepList } from "./StepList";

export interface SideProps {
  document: LineageDocument;
  state: ViewState;
  change: Change;
  since: number;
  /** Only what the table of steps does not hold: where there is no room for columns. */
  isShort: boolean;
}

/** The left side: the run in numbers, its steps in order, its buckets, and the facts of the run. */
export function Side({ document, state, change, since, isShort }: SideProps): ReactNode {
  const text = useText().lineage;
  const found = stepsFound(document, state.q);
  const selected = state.node === null ? undefined : boxesOf(document).named.get(state.node);
  const select = (node: string) => change({ node }, "push");
  const selectBucket = ({ nodes }: Bucket) => change({ node: nodes[0] ?? null, tab: "security" }, "push");
  const search = (q: string) => change({ q }, "replace");
  return (
    <nav className="side" aria-label={text.layout.left}>
      {!isShort && <Summary document={document} q={state.q} search={search} />}
      {!isShort && (
        <SidePart title={document.execution ? text.steps.title : text.steps.titleOrder}>
          {found && (
            <p className="steps-few">
              {text.steps.filtered(found.size, document.graph.nodes.length)}
              <button type="button" className="side-more" onClick={() => search("")}>
                {text.steps.showAll}
              </button>
            </p>
          )}
          <StepList document={document} selected={state.node} only={found} since={since} select={select} />
        </SidePart>
      )}
      <SidePart title={text.buckets.title}>
        <BucketList document={document} selected={selected?.artifacts[0]?.bucket ?? null} select={selectBucket} />
      </SidePart>
      <ResourceList document={document} selected={selected?.id ?? null} select={select} />
      <About document={document} showExecution={(exec) => change({ exec }, "push")} />
    </nav>
  );
}

/** The run in numbers below its heading. */
export function Summary(props: RunSummaryProps): ReactNode {
  const text = useText().lineage.summary;
  return (
    <SidePart title={props.document.execution ? text.title : text.definition}>
      <RunSummary {...props} />
    </SidePart>
  );
}
