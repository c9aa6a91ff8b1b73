import { first } from "./ko/first";
import { panel } from "./ko/panel";
import type { Messages } from "./messages";

export const ko: Messages = { ...first, panel };
