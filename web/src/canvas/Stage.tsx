import { Background, ReactFlow, useReactFlow, useStoreApi } from "@xyflow/react";
import { type FocusEvent, type KeyboardEvent, type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import { reach, reachCounts } from "../graph/reach";
import type { DrawnGraph, DrawnLine, DrawnNode, LineageDocument } from "../graph/types";
import { useText } from "../text/language";
import { names } from "../ui/names";
import { useSingleKeys } from "../ui/singleKeys";
import type { Change } from "../url/useViewState";
import type { ViewState } from "../url/viewState";
import { Controls } from "./Controls";
import { DataNode } from "./DataNode";
import type { EdgeState } from "./Edge";
import { Edges } from "./Edges";
import { commandOf } from "./keyboard";
import { Legend } from "./Legend";
import type { Look } from "./looks";
import { Minimap } from "./Minimap";
import { type MadeNodes, makeNodes } from "./nodes";
import { GroupNode, HopNode, StepNode } from "./StepNode";
import type { Placed } from "./useLayout";
import { paceIn, useFarClass, useFocusNode, useOpening, useRevealFound, useShowNode, windowOf } from "./useViewport";
import { fitted, ZOOM } from "./viewport";

const NODE_TYPES = { step: StepNode, hop: HopNode, folded: GroupNode, data: DataNode, model: DataNode };
const CULLED = 150;
const NO_EDGES: never[] = [];
const EMPTY: Placed = { graph: { nodes: [], lines: [] }, layout: { width: 0, height: 0, boxes: [], routes: [] } };

interface StageProps {
  document: LineageDocument;
  state: ViewState;
  change: Change;
  placed: Placed | null;
  looks: ReadonlyMap<string, Look>;
  /** The node that is selected, or the group that shows it; it may not be drawn. */
  selected: string | null;
  /** The nodes that a search is about, null where nothing is searched for. */
  found: ReadonlySet<string> | null;
  choose: (id: string) => void;
}

/** The picture itself: React Flow for moving about, our own layout, lines and keys. */
export function Stage({
  document,
  state,
  change,
  placed,
  looks,
  selected: wish,
  found: sought,
  choose,
}: StageProps): ReactNode {
  const text = useText().canvas;
  const flow = useReactFlow();
  const store = useStoreApi();
  const stage = useRef<HTMLDivElement>(null);
  const [single] = useSingleKeys();
  const { graph, layout } = placed ?? EMPTY;
  const ids = useMemo(() => new Set(graph.nodes.map(({ id }) => id)), [graph]);
  const selected = wish !== null && ids.has(wish) ? wish : null;
  const first = useMemo(() => firstOf(layout.boxes, looks), [layout, looks]);
  const [wanted, setWanted] = useState<string | null>(null);
  const at = [wanted, selected, first].find((id) => id !== null && ids.has(id)) ?? null;
  const path = useMemo(() => (selected === null ? null : reach(graph, selected, "both")), [graph, selected]);
  const counts = useMemo(() => reachCounts(graph), [graph]);
  const found = useMemo(() => foundIn(graph, sought), [graph, sought]);

  const standing = useCallback(
    (id: string) => {
      const { up, down } = counts.get(id) ?? { up: 0, down: 0 };
      return {
        reach: `${text.upstream(up)}, ${text.downstream(down)}`,
        selected: id === selected,
        stays: (path?.has(id) || found?.has(id)) ?? false,
        tabStop: id === at,
        role: text.node,
      };
    },
    [counts, selected, path, found, at, text],
  );
  const made = useRef<MadeNodes>(new Map());
  const nodes = useMemo(() => {
    made.current = makeNodes(layout.boxes, looks, standing, made.current);
    return [...made.current.values()].map(({ node }) => node);
  }, [layout, looks, standing]);
  const stateOf = useCallback((line: DrawnLine) => edgeState(line, path, looks), [path, looks]);

  const fit = useCallback(() => {
    const seenIn = store.getState();
    void flow.setViewport(fitted(layout, windowOf(seenIn)), { duration: paceIn(seenIn.domNode) });
  }, [flow, store, layout]);
  useOpening(placed, state, document.pipeline.name, { selected, first });
  useRevealFound(found, layout);
  const showNode = useShowNode(layout);
  const focusNode = useFocusNode(stage, showNode);
  const far = useFarClass();

  const acts = {
    open: (here: string) => choose(here),
    back: () => change(state.dir ? { dir: null, depth: null } : { node: null }, "push"),
    fit,
    zoomIn: () => void flow.zoomIn(),
    zoomOut: () => void flow.zoomOut(),
    up: (here: string) => change(focusOn(here, "up", state), "push"),
    down: (here: string) => change(focusOn(here, "down", state), "push"),
  };
  const keyDown = (event: KeyboardEvent) => {
    const command = at === null ? null : commandOf(event, at, graph, layout, single);
    if (!command || at === null) return;
    event.preventDefault();
    if (command.kind !== "move") return acts[command.kind](at);
    setWanted(command.to);
    focusNode(command.to);
  };

  // Tab may lead to a node that is out of sight.
  const focused = ({ target }: FocusEvent<HTMLElement>) => {
    const id = target.matches(".react-flow__node:focus-visible") ? target.dataset["id"] : undefined;
    if (id !== undefined) showNode(id);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the nodes inside have the focus; their keys are heard here
    <div
      ref={stage}
      className={names("stage", (path || found) && "dims", far && "is-far")}
      onKeyDown={keyDown}
      onFocus={focused}
    >
      <ReactFlow
        nodes={nodes}
        edges={NO_EDGES}
        nodeTypes={NODE_TYPES}
        onNodeClick={(_, { id }) => {
          setWanted(id);
          choose(id);
        }}
        onPaneClick={() => selected !== null && !state.dir && change({ node: null }, "push")}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        minZoom={ZOOM.least}
        maxZoom={ZOOM.most}
        zoomOnDoubleClick={false}
        onlyRenderVisibleElements={graph.nodes.length > CULLED}
        ariaLabelConfig={{
          "node.a11yDescription.default": text.pictureHint,
          "edge.a11yDescription.default": text.pictureHint,
        }}
        aria-label={text.picture(document.pipeline.name)}
      >
        <Background gap={20} size={1.4} />
        <Edges placed={placed ?? EMPTY} stateOf={stateOf} />
      </ReactFlow>
      <div className="canvas-corner">
        <Minimap layout={layout} looks={looks} found={found} />
        <Controls zoomIn={() => void flow.zoomIn()} zoomOut={() => void flow.zoomOut()} fit={fit} />
      </div>
      <Legend looks={looks} lines={graph.lines} />
    </div>
  );
}

/** What is drawn of what is searched for: the nodes, and the groups that hold some of it. */
function foundIn({ nodes }: DrawnGraph, sought: ReadonlySet<string> | null): ReadonlySet<string> | null {
  if (sought === null) return null;
  const isFound = ({ id, members }: DrawnNode) => sought.has(id) || members.some((member) => sought.has(member));
  return new Set(nodes.filter(isFound).map(({ id }) => id));
}

/** A focus on a node; asked for a second time, none. */
function focusOn(node: string, dir: "up" | "down", state: ViewState): Partial<ViewState> {
  return state.dir === dir && state.node === node ? { dir: null, depth: null } : { node, dir };
}

/** The box to begin with: the first that failed, else that runs, else the leftmost. */
function firstOf(boxes: Placed["layout"]["boxes"], looks: ReadonlyMap<string, Look>): string | null {
  const sorted = [...boxes].sort((a, b) => a.x - b.x || a.y - b.y);
  const having = (tone: string) => sorted.find(({ id }) => looks.get(id)?.tone === tone);
  return (having("bad") ?? having("busy") ?? sorted[0])?.id ?? null;
}

function edgeState(line: DrawnLine, path: ReadonlySet<string> | null, looks: ReadonlyMap<string, Look>): EdgeState {
  const target = looks.get(line.to);
  return {
    onPath: (path?.has(line.from) && path.has(line.to)) ?? false,
    faint: target?.faint ?? false,
    running: target?.tone === "busy",
  };
}
