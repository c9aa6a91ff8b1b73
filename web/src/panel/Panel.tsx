import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from "react";
import type { LineageDocument } from "../api/types";
import { executionIds } from "../graph/labels";
import { type Selection, selectionOf } from "../lineage/selection";
import { useText } from "../text/language";
import { IconButton } from "../ui/Button";
import { Later, partOf } from "../ui/later";
import { Skeleton } from "../ui/Skeleton";
import { EmptyState } from "../ui/States";
import { Tabs } from "../ui/Tabs";
import type { Change } from "../url/useViewState";
import { TABS, type ViewState } from "../url/viewState";
import { Overview } from "./Overview";
import { PanelHead } from "./PanelHead";
import "./panel.css";

/** Where the facts beyond the document are asked for; null for a definition from a file, of which there are none. */
export interface Source {
  pipeline: string;
  region: string;
  profile: string | null;
}

export interface PanelProps {
  document: LineageDocument;
  state: ViewState;
  change: Change;
  source: Source | null;
  /** Seconds since the document came, for what still runs. */
  since: number;
  /** The node that the address named when the page came: its details are there at once and take no focus. */
  arrived?: string | null;
}

/** What every tab gets. */
export interface TabProps extends PanelProps {
  selection: Selection;
  /** Show the details of another node. */
  show: (node: string) => void;
}

/** The details of the node that the address names: a step, a location in S3, or a registered model. */
export function Panel(props: PanelProps): ReactNode {
  const { document, state, change } = props;
  const text = useText().panel;
  const id = useId();
  const selection = selectionOf(document, state.node ?? undefined);
  const heading = useHeadingFocus(state.node, props.arrived);
  if (selection === null) return null;
  const close = () => change({ node: null, tab: "overview" }, "push");
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.defaultPrevented) close();
  };
  const show = (node: string) => change({ node }, "push");
  return (
    <aside className="panel" aria-labelledby={id} onKeyDown={keyDown}>
      <div className="panel-close">
        <IconButton icon="cross" small label={text.close} onClick={close} />
      </div>
      <PanelHead id={id} heading={heading} selection={selection} executions={executionIds(document)} />
      {selection.kind === "missing" ? (
        <EmptyState icon="noCircle" title={text.missing}>
          <p>{text.missingDetail(selection.id)}</p>
        </EmptyState>
      ) : (
        <Tabs
          label={text.label}
          tabs={TABS.map((tab) => ({ id: tab, label: text.tabs[tab] }))}
          chosen={state.tab}
          onChoose={(tab) => change({ tab }, "replace")}
        >
          <Chosen {...props} key={`${selection.kind} ${selection.id}`} selection={selection} show={show} />
        </Tabs>
      )}
    </aside>
  );
}

// The overview is what is looked at first; the code of the other tabs comes when one of them is chosen.
const CONTENTS = {
  metrics: partOf(async () => (await import("./MetricsTab")).MetricsTab),
  io: partOf(async () => (await import("./IoTab")).IoTab),
  security: partOf(async () => (await import("./SecurityTab")).SecurityTab),
  raw: partOf(async () => (await import("./RawTab")).RawTab),
};

function Chosen(props: TabProps): ReactNode {
  const { tab } = props.state;
  if (tab === "overview") return <Overview {...props} />;
  return <Later<TabProps> key={tab} part={CONTENTS[tab]} given={props} meanwhile={<Skeleton />} />;
}

/** Moves the focus to the heading when details open or change, and back to where it was when they close. */
function useHeadingFocus(node: string | null, arrived: string | null | undefined) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef<Element | null>(null);
  const first = useRef(true);
  useEffect(() => {
    const opened = !first.current || node !== arrived;
    first.current = false;
    if (node === null) {
      if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus();
      before.current = null;
      return;
    }
    if (before.current === null) before.current = document.activeElement;
    if (opened) heading.current?.focus();
  }, [node, arrived]);
  return heading;
}
