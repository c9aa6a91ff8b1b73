import { useEffect, useRef } from "react";
import { useSingleKeys } from "./singleKeys";

/** Whether keys pressed there are text. */
export function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}

/** Calls `act` when a key is pressed anywhere but in a field, without a modifier, unless single keys are off. */
export function useKey(key: string, act: () => void): void {
  const [on] = useSingleKeys();
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  }, [act]);
  useEffect(() => {
    if (!on) return;
    const keyDown = (event: KeyboardEvent) => {
      if (event.key !== key || event.defaultPrevented || isField(event.target)) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener("keydown", keyDown);
    return () => document.removeEventListener("keydown", keyDown);
  }, [key, on]);
}
