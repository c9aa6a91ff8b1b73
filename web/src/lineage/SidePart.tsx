import { type ReactNode, useId } from "react";
import "./side.css";

/** A part of the left side below its heading. */
export function SidePart({
  title,
  extra,
  children,
}: {
  title: string;
  extra?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <section aria-labelledby={id} className="side-part">
      <div className="side-head">
        <h2 id={id}>{title}</h2>
        {extra}
      </div>
      {children}
    </section>
  );
}
