type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

const rules: Record<string, Intl.PluralRules> = {};
const numbers: Record<string, Intl.NumberFormat> = {};

/** Return the form of a language for a number; `#` in it becomes the number in that language's writing. */
export const plural = (language: string, count: number, forms: Forms): string => {
  rules[language] ??= new Intl.PluralRules(language);
  const form = forms[rules[language].select(count)] ?? forms.other;
  return form.replace("#", number(language, count));
};

/** Return a number in the writing of a language. */
export const number = (language: string, value: number): string => {
  numbers[language] ??= new Intl.NumberFormat(language);
  return numbers[language].format(value);
};
