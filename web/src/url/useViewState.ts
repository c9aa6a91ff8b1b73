import { useMemo } from "react";
import { navigate, useSearch } from "../route/location";
import { changed, format, type Notice, parse, type ViewState } from "./viewState";

/** `push` leaves a step that Back undoes (an execution, a view, a focus); `replace` leaves none. */
export type Mode = "push" | "replace";
export type Change = (patch: Partial<ViewState>, mode: Mode) => void;

/** The view state in the address, and how to change it. The same state is the same object until it changes. */
export function useViewState(): [state: ViewState, change: Change] {
  const { state } = useParsed();
  return [state, changeViewState];
}

/** What in the address could not be taken as written. */
export function useNotices(): readonly Notice[] {
  return useParsed().notices;
}

/** Change some of the state in the address, and nothing else in it. A change that changes nothing leaves no step. */
export function changeViewState(patch: Partial<ViewState>, mode: Mode): void {
  const { pathname, search, hash } = window.location;
  const { state, rest } = parse(search);
  const next = format(changed(state, patch), rest);
  if (next !== search) navigate(`${pathname}${next}${hash}`, mode);
}

function useParsed(): ReturnType<typeof parse> {
  const search = useSearch();
  return useMemo(() => parse(search), [search]);
}
