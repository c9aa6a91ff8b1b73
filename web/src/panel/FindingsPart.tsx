import type { ReactNode } from "react";
import type { LineageDocument } from "../api/types";
import type { Selection } from "../lineage/selection";
import { FindingCard } from "../security/FindingCard";
import { type Finding, ofArtifact, ofStep, wantsAction, worstFirst } from "../security/findings";
import { spoken, useRules } from "../security/ruleText";
import { useText } from "../text/language";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { Part } from "./Facts";
import type { TabProps } from "./Panel";

/** The findings on a node: on a location and its bucket, on a resource, or on a step and everything it touches. */
export function FindingsPart({ document, selection, state, change, source }: TabProps): ReactNode {
  const text = useText().security;
  const rules = useRules();
  if (source === null) return null;
  if (document.findings === undefined) {
    return (
      <div className="panel-note">
        <p>{text.askHint}</p>
        {!state.security && (
          <Button small icon="shieldAlert" onClick={() => change({ security: true }, "replace")}>
            {text.ask}
          </Button>
        )}
      </div>
    );
  }
  const found = findingsOn(document, document.findings, selection)
    .map((finding) => spoken(finding, rules))
    .sort(worstFirst);
  const [open, passed] = [found.filter(wantsAction), found.filter(({ verdict }) => verdict === "pass")];
  return (
    <Part title={text.findings(open.length)}>
      {open.length === 0 && <p className="panel-quiet">{found.length > 0 ? text.noneHint : text.none}</p>}
      <div className="finding-list">
        {open.map((finding) => (
          <FindingCard key={`${finding.rule} ${finding.resource}`} finding={finding} />
        ))}
      </div>
      {passed.length > 0 && <Passed findings={passed} />}
    </Part>
  );
}

function Passed({ findings }: { findings: readonly Finding[] }): ReactNode {
  const text = useText().security;
  return (
    <details className="finding-passes">
      <summary>{text.passes(findings.length)}</summary>
      <ul>
        {findings.map(({ rule, resource, title }) => (
          <li key={`${rule} ${resource}`}>
            <Icon name="shieldCheck" size={13} />
            <span>
              {title} <bdi className="panel-quiet">{resource}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function findingsOn(document: LineageDocument, findings: readonly Finding[], selection: Selection): Finding[] {
  if (selection.kind === "missing") return [];
  if (selection.kind === "resource") return findings.filter(({ resource }) => resource === selection.resource.arn);
  if (selection.kind === "data") {
    const { artifacts } = selection.box;
    return [...new Set(artifacts.flatMap(({ id, bucket }) => ofArtifact(findings, id, bucket)))];
  }
  const { id, inputs, outputs } = selection.node;
  const touched = [...inputs, ...outputs].flatMap(({ artifactId }) => {
    const artifact = artifactId === null ? undefined : document.graph.artifacts[artifactId];
    return artifact ? ofArtifact(findings, artifact.id, artifact.bucket) : [];
  });
  return [...new Set([...ofStep(findings, id), ...touched])];
}
