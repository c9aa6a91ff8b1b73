import type { Artifact, BucketFacts, Edge, Gap, LineageDocument, Node, Port, Resource, Run } from "../api/types";

/** A run of a step; Succeeded in a minute unless told. */
export const run = (patch: Partial<Run> = {}): Run => ({
  status: "Succeeded",
  startTime: "2026-11-22T00:14:00Z",
  endTime: "2026-11-22T00:15:00Z",
  elapsedSec: 60,
  jobArn: null,
  jobName: null,
  metrics: {},
  reportObject: null,
  failureReason: null,
  attempts: null,
  maxAttempts: null,
  cacheHit: null,
  outcome: null,
  billableSec: null,
  logs: null,
  consoleUrl: null,
  ...patch,
});

export const step = (id: string, type: string, patch: Partial<Node> = {}): Node => ({
  id,
  type,
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
  run: run(),
  ...patch,
});

export const port = (name: string, patch: Partial<Port> = {}): Port => ({
  name,
  uri: null,
  role: "data",
  artifactId: null,
  expression: null,
  resolved: true,
  guessed: false,
  resourceId: null,
  ...patch,
});

export const facts = (patch: Partial<BucketFacts> = {}): BucketFacts => ({
  region: "ap-northeast-2",
  encryption: "aws:kms",
  versioning: "Enabled",
  publicAccess: "Blocked",
  tags: {},
  kmsKeyId: "alias/claims",
  bucketKeyEnabled: true,
  publicAccessBlock: null,
  ...patch,
});

export const artifact = (id: number, bucket: string, key: string, patch: Partial<Artifact> = {}): Artifact => ({
  id,
  uri: `s3://${bucket}/${key}`,
  bucket,
  key,
  role: "data",
  resolved: true,
  producedBy: [],
  consumedBy: [],
  within: null,
  s3: facts(),
  ...patch,
});

export const resource = (
  id: number,
  kind: Resource["kind"],
  name: string,
  patch: Partial<Resource> = {},
): Resource => ({
  id,
  kind,
  name,
  arn: null,
  expression: null,
  producedBy: [],
  consumedBy: [],
  within: null,
  ...patch,
});

export const edge = (from: string, to: string, patch: Partial<Edge> = {}): Edge => ({
  from,
  to,
  via: "ref:Get",
  label: null,
  artifactId: null,
  artifactIds: [],
  resourceIds: [],
  confidence: null,
  evidence: [],
  ...patch,
});

/** The gap of a step that hides its data, by its place among the steps. */
export const opaque = (place: number, patch: Partial<Gap> = {}): Gap => ({
  code: "opaque",
  operation: null,
  iamAction: null,
  resource: null,
  detail: `Step ${place} does not show its data.`,
  affects: [`/graph/nodes/${place}/inputs`],
  ...patch,
});

export const refusal = (patch: Partial<Gap> = {}): Gap => ({
  code: "access-denied",
  operation: "s3:GetPublicAccessBlock",
  iamAction: "s3:GetBucketPublicAccessBlock",
  resource: "vendor-drop",
  detail: "The caller's permissions do not allow s3:GetBucketPublicAccessBlock.",
  affects: ["/graph/artifacts/2/s3/publicAccess"],
  ...patch,
});

const EXECUTION = "arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/claims/execution/x7c1f0";

const PREPARE = step("Prepare", "Processing", {
  inputs: [port("codes", { uri: "s3://acme-shared/ref/codes.csv", artifactId: 0 })],
  outputs: [
    port("train", {
      uri: "s3://acme-feat/train",
      artifactId: 1,
      expression: "Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri",
    }),
  ],
  run: run({ metrics: { "eval.rows": 1200, auc: 0.912345 } }),
});
const CHECK = step("GoodEnough", "Condition", {
  run: run({ startTime: "2026-11-22T00:15:00Z", outcome: "True", elapsedSec: 1 }),
});
const SCORE = step("Score", "Transform", {
  label: "Score open claims",
  parent: "GoodEnough",
  branch: "if",
  instance: { count: 2, type: "ml.m5.4xlarge" },
  inputs: [port("data", { uri: "s3://acme-feat/train", artifactId: 1 })],
  outputs: [port("scores", { uri: "s3://vendor-drop/scores", artifactId: 2 })],
  run: run({
    status: "Failed",
    startTime: "2026-11-22T00:16:00Z",
    endTime: "2026-11-22T00:22:51Z",
    elapsedSec: 411,
    attempts: 2,
    maxAttempts: 2,
    jobName: "pipelines-x7c1f0-Score",
    jobArn: "arn:aws:sagemaker:ap-northeast-2:111122223333:transform-job/pipelines-x7c1f0-Score",
    failureReason: "AlgorithmError: unseen category 'Z99' in column claim_code (row 18,204)",
    logs: { group: "/aws/sagemaker/TransformJobs", streamPrefix: "p/", url: "https://console.aws.example/logs" },
    consoleUrl: "https://console.aws.example/job",
  }),
});
const STOP = step("StopLow", "Fail", {
  parent: "GoodEnough",
  branch: "else",
  run: run({ status: "NotTaken", startTime: null, endTime: null, elapsedSec: null }),
});
const REGISTER = step("Register", "RegisterModel", {
  parent: "GoodEnough",
  branch: "if",
  run: run({ startTime: "2026-11-22T00:15:30Z", elapsedSec: 2 }),
  registry: {
    modelPackageArn: "arn:aws:sagemaker:ap-northeast-2:111122223333:model-package/claims-risk/10",
    group: "claims-risk",
    version: 10,
    approvalStatus: "Approved",
    status: "Completed",
  },
});

/** A run of five steps: one failed, one not taken; three buckets: one fine, one off, one that may not be read. */
export const lineage = (patch: Partial<LineageDocument> = {}): LineageDocument => ({
  schemaVersion: "1.0",
  generatedAt: "2026-11-22T00:30:00Z",
  asOf: "2026-11-22T00:29:59Z",
  pipeline: {
    name: "claims",
    arn: "arn:aws:sagemaker:ap-northeast-2:111122223333:pipeline/claims",
    lastModifiedTime: "2026-11-20T08:15:00Z",
    displayName: null,
    description: null,
    createdTime: null,
    roleArn: "arn:aws:iam::111122223333:role/pipeline-runner",
    status: "Active",
    tags: { team: "claims" },
    parameters: [{ name: "Rounds", type: "Integer", default: 50, value: "80", enum: [] }],
    definition: { source: "execution", version: "2020-12-01", sha256: "9f86" },
  },
  execution: {
    arn: EXECUTION,
    id: "x7c1f0",
    displayName: null,
    status: "Failed",
    startTime: "2026-11-22T00:14:00Z",
    endTime: "2026-11-22T00:22:51Z",
    elapsedSec: 531,
    failureReason: "Step failure: One or multiple steps failed.",
    startedBy: "minji-kim",
    selective: null,
    consoleUrl: null,
    lastGood: { id: "w6b0e9", startTime: "2026-11-15T00:14:00Z" },
  },
  summary: {
    overallStatus: "Failed",
    nodeStatus: { Succeeded: 3, Failed: 1, NotTaken: 1 },
    elapsedSec: 531,
    nodes: 5,
    edges: 4,
    artifacts: 3,
    buckets: 3,
    cacheHits: 0,
    gaps: 1,
    opaque: 0,
    criticalPath: { nodes: ["Prepare", "GoodEnough", "Score"], elapsedSec: 472 },
  },
  graph: {
    nodes: [PREPARE, CHECK, REGISTER, SCORE, STOP],
    edges: [],
    resources: [],
    artifacts: [
      artifact(0, "acme-shared", "ref/codes.csv", {
        consumedBy: ["Prepare"],
        s3: facts({ publicAccess: "Open", encryption: "AES256" }),
      }),
      artifact(1, "acme-feat", "train", { producedBy: ["Prepare"], consumedBy: ["Score"] }),
      artifact(2, "vendor-drop", "scores", {
        producedBy: ["Score"],
        s3: facts({
          publicAccess: "Unknown",
          encryption: "Unknown",
          versioning: "Unknown",
          tags: null,
          kmsKeyId: null,
        }),
      }),
    ],
  },
  gaps: [refusal()],
  ...patch,
});

const FEATURES = "arn:aws:sagemaker:ap-northeast-2:111122223333:feature-group/claims-features";

/**
 * A definition in which Prepare writes a feature group, Train reads that and writes a model whose file only a run names,
 * Notify hides its data, and what Audit reads is guessed.
 */
export function dataFlow(patch: Partial<LineageDocument> = {}): LineageDocument {
  const document = neverRun(lineage({ gaps: [refusal(), opaque(3)] }));
  const nodes = [
    step("Prepare", "Processing", { outputs: [port("features", { resourceId: 0, value: "claims-features" })] }),
    step("Train", "Training", {
      inputs: [
        port("group", { resourceId: 0, value: "claims-features" }),
        port("extra", { resourceId: 1, resolved: false, expression: "Parameters.Extra" }),
        port("raw", {
          uri: "s3://acme-raw/2026",
          artifactId: 2,
          planned: { uri: "s3://acme-raw/2025", expression: null },
          versionId: "3HL4kqtJ",
        }),
      ],
      outputs: [port("model", { role: "model", uri: "s3://acme-models/xgb", artifactId: 0 })],
    }),
    step("Evaluate", "Processing", {
      inputs: [port("model", { role: "model", artifactId: 1, resolved: false, expression: "Steps.Train.Model" })],
    }),
    step("Notify", "Lambda"),
    step("Audit", "EMR", { inputs: [port("raw", { uri: "s3://acme-raw/2026", artifactId: 2, guessed: true })] }),
  ].map(({ run: _run, ...node }) => node);
  const graph = {
    nodes,
    edges: [
      edge("Prepare", "Train", { via: "featureGroup", resourceIds: [0], confidence: "likely" }),
      edge("Train", "Evaluate", { artifactIds: [1], confidence: "certain" }),
    ],
    artifacts: [
      artifact(0, "acme-models", "xgb", { role: "model", producedBy: ["Train"] }),
      artifact(1, "acme-models", "xgb", {
        role: "model",
        resolved: false,
        expression: "s3://acme-models/xgb/${Steps.Train.TrainingJobName}/output/model.tar.gz",
        consumedBy: ["Evaluate"],
        within: 0,
      }),
      artifact(2, "acme-raw", "2026", { consumedBy: ["Train", "Audit"] }),
    ],
    resources: [
      resource(0, "feature-group", "claims-features", {
        arn: FEATURES,
        producedBy: ["Prepare"],
        consumedBy: ["Train"],
      }),
      resource(1, "location", "s3://${Parameters.Extra}", { expression: "Parameters.Extra", consumedBy: ["Train"] }),
    ],
  };
  return { ...document, graph, ...patch };
}

/** The same lineage with steps put in place of those of the same id. */
export function withSteps(document: LineageDocument, ...steps: Node[]): LineageDocument {
  const put = new Map(steps.map((node) => [node.id, node]));
  return {
    ...document,
    graph: { ...document.graph, nodes: document.graph.nodes.map((node) => put.get(node.id) ?? node) },
  };
}

/** A pipeline that never ran: no execution and no runs. */
export function neverRun(document: LineageDocument = lineage()): LineageDocument {
  const nodes = document.graph.nodes.map(({ run: _run, ...node }) => node);
  return { ...document, execution: null, graph: { ...document.graph, nodes } };
}
