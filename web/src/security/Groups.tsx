import { type ReactNode, useMemo } from "react";
import { Link } from "../route/Link";
import { pipelinePath } from "../route/paths";
import { useText } from "../text/language";
import { Pill } from "../ui/Pill";
import { Few } from "./Few";
import { FindingCard, FindingLine } from "./FindingCard";
import { bucketOf, type Counts, type Grouping, type PipelineFinding, SEVERITIES, standingOf } from "./findings";
import { standingMark } from "./marks";
import { kindWord, shortId } from "./ReachesList";
import { AT_FIRST, type Told, type ToldGroup, toldIn } from "./told";

const STEP = 50;

interface GroupsProps {
  findings: readonly PipelineFinding[];
  by: Grouping;
  /** What of the address goes along to a pipeline: region and profile. */
  query: string;
}

/** Findings in groups, the worst group first: a few of each, and more where one asks for them. */
export function Groups({ findings, by, query }: GroupsProps): ReactNode {
  const text = useText().security;
  const groups = useMemo(() => toldIn(findings, by), [findings, by]);
  return (
    <Few key={by} items={groups} first={AT_FIRST.groups} step={AT_FIRST.groups} more={text.moreGroups}>
      {(group) => <OneGroup key={group.id} group={group} by={by} query={query} />}
    </Few>
  );
}

interface OneGroupProps {
  group: ToldGroup;
  by: Grouping;
  query: string;
}

function OneGroup({ group, by, query }: OneGroupProps): ReactNode {
  const text = useText();
  const standing = standingOf(group.told.map(({ finding }) => finding));
  const mark = standing && standingMark(standing, text);
  return (
    <section className="security-group">
      <h2>
        <bdi title={group.id}>{by === "rule" ? group.kind : shortId(group.id)}</bdi>
        {by === "model" && <small>{kindWord(group.kind ?? "", text.security.kinds)}</small>}
        {by === "rule" && <small>{group.id}</small>}
        {mark && (
          <Pill tone={mark.tone} icon={mark.icon}>
            {mark.short}
          </Pill>
        )}
        <small>
          <Tally counts={group.counts} />
        </small>
      </h2>
      <Few items={group.told} first={AT_FIRST.findings} step={STEP} more={text.security.showMore}>
        {(told) => <OneFinding key={told.key} told={told} by={by} query={query} />}
      </Few>
    </section>
  );
}

/** How many of a group failed, by severity, and how many are unknown or passed. */
function Tally({ counts: { fail, unknown, passed, other } }: { counts: Counts }): ReactNode {
  const text = useText().security;
  const all: [number, string][] = [
    ...SEVERITIES.map((severity): [number, string] => [fail[severity], text.severities[severity]]),
    [unknown, text.verdicts.unknown],
    [passed, text.verdicts.pass],
    [other, text.verdicts["not-applicable"]],
  ];
  return all
    .filter(([count]) => count > 0)
    .map(([count, word]) => text.counts(count, word))
    .join(" · ");
}

function OneFinding({ told, by, query }: { told: Told; by: Grouping; query: string }): ReactNode {
  const Shown = told.short ? FindingLine : FindingCard;
  return (
    <Shown
      heading="h3"
      finding={told.finding}
      rule={by !== "rule"}
      names={by !== "resource" || told.finding.resource !== bucketOf(told.finding.resource)}
      place={<Pipelines told={told} query={query} />}
    />
  );
}

/** Links to the pictures that a finding stands in, with what it is about chosen there. */
function Pipelines({ told: { finding, pipelines }, query }: { told: Told; query: string }): ReactNode {
  const text = useText().security;
  const search = new URLSearchParams(query);
  search.set("security", "1");
  const node = pipelines.length === 1 ? finding.nodes[0] : undefined;
  if (node) search.set("node", node);
  if (node) search.set("tab", "security");
  return (
    <Few items={pipelines} first={AT_FIRST.pipelines} step={STEP} more={text.showMore}>
      {(name) => (
        <Link key={name} href={`${pipelinePath(name)}?${search}`}>
          {name}
        </Link>
      )}
    </Few>
  );
}
