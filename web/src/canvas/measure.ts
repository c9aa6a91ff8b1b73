import { widthOf } from "../graph/text";

const widths = new Map<string, number>();
let pen: CanvasRenderingContext2D | null | undefined;

/** The width of text in the page's own font, as about where the browser does not tell: a weight of 600 is assumed. */
export function measured(text: string, size: number): number {
  pen ??= document.createElement("canvas").getContext("2d");
  if (!pen) return widthOf(text, size);
  let width = 0;
  for (const character of text) width += widthIn(pen, character) * size;
  return width;
}

/** The width of a character at size 1. Kerning is left out: it makes text narrower, if anything. */
function widthIn(context: CanvasRenderingContext2D, character: string): number {
  const known = widths.get(character);
  if (known !== undefined) return known;
  context.font = `600 100px ${getComputedStyle(document.body).fontFamily}`;
  const width = context.measureText(character).width / 100;
  widths.set(character, width);
  return width;
}
