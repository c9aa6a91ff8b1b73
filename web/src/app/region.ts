import { regionOf } from "../ahead/region";
import { useSettings } from "../api/settings";
import { navigate, useSearch } from "../route/location";

/** Return the region in force, null for none. */
export function useRegion(): string | null {
  const settings = useSettings().data;
  const asked = new URLSearchParams(useSearch()).get("region");
  return regionOf(asked, settings);
}

/** Return what of the address every other page takes along: region and profile, as a query, empty where there is none. */
export function useAlong(): string {
  const query = new URLSearchParams(useSearch());
  const kept = ["region", "profile"].flatMap((name) => {
    const value = query.get(name);
    return value ? [[name, value]] : [];
  });
  return kept.length > 0 ? `?${new URLSearchParams(kept)}` : "";
}

/** Go to the same page in another region. What belongs to the old region is left behind. */
export function chooseRegion(region: string): void {
  const query = new URLSearchParams(window.location.search);
  const kept = new URLSearchParams({ region });
  const profile = query.get("profile");
  if (profile) kept.set("profile", profile);
  navigate(`${window.location.pathname}?${kept}`);
}
