import type { ReactNode } from "react";
import "./icon.css";

const PATHS = {
  alert: "M8 2.2 14.5 13.5h-13zM8 6.5v3M8 11.6v.1",
  arrowDown: "M8 3v10M4 9l4 4 4-4",
  arrowUp: "M8 13V3M4 7l4-4 4 4",
  bucket:
    "M2.5 4c0-1.1 2.5-2 5.5-2s5.5.9 5.5 2-2.5 2-5.5 2-5.5-.9-5.5-2Zm0 0v8c0 1.1 2.5 2 5.5 2s5.5-.9 5.5-2V4M2.5 8c0 1.1 2.5 2 5.5 2s5.5-.9 5.5-2",
  check: "m3 8.5 3.2 3.2L13 4.8",
  chevronDown: "m4 6 4 4 4-4",
  chevronRight: "m6 4 4 4-4 4",
  chevronUp: "m4 10 4-4 4 4",
  clock: "M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4ZM8 4.6V8l2.3 1.6",
  columns: "M2.2 3h11.6v10H2.2zM6.1 3v10M9.9 3v10",
  copy: "M5.5 5.5h8v8h-8zM3.5 10.5h-1v-8h8v1",
  cross: "m4 4 8 8M12 4l-8 8",
  cube: "m8 1.8 5.5 3v6.4L8 14.2l-5.5-3V4.8zM2.5 4.8 8 8l5.5-3.2M8 8v6.2",
  dashes: "M1.5 8h3M6.5 8h3M11.5 8h3",
  diamond: "m8 2 6 6-6 6-6-6z",
  download: "M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11",
  external: "M5 11 11.5 4.5M6.5 4.5h5v5",
  file: "M4 1.8h5l3.2 3.2v9.2H4zM9 1.8V5h3.2",
  filter: "M2 3.5h12L9.5 9v4l-3-1.5V9z",
  fit: "M2.5 6v-3.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
  focus: "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1.5V5M8 11v3.5M1.5 8H5M11 8h3.5",
  gap: "M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4ZM6.2 6.3C6.3 5.2 7 4.6 8 4.6s1.8.7 1.8 1.6C9.8 7.4 8 7.5 8 9M8 11.2v.1",
  gear: "M8 10.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M3.4 12.6l1.4-1.4M11.2 4.8l1.4-1.4",
  info: "M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4ZM8 7.3v3.7M8 4.9V5",
  lambda: "M4.8 2.8h1.6L11.4 13h1.4M7.6 6.2 4 13",
  lines: "M2.5 4h7M4.5 8h9M2.5 12h6",
  link: "m6.5 9.5 3-3M7 4.7l1.6-1.6a2.9 2.9 0 0 1 4.2 4.2L11.3 9M9 11.3l-1.6 1.6a2.9 2.9 0 0 1-4.2-4.2L4.7 7",
  loop: "M3 8a4 4 0 0 1 4-4h5M9.8 1.8 12 4 9.8 6.2M13 8a4 4 0 0 1-4 4H4M6.2 14.2 4 12l2.2-2.2",
  minus: "M3.5 8h9",
  moon: "M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8Z",
  noCircle: "M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4ZM5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4",
  offline:
    "M2 2l12 12M1.8 6.3A9 9 0 0 1 4.6 4.5M7.5 3.6a9 9 0 0 1 6.7 2.7M4.2 8.8a5.5 5.5 0 0 1 2.6-1.4M10 8a5.5 5.5 0 0 1 1.8 1.1M8 12v.1",
  pause: "M5.5 3.5v9M10.5 3.5v9",
  plus: "M8 3.5v9M3.5 8h9",
  running: "M13.2 9.4A5.4 5.4 0 1 1 9.4 2.8",
  search: "M7 11.8A4.8 4.8 0 1 0 7 2.2a4.8 4.8 0 0 0 0 9.6ZM10.5 10.5l3.5 3.5",
  shield: "M8 1.7 13.3 3.5v4c0 3.3-2.2 5.6-5.3 6.8-3.1-1.2-5.3-3.5-5.3-6.8v-4z",
  shieldAlert: "M8 1.7 13.3 3.5v4c0 3.3-2.2 5.6-5.3 6.8-3.1-1.2-5.3-3.5-5.3-6.8v-4zM8 5v3M8 10.4v.1",
  shieldCheck: "M8 1.7 13.3 3.5v4c0 3.3-2.2 5.6-5.3 6.8-3.1-1.2-5.3-3.5-5.3-6.8v-4zM5.6 7.8l1.8 1.8 3-3.2",
  sliders:
    "M2.5 4.5h6M12.5 4.5h1M2.5 8h1.5M8 8h5.5M2.5 11.5h7M13 11.5h.5M10.5 6a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM6 9.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM11.3 13a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3Z",
  spark: "M8 1.8 9.6 6.4 14.2 8 9.6 9.6 8 14.2 6.4 9.6 1.8 8 6.4 6.4z",
  square: "M4 4h8v8H4z",
  stack: "m8 2 6 3-6 3-6-3zM2 8l6 3 6-3M2 11l6 3 6-3",
  sun: "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1.2v1.6M8 13.2v1.6M1.2 8h1.6M13.2 8h1.6M3.2 3.2l1.1 1.1M11.7 11.7l1.1 1.1M3.2 12.8l1.1-1.1M11.7 4.3l1.1-1.1",
  swap: "M2.5 5.5h10M9.5 2.5l3 3-3 3M13.5 10.5h-10M6.5 7.5l-3 3 3 3",
  tag: "M2 2.5h5.2l6.5 6.5-4.9 4.9L2 7.2zM5 5.5v.1",
  trend: "M2 12 6 7.5l2.8 2.7L14 4M10.5 4H14v3.5",
  upload: "M8 10.5V2.5M4.5 6 8 2.5 11.5 6M2.5 13.5h11",
} as const satisfies Record<string, string>;

export type IconName = keyof typeof PATHS;

/** The drawing of an icon as an SVG path, for pictures that stand for themselves. */
export const iconPath = (name: IconName): string => PATHS[name];

/** A drawing of 16 × 16 in the colour of the text; hidden from assistive technology, the words stand beside it. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }): ReactNode {
  return (
    <svg className={`icon icon-${name}`} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
