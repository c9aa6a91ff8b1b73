import { useEffect, useState } from "react";
import { useLanguage } from "../text/language";
import type { Finding } from "./findings";

type Rules = Readonly<Record<string, { title: string; remedy: string }>>;
let korean: Rules | null = null;

/** Return findings' rules in the language in use: the service speaks English, so Korean is loaded when it is wanted. */
export function useRules(): Rules | null {
  const { language } = useLanguage();
  const [rules, setRules] = useState(korean);
  useEffect(() => {
    // Where the file cannot be had, the service's own words stay.
    if (language === "ko" && rules === null) {
      void import("../text/ko/rules").then(
        (loaded) => {
          korean = loaded.rules;
          setRules(korean);
        },
        () => {},
      );
    }
  }, [language, rules]);
  return language === "ko" ? rules : null;
}

/** Return a finding in the words of a language; a rule that is not known there keeps the service's words. */
export function spoken<F extends Pick<Finding, "rule" | "title" | "remedy">>(finding: F, rules: Rules | null): F {
  const text = rules !== null && Object.hasOwn(rules, finding.rule) ? rules[finding.rule] : undefined;
  return text ? { ...finding, title: text.title, remedy: finding.remedy && text.remedy } : finding;
}
