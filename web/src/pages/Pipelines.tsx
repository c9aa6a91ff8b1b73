import type { ReactNode } from "react";
import { usePageTitle } from "../app/usePageTitle";
import { useText } from "../text/language";

/** The pipelines of a region. */
export function Pipelines(): ReactNode {
  const text = useText();
  usePageTitle(text.app.pipelines);
  return <h1>{text.app.pipelines}</h1>;
}
