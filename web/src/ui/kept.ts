/** Return what this browser keeps under a key; null where there is nothing, or keeping is forbidden. */
export const kept = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

/** Keep a value in this browser; where that is forbidden it holds until the page is left. */
export const keep = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is switched off: nothing can be done, and nothing is lost but the memory of a choice.
  }
};
