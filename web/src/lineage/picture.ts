import type { picture as drawn } from "../canvas/picture";

/** Draw the lineage that is shown as SVG; what draws it is loaded when it is first wanted. */
export const picture = async (...given: Parameters<typeof drawn>): Promise<string> =>
  (await import("../canvas/picture")).picture(...given);
