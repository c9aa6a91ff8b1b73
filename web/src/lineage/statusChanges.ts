import type { LineageDocument } from "../api/types";

export interface StatusChange {
  id: string;
  status: string;
}

/** The steps whose status differs from one answer to the next of the same execution, in run order. */
export function statusChanges(before: LineageDocument | undefined, after: LineageDocument): StatusChange[] {
  if (before === undefined || before.execution?.arn !== after.execution?.arn) return [];
  const earlier = new Map(before.graph.nodes.map((node) => [node.id, node.run?.status]));
  return after.graph.nodes.flatMap(({ id, run }) =>
    run !== undefined && earlier.has(id) && earlier.get(id) !== run.status ? [{ id, status: run.status }] : [],
  );
}
