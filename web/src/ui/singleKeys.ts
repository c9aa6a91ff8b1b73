import { useSyncExternalStore } from "react";
import { keep, kept } from "./kept";

const KEY = "lineage.single-keys";
const CHANGED = "single-keys-changed";

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  return () => window.removeEventListener(CHANGED, listener);
}

function put(on: boolean): void {
  keep(KEY, on ? "on" : "off");
  window.dispatchEvent(new Event(CHANGED));
}

/** Whether shortcuts of a single key are on, and how to switch them; this browser keeps it. */
export function useSingleKeys(): [on: boolean, put: (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, () => kept(KEY) !== "off");
  return [on, put];
}
