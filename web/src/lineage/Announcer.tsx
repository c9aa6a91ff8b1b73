import { type ReactNode, useEffect, useRef, useState } from "react";
import type { LineageDocument } from "../api/types";
import { useText } from "../text/language";
import { statusChanges } from "./statusChanges";

const MOST_NAMED = 3;

/** The one polite live region: what a poll has changed, gathered into one message. */
export function Announcer({ document }: { document: LineageDocument }): ReactNode {
  const text = useText();
  const before = useRef<LineageDocument>(undefined);
  const [said, setSaid] = useState("");
  useEffect(() => {
    const words: Record<string, string> = text.status;
    const word = (status: string) => words[status] ?? status;
    const earlier = before.current;
    before.current = document;
    const changes = statusChanges(earlier, document);
    const parts = changes.slice(0, MOST_NAMED).map(({ id, status }) => text.lineage.live.changed(id, word(status)));
    if (changes.length > MOST_NAMED) parts.splice(0, MOST_NAMED, text.lineage.live.manyChanged(changes.length));
    const [was, is] = [earlier?.execution, document.execution];
    if (was && is && was.arn === is.arn && was.status !== is.status) parts.push(text.lineage.live.run(word(is.status)));
    if (parts.length > 0) setSaid(parts.join(". "));
  }, [document, text]);
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {said}
    </div>
  );
}
