import type { ReactNode } from "react";
import type { Confidence } from "../api/types";
import { useText } from "../text/language";

/** How sure it is that data flows, and why. */
export function Sureness({ confidence }: { confidence: Confidence }): ReactNode {
  const text = useText().panel;
  return (
    <span>
      <span className={`sureness sureness-${confidence}`}>{text.confidence[confidence]}</span>
      {`: ${text.confidenceReason[confidence]}`}
    </span>
  );
}
