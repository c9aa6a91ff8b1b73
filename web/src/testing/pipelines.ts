import type { ListedBucket, ListedPipeline, Outcome } from "../api/pipelines";

const STARTED = "2026-11-22T09:41:57Z";

export const outcome = (given: Partial<Outcome> = {}): Outcome => ({
  id: "x1",
  status: "Succeeded",
  startTime: STARTED,
  elapsedSec: 600,
  ...given,
});

export const bucket = (given: Partial<ListedBucket> = {}): ListedBucket => ({
  bucket: "raw-data",
  region: "ap-northeast-2",
  encryption: "aws:kms",
  versioning: "Enabled",
  publicAccess: "Blocked",
  ...given,
});

/** Return a row of the list; its last run succeeded unless another is given. */
export const pipeline = (name: string, given: Partial<ListedPipeline> = {}): ListedPipeline => ({
  name,
  arn: null,
  displayName: null,
  description: null,
  createdTime: null,
  lastModifiedTime: STARTED,
  lastExecutionTime: STARTED,
  lastExecution: null,
  tags: null,
  domain: null,
  owner: null,
  outcomes: [outcome()],
  stepCount: null,
  buckets: null,
  ...given,
});

/** Return a page of the list. */
export const page = (rows: readonly ListedPipeline[], more: Record<string, unknown> = {}) => ({
  pipelines: rows,
  cursor: null,
  total: rows.length,
  gaps: [],
  ...more,
});

export const settings = (given: Record<string, unknown> = {}) => ({
  version: "0.1.0",
  demo: true,
  regions: ["ap-northeast-2", "us-east-1"],
  defaultRegion: "ap-northeast-2",
  account: "111122223333",
  profiles: { allowed: true, names: null },
  ownerTag: "Owner",
  features: ["definition"],
  gaps: [],
  ...given,
});
