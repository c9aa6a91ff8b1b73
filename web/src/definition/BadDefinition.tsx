import type { ReactNode } from "react";
import { ApiProblem, type Problem } from "../api/problem";
import { useText } from "../text/language";
import { Banner, ErrorState } from "../ui/States";
import type { Opened } from "./opened";

const AROUND = 2;

/** Why a definition cannot be read: the reader's own words, the place, and the lines around it. */
export function BadDefinition({
  error,
  opened,
  retry,
}: {
  error: unknown;
  opened: Opened;
  retry: () => void;
}): ReactNode {
  const problem = error instanceof ApiProblem && error.problem.status < 500 ? error.problem : null;
  return (
    <div className="open-definition">
      {problem ? <Told problem={problem} opened={opened} /> : <ErrorState error={error} onRetry={retry} />}
    </div>
  );
}

function Told({ problem, opened }: { problem: Problem; opened: Opened }): ReactNode {
  const text = useText().definition;
  const { detail, hint, line, column, pointer } = problem;
  return (
    <Banner tone="bad">
      <h2 className="bad-title">{text.bad}</h2>
      <p dir="auto">{detail}</p>
      {hint && <p>{hint}</p>}
      {pointer !== undefined && (
        <p>
          {text.place.pointer} <code>{pointer || "/"}</code>
        </p>
      )}
      {line !== undefined && (
        <>
          <p>
            {opened.name}, {column === undefined ? text.place.lineOnly(line) : text.place.line(line, column)}
          </p>
          <Excerpt text={opened.text} line={line} />
        </>
      )}
      <p className="bad-code">
        <code>{problem.code}</code>
      </p>
    </Banner>
  );
}

function Excerpt({ text, line }: { text: string; line: number }): ReactNode {
  const lines = text.split("\n");
  const first = Math.max(line - 1 - AROUND, 0);
  return (
    <pre className="bad-lines">
      {lines.slice(first, line + AROUND).map((words, index) => {
        const number = first + index + 1;
        return (
          <span key={number} className="bad-line" data-here={number === line || undefined}>
            {String(number).padStart(4)} {words.slice(0, 160)}
            {"\n"}
          </span>
        );
      })}
    </pre>
  );
}
