import { type ComponentProps, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button } from "./Button";
import { Icon } from "./Icon";
import { names } from "./names";
import "./popover.css";

interface PopoverProps extends Omit<ComponentProps<typeof Button>, "children" | "content"> {
  /** What stands on the button. */
  label: ReactNode;
  /** The name of what opens, where the label does not say it. */
  name?: string;
  /** Where it opens: below the button, from its left or its right edge. */
  align?: "start" | "end";
  /** Without the small arrow. */
  bare?: boolean;
  children: (close: () => void) => ReactNode;
}

/** A button that opens a box below it; Escape, a click elsewhere and leaving with the tab key close it. */
export function Popover({ label, name, align = "start", bare, children, ...button }: PopoverProps): ReactNode {
  const [open, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const close = (): void => {
    setOpen(false);
    root.current?.querySelector("button")?.focus();
  };
  useEffect(() => {
    if (!open) return;
    const onPointer = (event: Event): void => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", onPointer);
    return () => document.removeEventListener("pointerdown", onPointer);
  }, [open]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape and leaving are heard for all that is inside
    <div
      className="popover-root"
      ref={root}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        event.stopPropagation();
        close();
      }}
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <Button {...button} aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)}>
        {label}
        {!bare && <Icon name="chevronDown" size={14} />}
      </Button>
      {open && (
        // biome-ignore lint/a11y/useSemanticElements: a group of controls, not a field set of a form
        <div className={names("popover", `popover-${align}`)} id={id} role="group" aria-label={name}>
          {children(close)}
        </div>
      )}
    </div>
  );
}

interface MenuItem {
  id: string;
  label: ReactNode;
  /** For a choice among several: whether this one is chosen. */
  chosen?: boolean;
  /** A link instead of an action. */
  href?: string;
  download?: string;
  onSelect?: () => void;
}

interface MenuProps extends Omit<PopoverProps, "children"> {
  items: readonly MenuItem[];
}

/** A list of actions, choices or links behind a button; arrows, Home and End move among them. */
export function Menu({ items, ...rest }: MenuProps): ReactNode {
  return <Popover {...rest}>{(close) => <MenuItems items={items} close={close} />}</Popover>;
}

function MenuItems({ items, close }: { items: readonly MenuItem[]; close: () => void }): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const chosen = list.current?.querySelector<HTMLElement>("[aria-pressed=true]");
    (chosen ?? entriesOf(list.current)[0])?.focus();
  }, []);

  return (
    <ul
      className="menu"
      ref={list}
      onKeyDown={(event) => {
        const entries = entriesOf(list.current);
        const next = entries[moved(event.key, entries.indexOf(document.activeElement as HTMLElement), entries.length)];
        if (!next) return;
        event.preventDefault();
        next.focus();
      }}
    >
      {items.map((item) => (
        <li key={item.id}>
          <MenuEntry item={item} close={close} />
        </li>
      ))}
    </ul>
  );
}

function MenuEntry({ item, close }: { item: MenuItem; close: () => void }): ReactNode {
  const onClick = (): void => {
    close();
    item.onSelect?.();
  };
  if (item.href !== undefined) {
    return (
      <a className="menu-item" href={item.href} download={item.download} onClick={onClick}>
        {item.label}
      </a>
    );
  }
  return (
    <button type="button" className="menu-item" aria-pressed={item.chosen} onClick={onClick}>
      <span className="menu-label">{item.label}</span>
      {item.chosen && <Icon name="check" size={14} />}
    </button>
  );
}

const entriesOf = (list: HTMLElement | null): HTMLElement[] =>
  Array.from(list?.querySelectorAll<HTMLElement>(".menu-item") ?? []);

function moved(key: string, at: number, count: number): number {
  if (key === "ArrowDown") return (at + 1) % count;
  if (key === "ArrowUp") return (at + count - 1) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : -1;
}
