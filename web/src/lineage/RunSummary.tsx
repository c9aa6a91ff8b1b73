import type { ReactNode } from "react";
import type { LineageDocument } from "../api/types";
import { standingOf } from "../security/findings";
import { standingMark } from "../security/marks";
import { useFormat, useText } from "../text/language";
import { names } from "../ui/names";
import { lookOf } from "../ui/Pill";
import { countsOf } from "./filters";
import { queryOf, toggledFindings, toggledStatus } from "./query";
import "./summary.css";

export interface RunSummaryProps {
  document: LineageDocument;
  q: string;
  search: (q: string) => void;
}

/** How many steps show each status; each count narrows the list of steps to them. Without a run, what there is. */
export function RunSummary({ document, q, search }: RunSummaryProps): ReactNode {
  const text = useText().lineage.summary;
  const words: Record<string, string> = useText().status;
  const counts = countsOf(document);
  if (counts.length === 0) return <DefinitionSummary document={document} />;
  const pressed = queryOf(q).statuses;
  return (
    <fieldset className="counts">
      <legend className="visually-hidden">{text.title}</legend>
      {counts.map(({ status, steps }) => (
        <button
          key={status}
          type="button"
          className={names("count", `tone-${lookOf(status).tone}`)}
          aria-pressed={pressed.includes(status)}
          title={text.filter}
          onClick={() => search(toggledStatus(q, status))}
        >
          <Figure value={steps} />
          <span className="count-word">{words[status] ?? status}</span>
        </button>
      ))}
      <FindingsCount document={document} q={q} search={search} />
    </fieldset>
  );
}

/** How many rules failed, where findings were asked for: it narrows the list to the steps that they are about. */
function FindingsCount({ document, q, search }: RunSummaryProps): ReactNode {
  const text = useText();
  const standing = standingOf(document.findings ?? []);
  if (standing?.verdict !== "fail") return null;
  return (
    <button
      type="button"
      className={names("count", `tone-${standingMark(standing, text).tone}`)}
      aria-pressed={queryOf(q).findings}
      title={text.lineage.summary.filter}
      onClick={() => search(toggledFindings(q))}
    >
      <Figure value={standing.count} />
      <span className="count-word">{text.security.findingsWord(standing.count)}</span>
    </button>
  );
}

function DefinitionSummary({ document }: { document: LineageDocument }): ReactNode {
  const text = useText().lineage.summary;
  const { nodes, artifacts, buckets } = document.summary;
  const resources = document.graph.resources.length;
  return (
    <dl className="counts">
      {[
        { word: text.steps(nodes), value: nodes },
        { word: text.artifacts(artifacts), value: artifacts },
        { word: text.buckets(buckets), value: buckets },
        ...(resources > 0 ? [{ word: text.resources(resources), value: resources }] : []),
      ].map(({ word, value }) => (
        <div key={word} className="count count-plain">
          <dd>
            <Figure value={value} />
          </dd>
          <dt className="count-word">{word}</dt>
        </div>
      ))}
    </dl>
  );
}

function Figure({ value }: { value: number }): ReactNode {
  return <span className="count-number">{useFormat().number(value)}</span>;
}
