import type { ReactNode } from "react";
import { names } from "../ui/names";

/** A list of facts: a name and what is known of it. */
export function Facts({ children }: { children: ReactNode }): ReactNode {
  return <dl className="facts">{children}</dl>;
}

interface FactProps {
  name: string;
  /** Cut off at the end of the line; the whole text shows on hover. */
  whole?: string | null | undefined;
  children: ReactNode;
}

/** One fact; it is left out where there is nothing to say. */
export function Fact({ name, whole, children }: FactProps): ReactNode {
  if (children === null || children === undefined || children === false || children === "") return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd className={names(whole && "fact-cut")} title={whole ?? undefined} dir="auto">
        {children}
      </dd>
    </div>
  );
}

interface PartProps {
  title: string;
  extra?: ReactNode;
  children: ReactNode;
}

/** A part of a tab below its heading. */
export function Part({ title, extra, children }: PartProps): ReactNode {
  return (
    <section className="panel-part">
      <div className="panel-part-head">
        <h3 className="panel-title">{title}</h3>
        {extra}
      </div>
      {children}
    </section>
  );
}
