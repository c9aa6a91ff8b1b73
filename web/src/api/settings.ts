import { useQuery } from "@tanstack/react-query";
import { ApiProblem, problemOf, Unreachable } from "./problem";

/** What this service offers its page. */
export interface Settings {
  version: string;
  demo: boolean;
  regions: string[];
  defaultRegion: string | null;
  account: string | null;
  profiles: { allowed: boolean; names: string[] | null };
  ownerTag: string;
  features: string[];
}

const NOTHING_SAID: Settings = {
  version: "",
  demo: false,
  regions: [],
  defaultRegion: null,
  account: null,
  profiles: { allowed: false, names: null },
  ownerTag: "Owner",
  features: [],
};

/** Ask what the service offers: regions, account, profiles. A service that has no settings to tell offers nothing. */
export const useSettings = () => useQuery({ queryKey: ["settings"], staleTime: 300_000, queryFn: readSettings });

async function readSettings({ signal }: { signal: AbortSignal }): Promise<Settings> {
  const response = await fetch("/settings", { signal }).catch((error: unknown) => {
    throw new Unreachable(error);
  });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return { ...NOTHING_SAID, ...(body as Partial<Settings>) };
  const problem = problemOf(response, body);
  if (problem instanceof ApiProblem && response.status === 404) return NOTHING_SAID;
  throw problem;
}
