import type { ReactNode } from "react";
import { Link } from "../route/Link";
import { PIPELINES } from "../route/paths";
import { useText } from "../text/language";
import "./header.css";

interface HeaderProps {
  name: string;
  /** The query to take along to the list: region and profile. */
  query: string;
  children: ReactNode;
  /** What stands at the end: export and copy. */
  actions?: ReactNode;
}

/** The line below the top bar: where the page is, which execution it shows, and what can be done with it. */
export function Header({ name, query, children, actions }: HeaderProps): ReactNode {
  const text = useText().lineage;
  return (
    <header className="sub-header">
      <nav className="crumbs" aria-label={text.breadcrumb}>
        <Link href={`${PIPELINES}${query}`}>{text.pipelines}</Link>
        <span aria-hidden="true">/</span>
      </nav>
      <h1 className="sub-header-name" dir="auto" title={name}>
        {name}
      </h1>
      {children}
      <div className="sub-header-actions">{actions}</div>
    </header>
  );
}
