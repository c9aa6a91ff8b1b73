import { type ReactNode, useState } from "react";
import { useText } from "../text/language";
import { Button } from "../ui/Button";

interface FewProps<T> {
  items: readonly T[];
  /** How many are shown at first, and how many more each time. */
  first: number;
  step: number;
  /** What the button says: how many more it shows, and how many are left in all. */
  more: (count: number, left: number) => string;
  children: (item: T) => ReactNode;
}

/** The first few of many. A button shows the next ones after itself, so that it keeps its place and the focus. */
export function Few<T>({ items, first, step, more, children }: FewProps<T>): ReactNode {
  const [open, setOpen] = useState(false);
  const text = useText().security;
  const left = items.length - first;
  return (
    <>
      {items.slice(0, first).map(children)}
      {left > 0 && (
        <Button
          small
          className="few-more"
          icon={open ? "chevronUp" : "chevronDown"}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? text.fewer : more(Math.min(step, left), left)}
        </Button>
      )}
      {left > 0 && open && (
        <Few items={items.slice(first)} first={step} step={step} more={more}>
          {children}
        </Few>
      )}
    </>
  );
}
