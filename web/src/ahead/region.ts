import type { Settings } from "../api/settings";

/** The region in force: the one asked for, else the service's default, else the first offered; null for none. */
export function regionOf(asked: string | null, settings: Settings | undefined): string | null {
  return asked || (settings?.defaultRegion ?? settings?.regions[0] ?? null);
}
