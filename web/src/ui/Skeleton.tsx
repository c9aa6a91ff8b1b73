import { type ReactNode, useEffect, useState } from "react";
import { useText } from "../text/language";
import "./skeleton.css";

const PATIENCE = 150;

/** Return whether to show that something loads: only once it has taken 150 ms. */
export function useSlow(loading: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!loading) return;
    const timer = setTimeout(() => setSlow(true), PATIENCE);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [loading]);
  return loading && slow;
}

/** Grey bars where lines of text will stand; shown after 150 ms. */
export function Skeleton({ lines = 3 }: { lines?: number }): ReactNode {
  const text = useText();
  if (!useSlow(true)) return null;
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{text.common.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike
        <div key={line} className="skeleton-line" />
      ))}
    </div>
  );
}
