import type { LineageDocument } from "../api/types";
import { format, parse } from "../url/viewState";

/** The address of exactly what is seen: with the region and the execution, even where the address leaves them open. */
export function linkTo(document: LineageDocument, region: string, location: Location): string {
  const { state, rest } = parse(location.search);
  const exec = state.exec ?? document.execution?.id ?? null;
  return `${location.origin}${location.pathname}${format({ ...state, exec, region }, rest)}`;
}
