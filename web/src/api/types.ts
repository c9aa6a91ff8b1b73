import type { components } from "./schema";

type Schemas = components["schemas"];

export type LineageDocument = Schemas["LineageDocument"];
export type Node = Schemas["Node"];
export type Run = Schemas["Run"];
export type Port = Schemas["Port"];
export type Artifact = Schemas["Artifact"];
export type Resource = Schemas["Resource"];
export type Edge = Schemas["Edge"];
export type Confidence = Schemas["Confidence"];
export type BucketFacts = Schemas["BucketFacts"];
export type Gap = Schemas["Gap"];
export type Iteration = Schemas["Iteration"];
export type Execution = NonNullable<LineageDocument["execution"]>;
export type ListedExecution = Schemas["ListedExecution"];
