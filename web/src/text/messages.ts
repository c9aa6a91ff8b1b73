import type { en } from "./en";

type Widened<T> = T extends string
  ? string
  : T extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { [Key in keyof T]: Widened<T[Key]> };

/** Every message of the page. English is the source: a language that lacks a key, or has another, fails the type check. */
export type Messages = Widened<typeof en>;
