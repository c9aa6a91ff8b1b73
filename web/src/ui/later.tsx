import { type ComponentType, type ReactNode, useEffect, useReducer, useState } from "react";

/** A part of the page in a file of its own, and the part itself once it is there. */
export interface Part<Props> {
  readonly load: () => Promise<ComponentType<Props>>;
  loaded: ComponentType<Props> | null;
}

export function partOf<Props>(load: () => Promise<ComponentType<Props>>): Part<Props> {
  return { load, loaded: null };
}

const next = (count: number): number => count + 1;

interface LaterProps<Props> {
  part: Part<Props>;
  /** What the part is given. */
  given: Props;
  /** What stands in its place meanwhile. */
  meanwhile?: ReactNode;
}

/**
 * Show a part whose file comes when it is first wanted. A file that cannot be had fails the part, and is asked for
 * again by the next one.
 *
 * This is not `lazy`: React keeps back what comes after a Suspense fallback until that has stood for 300 ms.
 */
export function Later<Props extends object>({ part, given, meanwhile = null }: LaterProps<Props>): ReactNode {
  const [, arrived] = useReducer(next, 0);
  const [failure, fail] = useState<{ error: unknown } | null>(null);
  useEffect(() => {
    if (part.loaded) return;
    const keep = (loaded: ComponentType<Props>) => {
      part.loaded = loaded;
      arrived();
    };
    part.load().then(keep, (error: unknown) => fail({ error }));
  }, [part]);
  if (failure) throw failure.error;
  return part.loaded ? <part.loaded {...given} /> : meanwhile;
}
