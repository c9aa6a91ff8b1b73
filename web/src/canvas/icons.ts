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

const OF_DATA: ReadonlyMap<string, IconName> = new Map([
  ["endpoint", "upload"],
  ["feature-group", "columns"],
  ["model", "cube"],
  ["model-package", "cube"],
  ["model-package-group", "stack"],
  ["report", "file"],
  ["table", "columns"],
]);

/** The icon of data by its role or kind; a bucket for what is just data. */
export function iconOfData(kind: string): IconName {
  return OF_DATA.get(kind) ?? "bucket";
}

/** The icon of a step type; a square for one that is not known. */
export function iconOf(type: string): IconName {
  return ICONS.get(type) ?? "square";
}
