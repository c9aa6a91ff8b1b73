import type { LineageDocument } from "../api/types";
import type { Format } from "../text/format";
import type { Messages } from "../text/messages";
import type { ViewState } from "../url/viewState";

/** The picture that is shown, as SVG. */
export async function picture(
  _document: LineageDocument,
  _state: ViewState,
  _text: Messages,
  _format: Format,
): Promise<string> {
  throw new Error("no picture");
}
