import type { ComponentProps, ReactNode } from "react";
import { Icon } from "./Icon";
import { names } from "./names";
import "./table.css";

/** A table that scrolls sideways in its own box where it does not fit; `label` is its name. */
export function Table({ label, className, children, ...rest }: ComponentProps<"table"> & { label: string }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    // biome-ignore lint/a11y/useSemanticElements: a region is what scrolls here, not a part of the page's outline
    <div className="table-box" role="region" aria-label={label} tabIndex={0}>
      <table className={names("table", className)} aria-label={label} {...rest}>
        {children}
      </table>
    </div>
  );
}

export type Direction = "ascending" | "descending";

interface SortHeaderProps extends ComponentProps<"th"> {
  /** The direction of the sort by this column; null where the table is sorted by another. */
  direction: Direction | null;
  onSort: () => void;
}

/** The head of a column that can be sorted. */
export function SortHeader({ direction, onSort, children, ...rest }: SortHeaderProps): ReactNode {
  return (
    <th scope="col" aria-sort={direction ?? "none"} {...rest}>
      <button type="button" className="sort" onClick={onSort}>
        {children}
        <Icon name={direction === "descending" ? "chevronDown" : "chevronUp"} size={12} />
      </button>
    </th>
  );
}
