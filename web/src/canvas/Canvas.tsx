import { ReactFlowProvider } from "@xyflow/react";
import { type ReactNode, useMemo } from "react";
import { nodeId } from "../graph/boxes";
import { drawnFor, graphOf, reachOf } from "../graph/drawn";
import type { Layouter } from "../graph/layoutJobs";
import type { LineageDocument } from "../graph/types";
import { useFormat, useText } from "../text/language";
import type { Change } from "../url/useViewState";
import type { ViewState } from "../url/viewState";
import { Bar } from "./Bar";
import "./canvas.css";
import "@xyflow/react/dist/base.css";
import { looksOf } from "./looks";
import { Stage } from "./Stage";
import { sharedLayouter, useLayout } from "./useLayout";

export interface CanvasProps {
  document: LineageDocument;
  state: ViewState;
  change: Change;
  /** Told when a node is chosen by click or Enter, also when it was chosen before: the panel may take the focus. */
  onOpen?: (node: string) => void;
  /** What stands for the picture where it cannot be laid out: the same as a table. */
  table?: ReactNode;
  /** What is said of the whole picture, below the switches. */
  banners?: ReactNode;
  /** The nodes that a search is about, null where nothing is searched for: the others step back. */
  found?: ReadonlySet<string> | null;
  lay?: Layouter;
}

/** The picture of a lineage, with the switches for what it shows. Fetches nothing. */
export function Canvas({ document, state, change, onOpen, table, banners, found = null, lay }: CanvasProps): ReactNode {
  const text = useText();
  const format = useFormat();
  const { view, dir, depth, fold, security } = state;
  const node = state.node === null ? null : nodeId(document, state.node);
  const drawn = useMemo(
    () => drawnFor(document, { view, node, dir, depth, fold }),
    [document, view, node, dir, depth, fold],
  );
  const { placed, error } = useLayout(drawn.graph, lay ?? sharedLayouter());
  const looks = useMemo(
    () => looksOf(document, placed?.graph.nodes ?? [], { text, format }, security),
    [document, placed, text, format, security],
  );
  const focus = useMemo(() => focusOf(document, state), [document, state]);
  const choose = (id: string) => {
    if (drawn.graph.nodes.some((each) => each.id === id && each.kind === "group")) {
      change({ fold: turned(fold, id) }, "push");
      return;
    }
    change({ node: id }, "push");
    onOpen?.(id);
  };
  return (
    <section className="canvas" aria-label={text.canvas.picture(document.pipeline.name)}>
      <div className="canvas-top">
        <Bar state={state} change={change} focus={focus} drawn={drawn} />
        {banners}
      </div>
      <ReactFlowProvider>
        {error ? (
          <div className="canvas-instead">
            <p role="status">{text.canvas.layoutFailed[error.failure]}</p>
            {table}
          </div>
        ) : (
          <Stage
            document={document}
            state={state}
            change={change}
            placed={placed}
            looks={looks}
            selected={node === null ? null : (drawn.shownAs.get(node) ?? node)}
            found={found}
            choose={choose}
          />
        )}
      </ReactFlowProvider>
    </section>
  );
}

/** The list of groups that are shown the other way round, with one turned. */
function turned(fold: readonly string[], id: string): string[] {
  return fold.includes(id) ? fold.filter((each) => each !== id) : [...fold, id];
}

function focusOf(document: LineageDocument, { node, dir, view }: ViewState) {
  const reach = node && dir ? reachOf(document, view, node) : null;
  if (!node || !reach) return null;
  const drawn = graphOf(document, view).nodes.find(({ id }) => id === nodeId(document, node));
  return { name: drawn?.label ?? node, ...reach };
}
