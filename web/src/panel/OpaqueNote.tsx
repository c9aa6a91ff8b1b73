import type { ReactNode } from "react";
import type { LineageDocument } from "../api/types";
import { useText } from "../text/language";
import type { Source } from "./Panel";

/** Says that a step hides its data, and how more may be known if AWS can be asked and was not. */
export function OpaqueNote({ document, source }: { document: LineageDocument; source: Source | null }): ReactNode {
  const text = useText().panel.io;
  return (
    <p className="panel-note">
      {text.opaque} {source && !hasAssociations(document) && text.opaqueHint}
    </p>
  );
}

function hasAssociations({ graph }: LineageDocument): boolean {
  return graph.nodes.some(({ inputs, outputs }) => [...inputs, ...outputs].some(({ source }) => source !== undefined));
}
