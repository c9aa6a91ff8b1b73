import type { IconName } from "../ui/Icon";
import type { Tone } from "../ui/Pill";
import type { Standing } from "./buckets";

/** How a bucket's standing looks. What is not known is grey, never green. */
export const STANDING_LOOKS: Record<Standing, { tone: Tone; icon: IconName }> = {
  on: { tone: "good", icon: "shieldCheck" },
  partly: { tone: "warn", icon: "shield" },
  off: { tone: "warn", icon: "shieldAlert" },
  unencrypted: { tone: "warn", icon: "shieldAlert" },
  unknown: { tone: "off", icon: "gap" },
  refused: { tone: "off", icon: "gap" },
  notAsked: { tone: "off", icon: "gap" },
};
