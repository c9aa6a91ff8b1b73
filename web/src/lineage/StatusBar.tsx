import { type ReactNode, useState } from "react";
import { useFormat, useText } from "../text/language";
import { Later, partOf } from "../ui/later";
import { KeyHint } from "../ui/StatusBar";
import { useKey } from "../ui/useKey";
import "./status-bar.css";

const HELP = partOf(async () => (await import("./HelpDialog")).HelpDialog);

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
        <KeyHint keys={["↑", "↓", "←", "→"]}>{text.status.move}</KeyHint>
        <KeyHint keys={["Enter"]}>{text.status.details}</KeyHint>
        <KeyHint keys={["U"]}>{text.status.upstream}</KeyHint>
        <KeyHint keys={["D"]}>{text.status.downstream}</KeyHint>
        <KeyHint keys={["F"]}>{text.status.fit}</KeyHint>
      </span>
      <button type="button" className="status-help" onClick={() => setHelps(true)}>
        <kbd>?</kbd> {text.status.help}
      </button>
      <span className="status-end">
        {asOf
          ? `${text.status.readOnly} · ${text.status.asOf(`${format.time(asOf)} ${format.zone()}`)}`
          : text.status.readOnly}
      </span>
      {helps && <Later part={HELP} given={{ onClose: () => setHelps(false) }} />}
    </footer>
  );
}
