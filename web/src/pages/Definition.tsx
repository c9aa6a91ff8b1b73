import type { ReactNode } from "react";

/** The lineage of a definition file. */
export default function Definition(): ReactNode {
  return null;
}
