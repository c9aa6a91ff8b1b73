export const timeline = {
  title: "Timeline",
  span: (from: string, to: string) => `${from} – ${to}`,
  critical: (duration: string) => `critical path ${duration}`,
  share: (step: string, percent: string) => `${step} is ${percent}`,
  onPath: "on the critical path",
  none: "No step has started.",
  bar: (step: string, status: string, duration: string) => `${step}, ${status}, ${duration}`,
  close: "Close the timeline",
};
