import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from "react";
import { keep } from "../ui/kept";
import { FILES, KEY, type Language, preferred } from "./files";
import { type Format, formatOf } from "./format";
import type { Messages } from "./messages";

const loaded = new Map<Language, Messages>();
let withDetails = false;

/** Keep the messages of a language, so that it can be spoken at once. */
export const teach = (language: Language, messages: Messages): void => {
  loaded.set(language, messages);
};

/** Load a language where it is not there yet. Rejects where its file cannot be had. */
export const learn = async (language: Language): Promise<void> => {
  if (!loaded.has(language)) teach(language, { ...(await FILES[language].first()).first } as Messages);
  if (withDetails) await addDetails(language);
};

/** Load the words of the details, in what is spoken and in what will be. */
export const learnDetails = async (): Promise<void> => {
  withDetails = true;
  await Promise.all([...loaded.keys()].map(addDetails));
};

const addDetails = async (language: Language): Promise<void> => {
  const messages = loaded.get(language);
  if (messages && !messages.panel) messages.panel = (await FILES[language].details()).panel;
};

export type { Language };

interface Spoken {
  language: Language;
  text: Messages;
  format: Format;
  speak: (language: Language) => void;
}

const spokenIn = (language: Language, speak: (language: Language) => void): Spoken => {
  const text = loaded.get(language);
  if (!text) throw new Error(`The language ${language} is not loaded.`);
  return { language, text, format: formatOf(language), speak };
};

const Speech = createContext<Spoken | null>(null);
const useSpoken = (): Spoken => use(Speech) ?? spokenIn("en", () => {});

/** Hold the language: the one to begin with unless another is given. It must be loaded; another is loaded when chosen. */
export function LanguageProvider({ initial, children }: { initial?: Language; children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState<Language>(() => initial ?? preferred());
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const speak = useCallback((chosen: Language) => {
    // Where the file cannot be had, the page stays as it is: the language can be chosen again.
    void learn(chosen).then(
      () => {
        keep(KEY, chosen);
        setLanguage(chosen);
      },
      () => {},
    );
  }, []);
  const spoken = useMemo(() => spokenIn(language, speak), [language, speak]);
  return <Speech value={spoken}>{children}</Speech>;
}

/** Return the messages of the language in use. */
export const useText = (): Messages => useSpoken().text;

/** Return the formats (times, durations, bytes, numbers) of the language in use. */
export const useFormat = (): Format => useSpoken().format;

/** Return the language in use and how to change it. */
export const useLanguage = (): Pick<Spoken, "language" | "speak"> => useSpoken();
