import type { IconName } from "../ui/Icon";

const ICONS: Record<string, IconName> = {
  Processing: "gear",
  Training: "trend",
  Tuning: "sliders",
  AutoML: "sliders",
  Transform: "swap",
  Model: "cube",
  RegisterModel: "cube",
  Condition: "diamond",
  Fail: "noCircle",
  QualityCheck: "check",
  ClarifyCheck: "check",
};

/** The drawing of a step type; types that are not known look like any other job. */
export const iconOf = (type: string): IconName => ICONS[type] ?? "square";
