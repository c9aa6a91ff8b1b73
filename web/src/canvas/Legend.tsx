import type { ReactNode } from "react";
import { useText } from "../text/language";
import { Pill } from "../ui/Pill";
import type { Look, Mark } from "./looks";

/** What the colours mean: the statuses and badges that are in the picture, each once. */
export function Legend({ looks }: { looks: ReadonlyMap<string, Look> }): ReactNode {
  const text = useText().canvas;
  const marks = marksOf(looks);
  if (marks.length === 0) return null;
  return (
    <ul className="legend" aria-label={text.legend}>
      {marks.map(({ words, short = words, tone, icon }) => (
        <li key={short}>
          <Pill tone={tone} icon={icon}>
            {short}
          </Pill>
        </li>
      ))}
    </ul>
  );
}

/** The marks on a picture's nodes, each once, in the order of the nodes; statuses before badges. */
export function marksOf(looks: ReadonlyMap<string, Look>): Mark[] {
  const found = new Map<string, Mark>();
  const all = [...looks.values()];
  for (const mark of [...all.map(({ status }) => status), ...all.map(({ badge }) => badge)]) {
    if (mark && !found.has(mark.short ?? mark.words)) found.set(mark.short ?? mark.words, mark);
  }
  return [...found.values()];
}
