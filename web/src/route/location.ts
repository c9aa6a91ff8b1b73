import { useSyncExternalStore } from "react";

const MOVED = "lineage:moved";

const subscribe = (told: () => void): (() => void) => {
  window.addEventListener("popstate", told);
  window.addEventListener(MOVED, told);
  return () => {
    window.removeEventListener("popstate", told);
    window.removeEventListener(MOVED, told);
  };
};

/** Go to an address of this page: a path with its query, or a query alone (`?…`). */
export function navigate(href: string, how: "push" | "replace" = "push"): void {
  if (how === "push") window.history.pushState(null, "", href);
  else window.history.replaceState(null, "", href);
  window.dispatchEvent(new Event(MOVED));
}

/** Return the path of the address, and follow it. */
export const usePathname = (): string => useSyncExternalStore(subscribe, () => window.location.pathname);

/** Return the query of the address with its `?`, empty where there is none, and follow it. */
export const useSearch = (): string => useSyncExternalStore(subscribe, () => window.location.search);
