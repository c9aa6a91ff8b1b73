import { createContext, type ReactNode, use, useEffect, useMemo, useState } from "react";
import { keep, kept } from "../ui/kept";
import { en } from "./en";
import { type Format, formatOf } from "./format";
import { ko } from "./ko";
import type { Messages } from "./messages";

export type Language = "en" | "ko";
const LANGUAGES: Record<Language, Messages> = { en, ko };
const KEY = "lineage.language";

interface Spoken {
  language: Language;
  text: Messages;
  format: Format;
  speak: (language: Language) => void;
}

const spokenIn = (language: Language, speak: (language: Language) => void): Spoken => ({
  language,
  text: LANGUAGES[language],
  format: formatOf(language),
  speak,
});

const Speech = createContext<Spoken>(spokenIn("en", () => {}));

const preferred = (): Language => {
  const stored = kept(KEY);
  if (stored === "en" || stored === "ko") return stored;
  return navigator.language.toLowerCase().startsWith("ko") ? "ko" : "en";
};

/** Hold the language: the one chosen here before, else the browser's, else English. */
export function LanguageProvider({ initial, children }: { initial?: Language; children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState<Language>(() => initial ?? preferred());
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const spoken = useMemo(
    () =>
      spokenIn(language, (chosen) => {
        keep(KEY, chosen);
        setLanguage(chosen);
      }),
    [language],
  );
  return <Speech value={spoken}>{children}</Speech>;
}

/** Return the messages of the language in use. */
export const useText = (): Messages => use(Speech).text;

/** Return the formats (times, durations, bytes, numbers) of the language in use. */
export const useFormat = (): Format => use(Speech).format;

/** Return the language in use and how to change it. */
export const useLanguage = (): Pick<Spoken, "language" | "speak"> => use(Speech);
