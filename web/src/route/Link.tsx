import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { navigate } from "./location";

const isPlain = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** A real link to a page under /ui/: a plain click goes there without loading, every other click is the browser's. */
export function Link({ href, onClick, ...rest }: ComponentProps<"a"> & { href: string }): ReactNode {
  return (
    <a
      href={href}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || !isPlain(event)) return;
        event.preventDefault();
        navigate(href);
      }}
      {...rest}
    />
  );
}
