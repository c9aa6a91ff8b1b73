import type { Artifact, LineageDocument } from "./types";

/** Parts of a key that SageMaker adds and that tell nobody anything. */
const ADDED = new Set(["output", "input"]);

/** The names that SageMaker gives the jobs of a pipeline. */
const JOB = /^pipelines-[a-z0-9]{12}-/;

/**
 * What a data node is called: the last two parts of its key that say something (the ids of executions and the names of
 * their jobs do not). A whole bucket has the bucket's name.
 */
export function dataLabel({ bucket, key, uri }: Artifact, executions: readonly string[]): string {
  const parts = (key ?? "").split("/").filter(Boolean);
  const saysNothing = (part: string) => ADDED.has(part) || JOB.test(part) || executions.some((id) => part.includes(id));
  const telling = parts.filter((part, i) => i === parts.length - 1 || !saysNothing(part));
  return telling.slice(-2).join("/") || bucket || uri;
}

const known = new WeakMap<LineageDocument, readonly string[]>();

/** The ids of the execution laid over and of those whose results it took over. */
export function executionIds(document: LineageDocument): readonly string[] {
  const ids = known.get(document) ?? idsIn(document);
  known.set(document, ids);
  return ids;
}

function idsIn({ execution, graph }: LineageDocument): readonly string[] {
  const sources = graph.nodes.map(({ run }) => run?.cacheHit?.sourceExecutionArn?.split("/").at(-1));
  return [...new Set([execution?.id, ...sources])].flatMap((id) => id || []);
}
