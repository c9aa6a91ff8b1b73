import type { BucketFacts, Gap, LineageDocument } from "../api/types";
import { boxesOf } from "../graph/boxes";

/** What is to be said first of a bucket. Only `off`, `unencrypted` and the unknown ones want attention. */
export type Standing = "on" | "partly" | "off" | "unencrypted" | "unknown" | "refused" | "notAsked";

export interface Bucket {
  name: string;
  facts: BucketFacts | null;
  standing: Standing;
  /** Everything that could not be read of it. */
  gaps: Gap[];
  /** The id of the node that shows each artifact in it, in the document's order. */
  nodes: string[];
}

const ATTENTION: ReadonlySet<Standing> = new Set<Standing>(["off", "unencrypted", "unknown", "refused"]);

export function wantsAttention(standing: Standing): boolean {
  return ATTENTION.has(standing);
}

/** The buckets of a lineage by name, with what is known of each and what was refused. */
export function bucketsOf(document: LineageDocument): Bucket[] {
  const byName = new Map<string, Bucket>();
  const { ofArtifact } = boxesOf(document);
  for (const artifact of document.graph.artifacts) {
    const node = ofArtifact.get(artifact.id)?.id ?? artifact.uri;
    const bucket = byName.get(artifact.bucket);
    if (bucket !== undefined) {
      bucket.nodes.push(node);
      continue;
    }
    const facts = artifact.s3 ?? null;
    const gaps = gapsOf(artifact.bucket, document.gaps);
    byName.set(artifact.bucket, {
      name: artifact.bucket,
      facts,
      gaps,
      standing: standingOf(facts, gaps),
      nodes: [node],
    });
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The gaps of reads about one bucket. */
export function gapsOf(bucket: string, gaps: readonly Gap[]): Gap[] {
  return gaps.filter((gap) => gap.resource === bucket && (gap.operation ?? "").startsWith("s3"));
}

function standingOf(facts: BucketFacts | null, gaps: readonly Gap[]): Standing {
  if (facts === null) return "notAsked";
  if (facts.publicAccess === "Open") return "off";
  if (facts.encryption === "None") return "unencrypted";
  if (facts.publicAccess === "Unknown" || facts.encryption === "Unknown") {
    return gaps.some((gap) => gap.code === "access-denied") ? "refused" : "unknown";
  }
  return facts.publicAccess === "Partial" ? "partly" : "on";
}
