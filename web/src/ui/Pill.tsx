import type { ReactNode } from "react";
import { useText } from "../text/language";
import { Icon, type IconName } from "./Icon";
import { names } from "./names";
import "./pill.css";

export type Tone = "good" | "busy" | "bad" | "cached" | "off" | "warn" | "accent";

interface PillProps {
  tone: Tone;
  icon?: IconName;
  title?: string | undefined;
  className?: string;
  children: ReactNode;
}

/** A short fact with a colour and, where given, an icon; the words alone say it all. */
export function Pill({ tone, icon, title, className, children }: PillProps): ReactNode {
  return (
    <span className={names("pill", `tone-${tone}`, className)} title={title}>
      {icon && <Icon name={icon} size={12} />}
      <span className="pill-words">{children}</span>
    </span>
  );
}

const LOOKS: Record<string, { tone: Tone; icon: IconName }> = {
  Succeeded: { tone: "good", icon: "check" },
  Executing: { tone: "busy", icon: "running" },
  Starting: { tone: "busy", icon: "running" },
  Stopping: { tone: "warn", icon: "pause" },
  Stopped: { tone: "warn", icon: "pause" },
  Failed: { tone: "bad", icon: "cross" },
  Cached: { tone: "cached", icon: "check" },
  NotTaken: { tone: "off", icon: "minus" },
  NotStarted: { tone: "off", icon: "minus" },
  Skipped: { tone: "off", icon: "minus" },
  NeverRan: { tone: "off", icon: "minus" },
};
const UNKNOWN = { tone: "off", icon: "gap" } as const;

/** Return tone and icon of a status, of an execution or of a step; `Cached` and `NotTaken` count as ones. */
export const lookOf = (status: string): { tone: Tone; icon: IconName } => LOOKS[status] ?? UNKNOWN;

/** A status as icon, word and colour. A word of AWS's that is not known here is shown as it is. */
export function StatusPill({ status, title }: { status: string; title?: string }): ReactNode {
  const words: Record<string, string> = useText().status;
  const { tone, icon } = lookOf(status);
  return (
    <Pill tone={tone} icon={icon} title={title}>
      {words[status] ?? status}
    </Pill>
  );
}
