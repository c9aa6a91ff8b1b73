import type { ReactNode } from "react";
import type { LineageDocument } from "../api/types";
import { useFormat, useText } from "../text/language";
import { Later, partOf } from "../ui/later";
import { Pill, StatusPill } from "../ui/Pill";
import { Popover } from "../ui/Popover";
import { Skeleton } from "../ui/Skeleton";
import { elapsedOf } from "./elapsed";
import { countsOf } from "./filters";
import "./executions.css";

// Most visits look at one execution: the list of the others comes when it is opened.
const CHOICE = partOf(async () => (await import("./ExecutionChoice")).ExecutionChoice);

interface ExecutionPickerProps {
  document: LineageDocument;
  region: string;
  profile: string | null;
  /** The execution asked for; null follows the newest. */
  exec: string | null;
  since: number;
  show: (exec: string | null) => void;
}

/** The execution that is shown, and behind it all past ones. */
export function ExecutionPicker({ document, region, profile, exec, since, show }: ExecutionPickerProps): ReactNode {
  const text = useText().lineage.execution;
  const { execution, pipeline } = document;
  return (
    <Popover
      className="execution-button"
      name={text.title}
      label={
        <>
          <span className="visually-hidden">{text.button}</span>
          {execution ? <Shown document={document} since={since} /> : <NeverRun />}
        </>
      }
    >
      {(close) => (
        <Later
          part={CHOICE}
          given={{
            pipeline: pipeline.name,
            parameters: pipeline.parameters.map((parameter) => parameter.name),
            region,
            profile,
            shown: execution?.id ?? null,
            follows: exec === null,
            choose: (chosen) => {
              close();
              show(chosen);
            },
          }}
          meanwhile={<Skeleton lines={4} />}
        />
      )}
    </Popover>
  );
}

function Shown({ document, since }: { document: LineageDocument; since: number }): ReactNode {
  const format = useFormat();
  const { execution } = document;
  if (!execution) return null;
  const seconds = elapsedOf(execution, since);
  return (
    <>
      <RunPill document={document} />
      <strong className="execution-time">{format.dateTime(execution.startTime)}</strong>
      <span className="execution-id">
        <span className="execution-code">{execution.id}</span> · {format.duration(seconds)}
      </span>
    </>
  );
}

/** How many steps failed, where some did; else the execution's own status. */
function RunPill({ document }: { document: LineageDocument }): ReactNode {
  const text = useText().lineage.execution;
  const failed = countsOf(document).find(({ status }) => status === "Failed")?.steps ?? 0;
  if (failed === 0) return <StatusPill status={document.execution?.status ?? "Unknown"} />;
  return (
    <Pill tone="bad" icon="cross">
      {text.failedSteps(failed)}
    </Pill>
  );
}

function NeverRun(): ReactNode {
  const text = useText().lineage.execution;
  return (
    <>
      <Pill tone="off" icon="minus">
        {text.none}
      </Pill>
      <span className="execution-id">{text.noneDetail}</span>
    </>
  );
}
