import type { Box } from "./boxes";
import type { Artifact, LineageDocument, Resource } from "./types";

/** Parts of a key that SageMaker adds and that tell nobody anything. */
const ADDED = new Set(["output", "input"]);

/** The names that SageMaker gives the jobs of a pipeline. */
const JOB = /^pipelines-[a-z0-9]{12}-/;

/** What a box of data is called: by the whole of what is folded into it. */
export function boxLabel({ artifacts: [artifact], resources: [resource] }: Box, executions: readonly string[]): string {
  return artifact ? dataLabel(artifact, executions) : resourceLabel(resource as Resource);
}

/**
 * What an S3 location is called: the last two parts of its key that say something (the ids of executions and the names
 * of their jobs do not). A whole bucket has the bucket's name; of what only a run knows, `…/<job>/output/model.tar.gz`.
 */
export function dataLabel(artifact: Artifact, executions: readonly string[]): string {
  const { bucket, key, uri, resolved, expression } = artifact;
  if (!resolved && expression) return openLabel(expression);
  const parts = (key ?? "").split("/").filter(Boolean);
  const saysNothing = (part: string) => ADDED.has(part) || JOB.test(part) || executions.some((id) => part.includes(id));
  const telling = parts.filter((part, i) => i === parts.length - 1 || !saysNothing(part));
  return (telling.slice(-2).join("/") || bucket || uri) + (resolved ? "" : "/…");
}

/** What a named resource is called: its name, and of an open one what it is a result of, `<Create.ModelName>`. */
export function resourceLabel({ kind, name }: Resource): string {
  return kind === "location" ? openLabel(name) : symbols(name, "<$1>");
}

/** The open part of a location, and all that follows it. */
function openLabel(location: string): string {
  const path = location.replace("s3://", "");
  const from = path.lastIndexOf("/", path.indexOf("${")) + 1;
  return (from > 0 ? "…/" : "") + symbols(path.slice(from), "<job>");
}

function symbols(text: string, ofStep: string): string {
  return text
    .replace(/\$\{Steps\.[^{}]*\.S3ModelArtifacts\}/g, "<job>/output/model.tar.gz")
    .replace(/\$\{Steps\.([^{}]*)\}/g, ofStep)
    .replace(/\$\{Execution\.[^{}]*\}/g, "<execution>")
    .replace(/\$\{Parameters\./g, "${");
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
