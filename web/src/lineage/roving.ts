import type { KeyboardEvent } from "react";

const MOVES: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** Moves the focus with ↑ ↓ Home End among the elements inside that fit a selector; says whether it did. */
export function moveFocus(event: KeyboardEvent<HTMLElement>, selector: string): boolean {
  const move = MOVES[event.key];
  if (move === undefined || event.altKey || event.ctrlKey || event.metaKey) return false;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
  if (items.length === 0) return false;
  event.preventDefault();
  const at = items.indexOf(document.activeElement as HTMLElement);
  items[at < 0 ? 0 : move(at, items.length - 1)]?.focus();
  return true;
}
