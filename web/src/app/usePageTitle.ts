import { useEffect } from "react";
import { useText } from "../text/language";

/** Name the browser's tab after the page. */
export function usePageTitle(page: string): void {
  const title = useText().app.title(page);
  useEffect(() => {
    document.title = title;
  }, [title]);
}
