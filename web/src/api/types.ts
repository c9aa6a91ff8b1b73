import type { components } from "./schema";

type Schemas = components["schemas"];

export type LineageDocument = Schemas["LineageDocument"];
export type Node = Schemas["Node"];
export type Run = Schemas["Run"] & { maxAttempts?: number | null };
export type Port = Schemas["Port"];
export type Artifact = Schemas["Artifact"];
export type BucketFacts = Schemas["BucketFacts"];
export type Gap = Schemas["Gap"];
export type Iteration = Schemas["Iteration"];
export type Execution = NonNullable<LineageDocument["execution"]> & {
  lastGood?: { id: string; startTime: string | null } | null;
};
export type ListedExecution = Schemas["ListedExecution"] & {
  elapsedSec?: number | null;
  startedBy?: string | null;
  parameters?: Record<string, string> | null;
};
