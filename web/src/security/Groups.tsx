import type { ReactNode } from "react";
import { Link } from "../route/Link";
import { pipelinePath } from "../route/paths";
import { useText } from "../text/language";
import { Pill } from "../ui/Pill";
import { FindingCard, kindWord, shortId } from "./FindingCard";
import { type Group, type Grouping, grouped, type PipelineFinding, shared, standingOf } from "./findings";
import { standingMark } from "./marks";

interface GroupsProps {
  findings: readonly PipelineFinding[];
  by: Grouping;
  /** What of the address goes along to a pipeline: region and profile. */
  query: string;
}

/** Findings in groups, the worst group first. */
export function Groups({ findings, by, query }: GroupsProps): ReactNode {
  return grouped(findings, by).map((group) => <OneGroup key={group.id} group={group} by={by} query={query} />);
}

interface OneGroupProps {
  group: Group<PipelineFinding>;
  by: Grouping;
  query: string;
}

function OneGroup({ group, by, query }: OneGroupProps): ReactNode {
  const text = useText();
  const told = shared(group.findings);
  const standing = standingOf(told.map(({ finding }) => finding));
  const mark = standing && standingMark(standing, text);
  return (
    <section className="security-group">
      <h2>
        <bdi title={group.id}>{by === "rule" ? group.kind : shortId(group.id)}</bdi>
        <small>{by === "model" ? kindWord(group.kind ?? "", text.security.kinds) : by === "rule" && group.id}</small>
        {mark && (
          <Pill tone={mark.tone} icon={mark.icon}>
            {mark.words}
          </Pill>
        )}
      </h2>
      {told.map(({ finding, pipelines }) => (
        <FindingCard
          key={JSON.stringify([finding.rule, finding.resource, finding.evidence])}
          finding={finding}
          names={by !== "resource"}
          place={<Pipelines finding={finding} pipelines={pipelines} query={query} />}
        />
      ))}
    </section>
  );
}

interface PipelinesProps {
  finding: PipelineFinding;
  pipelines: readonly string[];
  query: string;
}

/** Links to the pictures that a finding stands in, with what it is about chosen there. */
function Pipelines({ finding, pipelines, query }: PipelinesProps): ReactNode {
  const node = finding.nodes[0];
  const extra = new URLSearchParams(query);
  extra.set("security", "1");
  return pipelines.map((name) => {
    const search = new URLSearchParams(extra);
    if (node && pipelines.length === 1) search.set("node", node);
    if (node && pipelines.length === 1) search.set("tab", "security");
    return (
      <Link key={name} href={`${pipelinePath(name)}?${search}`}>
        {name}
      </Link>
    );
  });
}
