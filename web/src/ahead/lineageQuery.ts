import type { operations } from "../api/schema";
import type { ViewState } from "../url/viewState";

export type LineageQuery = NonNullable<operations["getLineage"]["parameters"]["query"]>;

// Findings cost further reads of AWS: they are asked for only where they are looked at.
const WITH_FINDINGS = { include: "run,jobs,metrics,registry,s3,findings" };

/** What the page of a pipeline asks of `/lineage` for what it shows. */
export function lineageQuery(pipeline: string, region: string, state: ViewState): LineageQuery {
  const { exec, profile } = state;
  const which = exec === null ? { includeLatestExec: true } : { execution: exec };
  return { pipeline, region, ...which, ...(profile ? { profile } : {}), ...(state.security ? WITH_FINDINGS : {}) };
}
