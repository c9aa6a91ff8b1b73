import { type ReactNode, useMemo } from "react";
import type { Selection } from "../lineage/selection";
import { useCopy } from "../lineage/useCopy";
import { useText } from "../text/language";
import { Button } from "../ui/Button";
import { Part } from "./Facts";
import type { TabProps } from "./Panel";

/** What the document says of the node, as JSON. */
export function RawTab({ selection }: TabProps): ReactNode {
  const text = useText().panel.raw;
  const copy = useCopy();
  const json = useMemo(() => JSON.stringify(rawOf(selection), null, 2), [selection]);
  return (
    <Part
      title={text.title}
      extra={
        <Button small icon="copy" onClick={() => copy(json)}>
          {text.copy}
        </Button>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <pre className="raw" tabIndex={0}>
        {json}
      </pre>
    </Part>
  );
}

function rawOf(selection: Selection): unknown {
  if (selection.kind === "step") return selection.node;
  if (selection.kind === "model") return selection.node.registry;
  if (selection.kind === "data") return oneOrAll(selection.box.artifacts);
  if (selection.kind === "resource") return oneOrAll(selection.box.resources);
  return null;
}

function oneOrAll<T>(things: readonly T[]): T | readonly T[] | undefined {
  return things.length > 1 ? things : things[0];
}
