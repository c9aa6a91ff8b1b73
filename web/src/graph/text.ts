/** How wide text is about, where nobody can measure it: Latin letters half a size, wide scripts and pictures a whole one. */

const NARROW = /^[\u0020-\u02ff\u0370-\u1fff\u2010-\u206f]$/u;
const SHARE = { narrow: 0.56, wide: 1.02 };

/** How wide text of a size is. */
export type Measure = (text: string, size: number) => number;

/** The width of text of a size, in the same unit. */
export function widthOf(text: string, size: number): number {
  let ems = 0;
  for (const character of text) ems += NARROW.test(character) ? SHARE.narrow : SHARE.wide;
  return ems * size;
}

/** Text as it may be shown in one line: what is not seen but turns or hides what is, is seen. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}

/** Text, made plain, that fits a width of at least three characters: where it is too long, its beginning and its end, since names that are alike differ at the end. */
export function fitted(written: string, size: number, width: number, measure: Measure = widthOf): string {
  const text = plain(written);
  if (measure(text, size) <= width) return text;
  const characters = [...text];
  const half = (width - size) / 2;
  const head = within(characters, half, (character) => measure(character, size));
  const tail = within(characters.slice(head.length).reverse(), half, (character) => measure(character, size)).reverse();
  return `${head.join("")}…${tail.join("")}`;
}

function within(characters: readonly string[], width: number, measure: (character: string) => number): string[] {
  let left = width;
  const cut = characters.findIndex((character) => {
    left -= measure(character);
    return left < 0;
  });
  return characters.slice(0, cut);
}

/** Text that may stand in XML: what has a meaning there escaped, what may not be there at all shown as U+FFFD. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
