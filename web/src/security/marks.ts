import type { Messages } from "../text/messages";
import type { IconName } from "../ui/Icon";
import type { Tone } from "../ui/Pill";
import { type Finding, SEVERITIES, type Severity, type Standing } from "./findings";

/** A mark in words, colour and shape: each verdict has a shape of its own. */
export interface Mark {
  words: string;
  tone: Tone;
  icon: IconName;
  /** What it says without a count. */
  short: string;
  /** What is worse stands before what is better. */
  rank: number;
}

const TONES: Record<Severity, Tone> = { critical: "bad", high: "bad", medium: "warn", low: "warn" };

const REST: readonly Finding["verdict"][] = ["unknown", "pass", "not-applicable"];

/** What is said of one finding. Unknown is grey and never looks like a pass. */
export function markOf(finding: Pick<Finding, "verdict" | "severity">, { security }: Messages): Mark {
  const { verdict, severity } = finding;
  const rank = verdict === "fail" ? SEVERITIES.indexOf(severity) : SEVERITIES.length + REST.indexOf(verdict);
  const mark = (words: string, tone: Tone, icon: IconName) => ({ words, short: words, tone, icon, rank });
  if (verdict === "fail") return mark(security.severities[severity], TONES[severity], "shieldAlert");
  if (verdict === "unknown") return mark(security.verdicts.unknown, "off", "gap");
  if (verdict === "pass") return mark(security.verdicts.pass, "good", "shieldCheck");
  return mark(security.verdicts["not-applicable"], "off", "minus");
}

/** What is said of all findings on one place. */
export function standingMark({ verdict, severity, count }: Standing, text: Messages): Mark {
  const { security } = text;
  if (verdict === "fail" && severity) {
    return {
      ...markOf({ verdict, severity }, text),
      words: security.failedShort(count, security.severities[severity]),
    };
  }
  return {
    ...markOf({ verdict, severity: "low" }, text),
    words: security.standing[verdict === "pass" ? "pass" : "unknown"],
  };
}
