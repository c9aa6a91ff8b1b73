/** Join the class names that hold, leaving out what is false or missing. */
export const names = (...given: (string | false | null | undefined)[]): string => given.filter(Boolean).join(" ");
