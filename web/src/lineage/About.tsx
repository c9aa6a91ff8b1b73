import type { ReactNode } from "react";
import type { Execution, LineageDocument } from "../api/types";
import { useFormat, useText } from "../text/language";
import { Outward } from "../ui/Outward";
import "./about.css";

interface AboutProps {
  document: LineageDocument;
  /** Show another execution. */
  showExecution: (id: string) => void;
}

/** The facts of the run, or of the pipeline that never ran: who, with what, by which definition. */
export function About({ document, showExecution }: AboutProps): ReactNode {
  const text = useText().lineage.about;
  const { pipeline, execution } = document;
  const { format } = { format: useFormat() };
  return (
    <details className="about">
      <summary>{execution ? text.title : text.pipeline}</summary>
      <dl className="about-facts">
        {execution && <RunFacts execution={execution} showExecution={showExecution} />}
        <Fact name={text.parameters} show={pipeline.parameters.length > 0}>
          <Parameters document={document} />
        </Fact>
        <Fact name={text.role}>{pipeline.roleArn}</Fact>
        <Fact name={text.definition}>{text.definitionSource[pipeline.definition.source]}</Fact>
        <Fact name={text.modified} show={pipeline.lastModifiedTime !== null}>
          {format.dateTime(pipeline.lastModifiedTime)}
        </Fact>
        <Fact name={text.tags} show={Object.keys(pipeline.tags ?? {}).length > 0}>
          <Tags tags={pipeline.tags ?? {}} />
        </Fact>
      </dl>
      {execution?.consoleUrl && <Outward href={execution.consoleUrl}>{text.console}</Outward>}
    </details>
  );
}

function RunFacts({
  execution,
  showExecution,
}: { execution: Execution } & Pick<AboutProps, "showExecution">): ReactNode {
  const text = useText().lineage.about;
  const format = useFormat();
  const { lastGood, selective } = execution;
  return (
    <>
      <Fact name={text.reason}>{execution.failureReason}</Fact>
      <Fact name={text.startedBy}>{execution.startedBy}</Fact>
      <Fact name={text.lastGood} show={lastGood != null}>
        <button type="button" className="about-link" onClick={() => lastGood && showExecution(lastGood.id)}>
          {format.dateTime(lastGood?.startTime)}
        </button>
      </Fact>
      <Fact name={text.selective} show={selective !== null}>
        {selective?.sourceExecutionArn?.split("/").at(-1)}
      </Fact>
    </>
  );
}

function Parameters({ document }: { document: LineageDocument }): ReactNode {
  const text = useText().lineage.about;
  return (
    <ul>
      {document.pipeline.parameters.map(({ name, value, default: usual }) => (
        <li key={name}>
          <span className="about-name">{name}</span> <code dir="auto">{String(value ?? "–")}</code>
          {value === usual && <span className="about-note"> {text.unchanged}</span>}
        </li>
      ))}
    </ul>
  );
}

function Tags({ tags }: { tags: Record<string, string> }): ReactNode {
  return (
    <ul>
      {Object.entries(tags).map(([key, value]) => (
        <li key={key}>
          <span className="about-name">{key}</span> <span dir="auto">{value}</span>
        </li>
      ))}
    </ul>
  );
}

function Fact({ name, show = true, children }: { name: string; show?: boolean; children: ReactNode }): ReactNode {
  if (!show || children === null || children === undefined) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}
