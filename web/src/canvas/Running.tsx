import { type ReactNode, useEffect, useState } from "react";
import { useFormat } from "../text/language";

/** A duration that counts on from what the service said. The clock of AWS is never compared with this machine's. */
export function Running({ seconds }: { seconds: number }): ReactNode {
  const format = useFormat();
  const [since, setSince] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new figure begins a new count
  useEffect(() => {
    const start = performance.now();
    setSince(0);
    const timer = setInterval(() => setSince((performance.now() - start) / 1_000), 1_000);
    return () => clearInterval(timer);
  }, [seconds]);
  return <span className="card-running">{`· ${format.duration(seconds + since)}…`}</span>;
}
