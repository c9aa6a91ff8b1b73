import { type ReactNode, useMemo } from "react";
import { save } from "../lineage/exporting";
import { navigate } from "../route/location";
import { useText } from "../text/language";
import { Button } from "../ui/Button";
import { Segments } from "../ui/Segments";
import "../ui/field.css";
import { csvOf } from "./csv";
import { countsOf, GROUPINGS, type PipelineFinding, SEVERITIES, shared } from "./findings";
import { chosen, type Only, type PageState, searchOf, stateOf } from "./pageState";

function changed(patch: Partial<PageState>): void {
  const now = window.location.search;
  navigate(`${window.location.pathname}${searchOf({ ...stateOf(now), ...patch }, now)}`, "replace");
}

interface HeadProps {
  /** All that have come; null where nothing has, or nothing can: no count stands there as if it were known. */
  findings: readonly PipelineFinding[] | null;
  state: PageState;
  region: string;
}

/** The title of the page, and the choices of what is shown and how. */
export function Head({ findings, state, region }: HeadProps): ReactNode {
  const text = useText().security;
  return (
    <header className="security-head">
      <div className="security-title">
        <h1>{text.title}</h1>
        <p>{text.about}</p>
      </div>
      {findings && <Tools findings={findings} state={state} region={region} />}
    </header>
  );
}

interface ToolsProps extends HeadProps {
  findings: readonly PipelineFinding[];
}

function Tools({ findings, state, region }: ToolsProps): ReactNode {
  const text = useText().security;
  const csv = () => save(new Blob([csvOf(chosen(findings, state))], { type: "text/csv" }), `findings-${region}.csv`);
  return (
    <div className="security-tools">
      <Segments
        label={text.by}
        options={GROUPINGS.map((id) => ({ id, label: text.byWords[id] }))}
        chosen={state.by}
        onChoose={(by) => changed({ by })}
      />
      <Segments
        label={text.filterVerdict}
        options={[
          { id: "open", label: text.showOpen },
          { id: "every", label: text.showAll },
        ]}
        chosen={state.every ? "every" : "open"}
        onChoose={(shown) => changed({ every: shown === "every" })}
      />
      <Counts findings={findings} state={state} />
      <Find q={state.q} />
      <span className="space" />
      <Button icon="download" onClick={csv} disabled={findings.length === 0}>
        {text.csv}
      </Button>
    </div>
  );
}

/** How many failed, by severity, and how many are unknown: each count is a filter. */
function Counts({ findings, state }: Pick<ToolsProps, "findings" | "state">): ReactNode {
  const text = useText().security;
  const { fail, unknown } = useMemo(() => countsOf(shared(findings).map(({ finding }) => finding)), [findings]);
  const all: [Only, number, string][] = [
    ...SEVERITIES.map((severity): [Only, number, string] => [severity, fail[severity], text.severities[severity]]),
    ["unknown", unknown, text.verdicts.unknown],
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons that stay down, not fields of a form
    <div className="security-counts" role="group" aria-label={text.filterSeverity}>
      {all.map(([only, count, word]) => (
        <Button
          key={only}
          small
          pressed={state.only === only}
          look={state.only === only ? "warn" : "plain"}
          onClick={() => changed({ only: state.only === only ? null : only })}
        >
          {text.counts(count, word)}
        </Button>
      ))}
    </div>
  );
}

function Find({ q }: { q: string }): ReactNode {
  const text = useText().security;
  return (
    <input
      className="field security-find"
      type="search"
      value={q}
      aria-label={text.find}
      placeholder={text.findHint}
      onChange={({ target }) => changed({ q: target.value })}
    />
  );
}
