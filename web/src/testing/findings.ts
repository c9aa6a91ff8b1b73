import type { Finding, PipelineFinding } from "../security/findings";

/** A finding: a failed rule on a bucket unless told. */
export const finding = (patch: Partial<PipelineFinding> = {}): PipelineFinding => ({
  rule: "s3-public-write",
  severity: "critical",
  verdict: "fail",
  title: "Buckets should block public write access",
  resource: "acme-shared",
  evidence: "Upload grants s3:PutObject to everybody",
  reason: null,
  iamAction: null,
  remedy: "Turn on Block Public Access of the bucket (all four flags).",
  references: ["https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-3"],
  controls: ["S3.3"],
  nodes: ["Prepare"],
  artifacts: [0],
  reaches: [
    {
      kind: "endpoint",
      id: "arn:aws:sagemaker:ap-northeast-2:111122223333:endpoint/claims",
      path: ["s3://acme-shared/ref/codes.csv", "Prepare"],
    },
  ],
  reached: 1,
  pipeline: "claims",
  ...patch,
});

/** One that could not be judged, for a look was refused. */
export const unknown = (patch: Partial<PipelineFinding> = {}): PipelineFinding =>
  finding({
    rule: "s3-tls-only",
    severity: "medium",
    verdict: "unknown",
    title: "Bucket takes requests over TLS only",
    resource: "vendor-drop",
    evidence: null,
    reason: "Access to the bucket's policy was denied.",
    iamAction: "s3:GetBucketPolicy",
    controls: ["S3.5"],
    nodes: ["Score"],
    artifacts: [2],
    reaches: [],
    reached: 0,
    ...patch,
  });

export const passed = (patch: Partial<PipelineFinding> = {}): PipelineFinding =>
  finding({
    rule: "s3-encryption",
    severity: "medium",
    verdict: "pass",
    title: "Bucket is encrypted",
    remedy: null,
    references: [],
    ...patch,
  });

/** The same as it stands in a lineage's own document. */
export const inLineage = (...findings: PipelineFinding[]): Finding[] =>
  findings.map(({ pipeline: _, ...rest }) => rest);
