import { type Counts, countsOf, type Grouping, grouped, type PipelineFinding, shared, wantsAction } from "./findings";

/** How much is shown before one asks for more. */
export const AT_FIRST = { groups: 25, findings: 5, pipelines: 5 };

/** A finding as it is told in a group: in one line where nothing is to be done, or where it is told above in full. */
export interface Told {
  key: string;
  finding: PipelineFinding;
  pipelines: readonly string[];
  short: boolean;
}

/** A group as it is told, the worst finding first. */
export interface ToldGroup {
  id: string;
  kind: string | null;
  counts: Counts;
  told: Told[];
}

/** Put findings in groups, the worst group first, and tell each of them in full once. */
export function toldIn(findings: readonly PipelineFinding[], by: Grouping): ToldGroup[] {
  const before = new Set<string>();
  return grouped(findings, by).map(({ id, kind, findings: own }) => {
    const told = shared(own).map((each) => ({
      ...each,
      short: !wantsAction(each.finding) || before.has(each.key),
    }));
    for (const { key } of told.slice(0, AT_FIRST.findings)) before.add(key);
    return { id, kind, counts: countsOf(told.map(({ finding }) => finding)), told };
  });
}
