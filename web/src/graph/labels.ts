import type { Artifact, LineageDocument } from "./types";

/** Parts of a key that SageMaker adds and that tell nobody anything. */
const ADDED = new Set(["output", "input"]);

/** The names that SageMaker gives the jobs of a pipeline. */
const JOB = /^pipelines-[a-z0-9]{12}-/;

/**
 * What a data node is called: the last two parts of its key that say something (an execution's id and the names of its
 * jobs do not), with the bucket's name where that leaves one part or none.
 */
export function dataLabel({ bucket, key, uri }: Artifact, execution: string | null): string {
  const parts = (key ?? "").split("/").filter(Boolean);
  const telling = parts.filter(
    (part, i) =>
      i === parts.length - 1 || !(ADDED.has(part) || JOB.test(part) || (execution && part.includes(execution))),
  );
  return [bucket, ...telling].slice(-2).join("/") || uri;
}

/** The id of the execution laid over, null where there is none. */
export function executionId(document: LineageDocument): string | null {
  return document.execution?.id || null;
}
