import type { ReactNode } from "react";
import type { LineageDocument } from "../api/types";
import { iconOfData } from "../canvas/icons";
import { boxesOf } from "../graph/boxes";
import { resourceLabel } from "../graph/labels";
import { plain } from "../graph/text";
import { useText } from "../text/language";
import { Icon } from "../ui/Icon";
import { SidePart } from "./SidePart";

interface ResourceListProps {
  document: LineageDocument;
  /** The node that the details are about. */
  selected: string | null;
  select: (node: string) => void;
}

/** The named resources with the kind of each, in the document's order; nothing if there are none. */
export function ResourceList({ document, selected, select }: ResourceListProps): ReactNode {
  const { lineage, canvas } = useText();
  const { ofResource } = boxesOf(document);
  if (ofResource.size === 0) return null;
  return (
    <SidePart title={lineage.resources}>
      <ul className="buckets">
        {document.graph.resources.map((resource) => {
          const { id, kind, name } = resource;
          const node = ofResource.get(id)?.id ?? "";
          return (
            <li key={id}>
              <button
                type="button"
                className="bucket tone-off"
                aria-current={node === selected}
                title={`${name}: ${canvas.kinds[kind]}`}
                onClick={() => select(node)}
              >
                <Icon name={iconOfData(kind)} size={14} />
                <bdi className="bucket-name">{plain(resourceLabel(resource))}</bdi>{" "}
                <span className="bucket-end">{canvas.kinds[kind]}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </SidePart>
  );
}
