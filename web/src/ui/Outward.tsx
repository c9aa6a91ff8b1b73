import type { ReactNode } from "react";
import { useText } from "../text/language";
import { Icon } from "./Icon";
import "./outward.css";

/** A link to a page elsewhere (the AWS console), in a tab of its own that learns nothing of this page. */
export function Outward({ href, children }: { href: string; children: ReactNode }): ReactNode {
  return (
    <a className="button button-plain button-small outward" href={href} target="_blank" rel="noopener noreferrer">
      {children}
      <Icon name="external" size={12} />
      <span className="visually-hidden">{useText().common.opens}</span>
    </a>
  );
}
