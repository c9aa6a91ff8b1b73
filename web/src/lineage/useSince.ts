import { useNow } from "./useNow";

/** The seconds since a moment of this machine's clock, moving on while `moving`; else 0. */
export function useSince(at: number, moving: boolean): number {
  const now = useNow(moving);
  return moving ? Math.max(0, (now - at) / 1000) : 0;
}
