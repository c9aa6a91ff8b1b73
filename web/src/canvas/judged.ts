import type { Box } from "../graph/boxes";
import type { DrawnNode, LineageDocument } from "../graph/types";
import { type Finding, type Standing, standingOf } from "../security/findings";

/** What the findings on a node say together; null where no rule is about it. */
export type Judged = (node: DrawnNode) => Standing | null;

/** Read the findings of a document by node: on a step itself, on locations and their bucket, on a resource, on a whole group. */
export function judgedIn({ findings = [] }: LineageDocument, boxes: ReadonlyMap<string, Box>): Judged {
  const found = new Map<string, Finding[]>();
  const put = (key: string, finding: Finding) => {
    const known = found.get(key);
    if (known) known.push(finding);
    else found.set(key, [finding]);
  };
  for (const finding of findings) {
    for (const id of finding.artifacts) put(`at ${id}`, finding);
    put(`in ${finding.resource}`, finding);
    if (finding.artifacts.length === 0) for (const step of finding.nodes) put(`of ${step}`, finding);
  }
  const on = (id: string): Finding[] => {
    const { artifacts = [], resources = [] } = boxes.get(id) ?? {};
    const keys = [
      `of ${id}`,
      ...artifacts.flatMap((each) => [`at ${each.id}`, `in ${each.bucket}`]),
      ...resources.map(({ arn }) => `in ${arn}`),
    ];
    return keys.flatMap((key) => found.get(key) ?? []);
  };
  return ({ id, kind, members }) => standingOf([...new Set(kind === "group" ? members.flatMap(on) : on(id))]);
}
