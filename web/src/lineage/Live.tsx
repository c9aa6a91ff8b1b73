import type { ReactNode } from "react";
import { useFormat, useText } from "../text/language";
import { names } from "../ui/names";
import { useNow } from "./useNow";
import "./live.css";

interface LiveProps {
  /** When the service last answered, by this machine's clock, in milliseconds. */
  answeredAt: number;
  /** Whether the last poll got no answer. */
  isFailing: boolean;
}

/** Says that the page follows a run that still executes, and how old the last answer is. */
export function Live({ answeredAt, isFailing }: LiveProps): ReactNode {
  const text = useText().lineage.live;
  const format = useFormat();
  const now = useNow(true);
  const ago = format.relative(new Date(Math.min(answeredAt, now)).toISOString(), now);
  return (
    <span className={names("live", isFailing && "live-failing")}>
      <span className="live-dot" aria-hidden="true" />
      {isFailing ? text.waiting : `${text.now} · ${text.updated(ago)}`}
    </span>
  );
}
