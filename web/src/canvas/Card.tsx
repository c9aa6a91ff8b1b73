import type { ReactNode } from "react";
import { fitted } from "../graph/text";
import { Icon } from "../ui/Icon";
import { names } from "../ui/names";
import type { Look, Mark } from "./looks";
import { measured } from "./measure";
import type { NodeData } from "./nodes";
import { Running } from "./Running";

/** Where text begins and ends on a node, as in the picture that is exported. */
const ROOM = 72;

/** A node with its icon, name and one line below: a step (square) or data (rounded). */
export function Card({ data: { look, width, selected, name }, shape }: { data: NodeData; shape: string }): ReactNode {
  return (
    <>
      <span className="visually-hidden">{name}</span>
      <div
        aria-hidden="true"
        className={names(
          "card",
          `card-${shape}`,
          `tone-${look.tone}`,
          look.faint && "card-faint",
          attention(look),
          selected && "card-selected",
        )}
      >
        <span className="card-tile">
          <Icon name={look.icon} size={18} />
        </span>
        <span className="card-words" title={look.name}>
          <bdi className="card-title">{fitted(look.title, 14, width - ROOM, measured)}</bdi>
          {look.badge ? <Badge mark={look.badge} /> : <Detail look={look} width={width} />}
        </span>
        {look.status && <Status mark={look.status} />}
        {look.opaque && <OpaqueMark />}
      </div>
    </>
  );
}

/** The small mark of a step that hides its data. */
export function OpaqueMark(): ReactNode {
  return (
    <span className="card-opaque">
      <Icon name="gap" size={12} />
    </span>
  );
}

function attention({ badge }: Look): string | false {
  return (
    badge !== null && (badge.tone === "warn" || badge.tone === "bad") && `card-attention tone-border-${badge.tone}`
  );
}

function Detail({ look, width }: { look: Look; width: number }): ReactNode {
  return (
    <span className="card-detail">
      <bdi>{fitted(look.detail, 12, width - ROOM - (look.running === null ? 0 : 60), measured)}</bdi>
      {look.running !== null && <Running seconds={look.running} />}
    </span>
  );
}

function Badge({ mark }: { mark: Mark }): ReactNode {
  return (
    <span className={names("card-badge", `tone-${mark.tone}`)}>
      <Icon name={mark.icon} size={13} />
      <span className="card-badge-words">{mark.words}</span>
    </span>
  );
}

function Status({ mark }: { mark: Mark }): ReactNode {
  return (
    <span className={names("card-status", `tone-${mark.tone}`)}>
      <Icon name={mark.icon} size={11} />
      {mark.words}
    </span>
  );
}
