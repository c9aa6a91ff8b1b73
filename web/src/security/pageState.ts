import { type Finding, GROUPINGS, type Grouping, SEVERITIES, type Severity, wantsAction } from "./findings";

/** What the address of the security page holds. `every` shows what passed and what does not apply too. */
export interface PageState {
  by: Grouping;
  severity: Severity | null;
  every: boolean;
}

/** Read the address; what is not known falls back to the default. */
export function stateOf(search: string): PageState {
  const query = new URLSearchParams(search);
  const [by, severity] = [query.get("by"), query.get("severity")];
  return {
    by: GROUPINGS.find((each) => each === by) ?? "resource",
    severity: SEVERITIES.find((each) => each === severity) ?? null,
    every: query.get("every") === "1",
  };
}

/** Return the search of an address with this state; other keys stay, defaults are left out. */
export function searchOf({ by, severity, every }: PageState, search: string): string {
  const query = new URLSearchParams(search);
  for (const key of ["by", "severity", "every"]) query.delete(key);
  if (by !== "resource") query.set("by", by);
  if (severity) query.set("severity", severity);
  if (every) query.set("every", "1");
  return query.size > 0 ? `?${query}` : "";
}

/** The findings that the state lets through. */
export function chosen<F extends Finding>(findings: readonly F[], { severity, every }: PageState): F[] {
  return findings.filter(
    (finding) =>
      (every || wantsAction(finding)) &&
      (severity === null || (finding.severity === severity && finding.verdict === "fail")),
  );
}
