import { useMemo, useSyncExternalStore } from "react";
import { changed, format, type Notice, parse, type Rest, type ViewState } from "./viewState";

/** `push` leaves a step that Back undoes (an execution, a view, a focus); `replace` leaves none. */
export type Mode = "push" | "replace";
export type Change = (patch: Partial<ViewState>, mode: Mode) => void;

/** Told to `window` after every change of the address that the browser itself tells nobody about. */
export const ADDRESS_CHANGED = "address-changed";

/** The view state in the address, and how to change it. The same state is the same object until it changes. */
export function useViewState(): [state: ViewState, change: Change] {
  const { state } = useAddress();
  return [state, changeViewState];
}

/** What in the address could not be taken as written. */
export function useNotices(): readonly Notice[] {
  return useAddress().notices;
}

/** Change some of the state in the address, and nothing else in it. A change that changes nothing leaves no step. */
export function changeViewState(patch: Partial<ViewState>, mode: Mode): void {
  const { state, rest } = parse(window.location.search);
  go(format(changed(state, patch), rest), mode);
}

function go(search: string, mode: Mode): void {
  const { pathname, hash } = window.location;
  if (search === window.location.search) return;
  const address = `${pathname}${search}${hash}`;
  if (mode === "push") window.history.pushState(null, "", address);
  else window.history.replaceState(window.history.state, "", address);
  window.dispatchEvent(new Event(ADDRESS_CHANGED));
}

function useAddress(): { state: ViewState; notices: readonly Notice[]; rest: Rest } {
  const search = useSyncExternalStore(subscribe, () => window.location.search);
  return useMemo(() => parse(search), [search]);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("popstate", listener);
  window.addEventListener(ADDRESS_CHANGED, listener);
  return () => {
    window.removeEventListener("popstate", listener);
    window.removeEventListener(ADDRESS_CHANGED, listener);
  };
}
