/** The words of the picture: what of a lineage is drawn, before anything has a place. */

import type { components } from "../api/schema";

type Schemas = components["schemas"];
export type LineageDocument = Schemas["LineageDocument"];
export type Step = Schemas["Node"];
export type Artifact = Schemas["Artifact"];
export type Resource = Schemas["Resource"];
export type Port = Schemas["Port"];
export type Dependency = Schemas["Edge"];
export type Gap = Schemas["Gap"];

export type View = "steps" | "data" | "both";

/** `hop` is a step between its data, in the data view; `group` stands for several nodes that are folded away. */
export type NodeKind = "step" | "data" | "model" | "hop" | "group";

/** A branch of a condition (`if`, `else`) or the `body` of a loop, and the step that owns it. */
export interface Inside {
  readonly step: string;
  readonly branch: string;
}

/**
 * A drawn node. `id` is a step's id, that of a box of data, or `model:STEP`. `alike` is equal for nodes of which one says as
 * much as all; `inside` is the branch or body that holds it. `members` are what a group stands for.
 */
export interface DrawnNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly label: string;
  readonly alike: string;
  readonly inside: Inside | null;
  readonly width: number;
  readonly height: number;
  readonly members: readonly string[];
}

/** What a line says: data goes along it, a branch or a body is entered, a trigger, or just the order. */
export type LineKind = "data" | "branch" | "each" | "trigger" | "order";

/**
 * A drawn line. `label`: `true`, `else`, `each`, or a trigger's own word. `possible`: the direction of the data is
 * guessed. `back` closes a circle; `twoWay` goes both ways.
 */
export interface DrawnLine {
  readonly from: string;
  readonly to: string;
  readonly kind: LineKind;
  readonly label: string | null;
  readonly possible: boolean;
  readonly back: boolean;
  readonly twoWay: boolean;
}

/** Nodes in document order, each data node beside the first step that names it; at most one line for each pair. */
export interface DrawnGraph {
  readonly nodes: readonly DrawnNode[];
  readonly lines: readonly DrawnLine[];
}
