import { first } from "./en/first";
import { panel } from "./en/panel";

export const en = { ...first, panel };
