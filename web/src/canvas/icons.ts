import type { IconName } from "../ui/Icon";

const ICONS: ReadonlyMap<string, IconName> = new Map([
  ["AutoML", "spark"],
  ["Callback", "clock"],
  ["ClarifyCheck", "shieldCheck"],
  ["Condition", "diamond"],
  ["EMR", "stack"],
  ["EMRServerless", "stack"],
  ["Fail", "noCircle"],
  ["ForEach", "loop"],
  ["Lambda", "lambda"],
  ["Model", "cube"],
  ["NotebookJob", "file"],
  ["Processing", "gear"],
  ["QualityCheck", "shieldCheck"],
  ["RegisterModel", "tag"],
  ["Training", "trend"],
  ["Transform", "swap"],
  ["Tuning", "sliders"],
]);

/** The icon of a step type; a square for one that is not known. */
export function iconOf(type: string): IconName {
  return ICONS.get(type) ?? "square";
}
