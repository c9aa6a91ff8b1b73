import type { Artifact, Dependency, LineageDocument, Port, Resource, Step } from "../graph/types";

type Given<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** A step as the service gives it; only what matters to a test need be said. */
export function step(id: string, given: Given<Step> = {}): Step {
  return {
    id,
    type: "Processing",
    label: id,
    description: null,
    parent: null,
    branch: null,
    dependsOn: [],
    inputs: [],
    outputs: [],
    images: [],
    instance: null,
    cacheEnabled: false,
    registry: null,
    ...given,
  } as Step;
}

/** A step's run with a status. */
export function run(status: string, given: Given<NonNullable<Step["run"]>> = {}): NonNullable<Step["run"]> {
  return {
    status,
    startTime: null,
    endTime: null,
    elapsedSec: null,
    jobArn: null,
    jobName: null,
    metrics: {},
    reportObject: null,
    failureReason: null,
    attempts: null,
    cacheHit: null,
    outcome: null,
    billableSec: null,
    logs: null,
    consoleUrl: null,
    ...given,
  } as NonNullable<Step["run"]>;
}

/** An input or output of a step; an artifact unless told. */
export function port(name: string, artifactId: number | null, given: Given<Port> = {}): Port {
  return {
    name,
    uri: null,
    role: "data",
    artifactId,
    expression: null,
    resolved: true,
    guessed: false,
    resourceId: null,
    ...given,
  } as Port;
}

export function edge(from: string, to: string, via = "ref:Get", given: Given<Dependency> = {}): Dependency {
  return {
    from,
    to,
    via,
    label: null,
    artifactId: null,
    artifactIds: [],
    resourceIds: [],
    confidence: null,
    evidence: [],
    ...given,
  } as Dependency;
}

export function artifact(
  id: number,
  uri: string,
  producedBy: string[],
  consumedBy: string[],
  given: Given<Artifact> = {},
): Artifact {
  const [bucket = "", ...key] = uri.replace("s3://", "").split("/");
  return {
    id,
    uri,
    bucket,
    key: key.join("/"),
    role: "data",
    resolved: true,
    producedBy,
    consumedBy,
    within: null,
    ...given,
  } as Artifact;
}

export function resource(
  id: number,
  kind: Resource["kind"],
  name: string,
  producedBy: string[],
  consumedBy: string[],
  given: Given<Resource> = {},
): Resource {
  return { id, kind, name, arn: null, expression: null, producedBy, consumedBy, within: null, ...given } as Resource;
}

/** A document of a pipeline called `claims`. */
export function lineage(
  nodes: Step[],
  edges: Dependency[] = [],
  artifacts: Artifact[] = [],
  given: Given<LineageDocument> = {},
  resources: Resource[] = [],
): LineageDocument {
  return {
    schemaVersion: "1.0",
    generatedAt: "2026-11-22T10:02:31Z",
    asOf: null,
    pipeline: {
      name: "claims",
      arn: null,
      parameters: [],
      definition: { source: "pipeline", version: null, sha256: "" },
    },
    execution: null,
    summary: { overallStatus: "Unknown", nodeStatus: {}, nodes: nodes.length },
    graph: { nodes, edges, artifacts, resources },
    gaps: [],
    ...given,
  } as unknown as LineageDocument;
}
