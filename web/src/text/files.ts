import { kept } from "../ui/kept";
import type { Messages } from "./messages";

export type Language = "en" | "ko";
export const KEY = "lineage.language";

interface Files {
  first: () => Promise<{ first: Omit<Messages, "panel"> }>;
  details: () => Promise<Pick<Messages, "panel">>;
}

// Nobody reads two languages at once, and few look at details first: each is a file of its own.
export const FILES: Record<Language, Files> = {
  en: { first: () => import("./en/first"), details: () => import("./en/panel") },
  ko: { first: () => import("./ko/first"), details: () => import("./ko/panel") },
};

/** Return the language to begin with: the one chosen here before, else the browser's, else English. */
export const preferred = (): Language => {
  const stored = kept(KEY);
  if (stored === "en" || stored === "ko") return stored;
  return navigator.language.toLowerCase().startsWith("ko") ? "ko" : "en";
};
