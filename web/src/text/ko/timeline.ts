import type { Messages } from "../messages";

export const timeline: Messages["timeline"] = {
  title: "타임라인",
  span: (from, to) => `${from} – ${to}`,
  critical: (duration) => `주 경로 ${duration}`,
  share: (step, percent) => `그중 ${step} ${percent}`,
  onPath: "주 경로",
  none: "시작한 단계가 없습니다.",
  bar: (step, status, duration) => `${step}, ${status}, ${duration}`,
  close: "타임라인 닫기",
};
