import { layout } from "./layout";
import { type Layout, LayoutError, type LayoutFailure, type LayoutInput } from "./layoutTypes";

export interface LayoutRequest {
  readonly job: number;
  readonly input: LayoutInput;
}

export type LayoutAnswer =
  | { readonly job: number; readonly layout: Layout }
  | { readonly job: number; readonly failure: LayoutFailure; readonly members: readonly string[] };

/** Answer a request for a layout. Never fails: a failure is an answer too. */
export function answer({ job, input }: LayoutRequest): LayoutAnswer {
  try {
    return { job, layout: layout(input) };
  } catch (error) {
    if (error instanceof LayoutError) return { job, failure: error.failure, members: error.members };
    return { job, failure: "crashed", members: [] };
  }
}
