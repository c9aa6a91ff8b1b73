import { type ReactNode, useMemo } from "react";
import { reachOf } from "../lineage/reach";
import { useText } from "../text/language";
import { Button } from "../ui/Button";
import { Part } from "./Facts";
import type { TabProps } from "./Panel";

/** The ways on from a node: everything that it comes from, and everything that comes from it. */
export function GoTo({ document, state, change, id }: TabProps & { id: string }): ReactNode {
  const text = useText().panel;
  const reach = useMemo(() => reachOf(document, state.view, id), [document, state.view, id]);
  if (reach === null) return null;
  const focus = (dir: "up" | "down") => change({ node: id, dir, depth: null }, "push");
  return (
    <Part title={text.goTo}>
      <div className="ways">
        <Button small disabled={reach.up === 0} onClick={() => focus("up")}>
          <span aria-hidden="true">←</span>
          {text.upstream(reach.up)}
        </Button>
        <Button small disabled={reach.down === 0} onClick={() => focus("down")}>
          {text.downstream(reach.down)}
          <span aria-hidden="true">→</span>
        </Button>
      </div>
    </Part>
  );
}
