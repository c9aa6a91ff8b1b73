import type { ReactNode } from "react";
import type { Drawn } from "../graph/drawn";
import { ALL } from "../graph/fold";
import { fitted } from "../graph/text";
import { useText } from "../text/language";
import { Button, IconButton } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { Segments } from "../ui/Segments";
import type { Change } from "../url/useViewState";
import { VIEWS, type ViewState } from "../url/viewState";

const DEPTHS = [1, 2, 3, 5];

interface BarProps {
  state: ViewState;
  change: Change;
  /** What the focus is on, null without a focus. */
  focus: { name: string; up: number; down: number } | null;
  drawn: Drawn;
}

/** The switches above the picture. */
export function Bar({ state, change, focus, drawn }: BarProps): ReactNode {
  const text = useText().canvas;
  return (
    <div className="canvas-bar">
      <Segments
        label={text.view}
        options={VIEWS.map((id) => ({ id, label: text.views[id] }))}
        chosen={state.view}
        onChoose={(view) => change({ view }, "push")}
      />
      {focus && state.dir && <FocusChip state={state} change={change} focus={focus} />}
      {drawn.isFoldable && (
        <Button
          icon="stack"
          pressed={drawn.folded > 0}
          onClick={() => change({ fold: turnedAll(state, drawn) }, "push")}
        >
          {text.fold}
        </Button>
      )}
      {drawn.folded > 0 && (
        <span className="canvas-count" role="status">
          {text.shown(drawn.shown, drawn.total)}
        </span>
      )}
      <span className="canvas-bar-space" />
      <Button
        look={state.security ? "warn" : "plain"}
        icon="shieldAlert"
        pressed={state.security}
        onClick={() => change({ security: !state.security }, "replace")}
      >
        {state.security ? text.securityOn : text.security}
      </Button>
      <Button icon="lines" pressed={state.time} onClick={() => change({ time: !state.time }, "replace")}>
        {text.timeline}
      </Button>
    </div>
  );
}

/** All folded or nothing folded, whichever is not so now. */
function turnedAll({ fold }: ViewState, { folded }: Drawn): readonly string[] {
  const isTurned = fold.includes(ALL);
  if (fold.length > 0 && folded > 0 && !isTurned) return [];
  return isTurned ? [] : [ALL];
}

function FocusChip({
  state,
  change,
  focus,
}: Pick<BarProps, "state" | "change"> & { focus: NonNullable<BarProps["focus"]> }): ReactNode {
  const text = useText().canvas;
  return (
    <div className="focus-chip">
      <Icon name="focus" />
      <span className="focus-name" title={focus.name}>
        {text.focus}: <bdi>{fitted(focus.name, 13.5, 200)}</bdi>
      </span>
      <span className="focus-reach">
        {state.dir !== "down" && <span>↑ {text.upstream(focus.up)}</span>}
        {state.dir !== "up" && <span>↓ {text.downstream(focus.down)}</span>}
      </span>
      <select
        className="focus-depth"
        aria-label={text.depth}
        value={state.depth ?? ""}
        onChange={({ target }) => change({ depth: target.value ? Number(target.value) : null }, "push")}
      >
        <option value="">{text.allDepths}</option>
        {[...new Set([...DEPTHS, ...(state.depth === null ? [] : [state.depth])])].map((depth) => (
          <option key={depth} value={depth}>
            {text.depths(depth)}
          </option>
        ))}
      </select>
      <IconButton icon="cross" label={text.focusEnd} onClick={() => change({ dir: null, depth: null }, "push")} />
    </div>
  );
}
