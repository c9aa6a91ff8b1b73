import type { Messages } from "../text/messages";
import type { IconName } from "../ui/Icon";
import type { Tone } from "../ui/Pill";
import type { Finding, Severity, Standing } from "./findings";

/** A mark in words, colour and shape: each verdict has a shape of its own. */
export interface Mark {
  words: string;
  tone: Tone;
  icon: IconName;
}

const TONES: Record<Severity, Tone> = { critical: "bad", high: "bad", medium: "warn", low: "warn" };

/** What is said of one finding. Unknown is grey and never looks like a pass. */
export function markOf({ verdict, severity }: Pick<Finding, "verdict" | "severity">, { security }: Messages): Mark {
  if (verdict === "fail") return { words: security.severities[severity], tone: TONES[severity], icon: "shieldAlert" };
  if (verdict === "unknown") return { words: security.verdicts.unknown, tone: "off", icon: "gap" };
  if (verdict === "pass") return { words: security.verdicts.pass, tone: "good", icon: "shieldCheck" };
  return { words: security.verdicts["not-applicable"], tone: "off", icon: "minus" };
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
