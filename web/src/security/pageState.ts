import {
  type Finding,
  GROUPINGS,
  type Grouping,
  type PipelineFinding,
  SEVERITIES,
  type Severity,
  wantsAction,
} from "./findings";

/** What alone is shown: what failed with a severity, or what is unknown. */
export type Only = Severity | "unknown";

/** What the address of the security page holds. `every` shows what passed and what does not apply too. */
export interface PageState {
  by: Grouping;
  only: Only | null;
  every: boolean;
  /** Words that must all stand in a finding. */
  q: string;
}

const KEYS = ["by", "severity", "verdict", "every", "q"];

/** Read the address; what is not known falls back to the default. */
export function stateOf(search: string): PageState {
  const query = new URLSearchParams(search);
  const [by, severity] = [query.get("by"), query.get("severity")];
  const unknown = query.get("verdict") === "unknown" ? "unknown" : null;
  return {
    by: GROUPINGS.find((each) => each === by) ?? "resource",
    only: SEVERITIES.find((each) => each === severity) ?? unknown,
    every: query.get("every") === "1",
    q: query.get("q") ?? "",
  };
}

/** Return the search of an address with this state; other keys stay, defaults are left out. */
export function searchOf({ by, only, every, q }: PageState, search: string): string {
  const query = new URLSearchParams(search);
  for (const key of KEYS) query.delete(key);
  if (by !== "resource") query.set("by", by);
  if (only) query.set(only === "unknown" ? "verdict" : "severity", only);
  if (every) query.set("every", "1");
  if (q) query.set("q", q);
  return query.size > 0 ? `?${query}` : "";
}

/** The findings that the state lets through. */
export function chosen(findings: readonly PipelineFinding[], { only, every, q }: PageState): PipelineFinding[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return findings.filter(
    (finding) => (every || wantsAction(finding)) && (only === null || isOnly(finding, only)) && holds(finding, words),
  );
}

const isOnly = ({ verdict, severity }: Finding, only: Only): boolean =>
  only === "unknown" ? verdict === "unknown" : verdict === "fail" && severity === only;

function holds(finding: PipelineFinding, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const { pipeline, resource, rule, title, evidence, controls, reaches } = finding;
  const told = [pipeline, resource, rule, title, evidence, ...controls, ...reaches.map(({ id }) => id)];
  const text = told.join("\n").toLowerCase();
  return words.every((word) => text.includes(word));
}
