import type { Artifact, DrawnNode, LineageDocument } from "../graph/types";
import { type Finding, type Standing, standingOf } from "../security/findings";

/** What the findings on a node say together; null where no rule is about it. */
export type Judged = (node: DrawnNode) => Standing | null;

/** Read the findings of a document by node: those on a step itself, on a location and its bucket, or on a whole group. */
export function judgedIn({ findings = [] }: LineageDocument, artifacts: ReadonlyMap<string, Artifact>): Judged {
  const found = new Map<string, Finding[]>();
  const put = (key: string, finding: Finding) => {
    const known = found.get(key);
    if (known) known.push(finding);
    else found.set(key, [finding]);
  };
  for (const finding of findings) {
    for (const id of finding.artifacts) put(`at ${id}`, finding);
    if (finding.artifacts.length > 0) put(`in ${finding.resource}`, finding);
    else for (const step of finding.nodes) put(`of ${step}`, finding);
  }
  const on = (id: string): Finding[] => {
    const artifact = artifacts.get(id);
    const keys = artifact ? [`at ${artifact.id}`, `in ${artifact.bucket}`] : [`of ${id}`];
    return keys.flatMap((key) => found.get(key) ?? []);
  };
  return ({ id, kind, members }) => standingOf([...new Set(kind === "group" ? members.flatMap(on) : on(id))]);
}
