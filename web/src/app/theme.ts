import { useCallback, useState } from "react";
import { keep, kept } from "../ui/kept";

export type Theme = "system" | "light" | "dark";
const KEY = "lineage.theme";
const isTheme = (value: string | null): value is Theme => value === "light" || value === "dark" || value === "system";

const stored = (): Theme => {
  const value = kept(KEY);
  return isTheme(value) ? value : "system";
};

const apply = (theme: Theme): void => {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
};

/** Put on the theme that was chosen here before; without one the system's holds. */
export const applyStoredTheme = (): void => apply(stored());

/** Return the theme and how to change it. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(stored);
  const choose = useCallback((chosen: Theme) => {
    keep(KEY, chosen);
    apply(chosen);
    setTheme(chosen);
  }, []);
  return [theme, choose];
}
