import { lazy, type ReactNode, Suspense, useState } from "react";
import { useFormat, useText } from "../text/language";
import { useKey } from "../ui/useKey";
import "./status-bar.css";

const HelpDialog = lazy(async () => ({ default: (await import("./HelpDialog")).HelpDialog }));

interface StatusBarProps {
  shown: number;
  all: number;
  /** When the data was read from AWS; null for a definition from a file. */
  asOf: string | null;
}

/** The last line of the page: how much is shown, the keys, and how old the data is. */
export function StatusBar({ shown, all, asOf }: StatusBarProps): ReactNode {
  const text = useText().lineage;
  const format = useFormat();
  const [helps, setHelps] = useState(false);
  useKey("?", () => setHelps(true));
  return (
    <footer className="status-bar">
      <span>{text.status.nodes(shown, all)}</span>
      <span className="status-keys">
        <Hint keys={["↑", "↓", "←", "→"]} does={text.status.move} />
        <Hint keys={["Enter"]} does={text.status.details} />
        <Hint keys={["U"]} does={text.status.upstream} />
        <Hint keys={["D"]} does={text.status.downstream} />
        <Hint keys={["F"]} does={text.status.fit} />
      </span>
      <button type="button" className="status-help" onClick={() => setHelps(true)}>
        <kbd>?</kbd> {text.status.help}
      </button>
      <span className="status-end">
        {asOf
          ? `${text.status.readOnly} · ${text.status.asOf(`${format.time(asOf)} ${format.zone()}`)}`
          : text.status.readOnly}
      </span>
      {helps && (
        <Suspense>
          <HelpDialog onClose={() => setHelps(false)} />
        </Suspense>
      )}
    </footer>
  );
}

function Hint({ keys, does }: { keys: readonly string[]; does: string }): ReactNode {
  return (
    <span className="status-hint">
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
      {does}
    </span>
  );
}
