import type { ReactNode } from "react";
import { usePageTitle } from "../app/usePageTitle";

/** The lineage of one pipeline. */
export default function Lineage({ name }: { name: string }): ReactNode {
  usePageTitle(name);
  return <h1>{name}</h1>;
}
