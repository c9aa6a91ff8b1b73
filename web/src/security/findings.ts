import type { components } from "../api/schema";

type Schemas = components["schemas"];

export type Finding = Schemas["Finding"];
export type PipelineFinding = Schemas["PipelineFinding"];
export type PipelineModel = Schemas["PipelineModel"];
export type Severity = Finding["severity"];
export type Verdict = Finding["verdict"];

/** The severities, the worst first. */
export const SEVERITIES: readonly Severity[] = ["critical", "high", "medium", "low"];

/** The ways to put findings together. */
export const GROUPINGS = ["resource", "model", "rule"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Findings that belong together, the worst group first. `id` is a bucket or other resource, a model's id or a rule. */
export interface Group<F extends Finding = Finding> {
  id: string;
  /** What kind of model it is, or the title of a rule. */
  kind: string | null;
  findings: F[];
}

const VERDICTS: readonly Verdict[] = ["fail", "unknown", "pass", "not-applicable"];

/** Tell whether a finding asks for something to be done: to mend it, or to allow a look. */
export const wantsAction = ({ verdict }: Finding): boolean => verdict === "fail" || verdict === "unknown";

/** The order of findings: failed, unknown, passed, not applicable; and in these the worst first. */
export function worstFirst(one: Finding, other: Finding): number {
  const rank = (finding: Finding) =>
    VERDICTS.indexOf(finding.verdict) * SEVERITIES.length + SEVERITIES.indexOf(finding.severity);
  return rank(one) - rank(other);
}

/** Put findings together by what they are about, by what they reach, or by their rule. */
export function grouped<F extends Finding>(findings: readonly F[], by: Grouping): Group<F>[] {
  const groups = new Map<string, Group<F>>();
  for (const finding of findings) {
    for (const [id, kind] of keysOf(finding, by)) {
      const group = groups.get(id) ?? { id, kind, findings: [] };
      group.findings.push(finding);
      groups.set(id, group);
    }
  }
  for (const group of groups.values()) group.findings.sort(worstFirst);
  return [...groups.values()].sort(byWorst);
}

function keysOf(finding: Finding, by: Grouping): [string, string | null][] {
  if (by === "resource") return [[bucketOf(finding.resource), null]];
  if (by === "rule") return [[finding.rule, finding.title]];
  return finding.reaches.map(({ kind, id }) => [id, kind]);
}

/** The bucket of a location; other resources are their own. */
export function bucketOf(resource: string): string {
  return resource.startsWith("s3://") ? (resource.split("/")[2] ?? resource) : resource;
}

function byWorst(one: Group, other: Group): number {
  const [first, second] = [one.findings[0], other.findings[0]];
  const rank = first && second ? worstFirst(first, second) : 0;
  return rank || other.findings.length - one.findings.length || (one.id < other.id ? -1 : 1);
}

/** A finding as it stands on the paths of several pipelines: told once, with all their names. */
export interface Shared {
  /** What tells it from others. */
  key: string;
  finding: PipelineFinding;
  pipelines: string[];
}

/** Tell the same verdict on the same resource once, in the order in which they first stand. */
export function shared(findings: readonly PipelineFinding[]): Shared[] {
  const found = new Map<string, Shared>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.rule, finding.resource, finding.verdict, finding.evidence]);
    const known = found.get(key);
    if (known === undefined) found.set(key, { key, finding, pipelines: [finding.pipeline] });
    else known.pipelines.push(finding.pipeline);
  }
  return [...found.values()];
}

/** How many findings failed, by severity, and how many did not; `other` are those of rules that do not apply. */
export interface Counts {
  fail: Record<Severity, number>;
  failed: number;
  unknown: number;
  passed: number;
  other: number;
}

export function countsOf(findings: readonly Finding[]): Counts {
  const fail = { critical: 0, high: 0, medium: 0, low: 0 };
  const counts: Counts = { fail, failed: 0, unknown: 0, passed: 0, other: 0 };
  for (const { verdict, severity } of findings) {
    if (verdict === "fail") {
      counts.fail[severity] += 1;
      counts.failed += 1;
    }
    if (verdict === "unknown") counts.unknown += 1;
    if (verdict === "pass") counts.passed += 1;
    if (verdict === "not-applicable") counts.other += 1;
  }
  return counts;
}

/** What the findings on one place say together: the worst that failed, else unknown, else pass; null where none applies. */
export interface Standing {
  verdict: "fail" | "unknown" | "pass";
  severity: Severity | null;
  count: number;
}

export function standingOf(findings: readonly Finding[]): Standing | null {
  const { fail, failed, unknown, passed } = countsOf(findings);
  const severity = SEVERITIES.find((each) => fail[each] > 0) ?? null;
  if (failed > 0) return { verdict: "fail", severity, count: failed };
  if (unknown > 0) return { verdict: "unknown", severity: null, count: unknown };
  return passed > 0 ? { verdict: "pass", severity: null, count: passed } : null;
}

/** The findings that are about an artifact: about itself, or about the bucket that it lies in. */
export function ofArtifact<F extends Finding>(findings: readonly F[], id: number, bucket: string): F[] {
  return findings.filter((each) => each.artifacts.includes(id) || each.resource === bucket);
}

/** The findings that are about a step itself: its job, its model, its image. */
export function ofStep<F extends Finding>(findings: readonly F[], step: string): F[] {
  return findings.filter((each) => each.artifacts.length === 0 && each.nodes.includes(step));
}
