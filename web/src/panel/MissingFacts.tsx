import type { ReactNode } from "react";
import type { Gap, LineageDocument, Node } from "../api/types";
import { isOpaque } from "../graph/opaque";
import { useText } from "../text/language";
import { Part } from "./Facts";
import { gapsOfNode } from "./gaps";

/** What could not be read of a step itself; the gaps of its buckets stand in Security. */
export function MissingFacts({ document, node }: { document: LineageDocument; node: Node }): ReactNode {
  const text = useText().lineage.gaps;
  const gaps = gapsOfNode(document, node).filter((gap) => !isOpaque(gap));
  if (gaps.length === 0) return null;
  return (
    <Part title={text.title}>
      <GapItems gaps={gaps} />
    </Part>
  );
}

/** Gaps as people read them: what, why, which call, which permission. */
export function GapItems({ gaps }: { gaps: readonly Gap[] }): ReactNode {
  const text = useText().lineage.gaps;
  return (
    <ul className="gap-items">
      {gaps.map((gap) => (
        <li key={JSON.stringify([gap.code, gap.operation, gap.resource, gap.detail])}>
          <p>
            <strong>{text.codes[gap.code]}</strong> <span dir="auto">{gap.detail}</span>
          </p>
          <p className="gap-note">
            {gap.operation && <code>{gap.operation}</code>}
            {gap.iamAction && gap.code === "access-denied" && (
              <span>
                {text.action} <code>{gap.iamAction}</code>
              </span>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
