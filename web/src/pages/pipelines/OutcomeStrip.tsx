import type { ReactNode } from "react";
import type { Outcome } from "../../api/pipelines";
import { useText } from "../../text/language";
import { lookOf, type Tone } from "../../ui/Pill";

const SLOTS = 20;
const STEP = 7;
const HEIGHT = 18;
// Colour never speaks alone: what went well is low, what failed is high, what runs is a ring, the rest is half.
const BARS: Partial<Record<Tone, { y: number; height: number }>> = {
  good: { y: 8, height: 10 },
  bad: { y: 0, height: 18 },
};
const HALF = { y: 12, height: 6 };

/** The recent executions of a pipeline as small bars, the newest on the right. */
export function OutcomeStrip({ outcomes }: { outcomes: readonly Outcome[] }): ReactNode {
  const text = useText();
  const shown = outcomes.slice(0, SLOTS).reverse();
  const said = useSaid(shown);
  if (shown.length === 0) return <span className="muted">{text.pipelines.outcomesNone}</span>;
  return (
    <svg className="outcomes" width={SLOTS * STEP} height={HEIGHT} role="img" aria-label={said}>
      <title>{said}</title>
      {shown.map((outcome, at) => (
        <Mark key={outcome.id} outcome={outcome} x={(SLOTS - shown.length + at) * STEP} />
      ))}
    </svg>
  );
}

function Mark({ outcome, x }: { outcome: Outcome; x: number }): ReactNode {
  const { tone } = lookOf(outcome.status);
  if (tone === "busy") return <circle className={`tone-${tone} ring`} cx={x + 2.5} cy={14} r={2.5} />;
  return <rect className={`tone-${tone}`} x={x} width={5} rx={1.5} {...(BARS[tone] ?? HALF)} />;
}

function useSaid(outcomes: readonly Outcome[]): string {
  const text = useText();
  const words: Record<string, string> = text.status;
  const counts = new Map<string, number>();
  for (const { status } of outcomes) counts.set(status, (counts.get(status) ?? 0) + 1);
  const parts = [...counts].map(([status, count]) => text.pipelines.partOf(words[status] ?? status, count));
  return text.pipelines.outcomesSaid(outcomes.length, parts.join(", "));
}
