/** Times, durations, sizes and numbers as a language writes them; what is not known is a dash. */
export interface Format {
  /** `2026-11-22 09:14 KST`; with seconds on request. The zone is the browser's. */
  dateTime: (instant: string | null | undefined, seconds?: boolean) => string;
  /** `09:14:31`, without the zone; without seconds on request. */
  time: (instant: string | null | undefined, seconds?: boolean) => string;
  /** `3 hours ago`, from now or from a given time in milliseconds. */
  relative: (instant: string | null | undefined, now?: number) => string;
  /** `31m 08s` of seconds: two units, the larger one first. */
  duration: (seconds: number | null | undefined) => string;
  /** `412 MB` of bytes, in powers of 1000. */
  bytes: (bytes: number | null | undefined) => string;
  number: (value: number | null | undefined, digits?: number) => string;
  /** `65%` of a share between 0 and 1. */
  percent: (share: number) => string;
  /** `a, b and c`. */
  list: (words: readonly string[]) => string;
  /** The browser's time zone, as `KST` or `GMT+9`. */
  zone: () => string;
}

export const UNKNOWN = "–";

const PARTS: Intl.DateTimeFormatOptions = {
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
};
// These zones have letters everybody there uses, and Intl writes GMT+9.
const LETTERS: Record<string, string> = { "Asia/Seoul": "KST", "Asia/Tokyo": "JST", "Asia/Kolkata": "IST" };

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];
const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte", "petabyte"] as const;

const millis = (instant: string | null | undefined): number | null => {
  const at = instant ? Date.parse(instant) : Number.NaN;
  return Number.isNaN(at) ? null : at;
};

/** Return the formats of a language, in the browser's time zone unless another is given. */
export function formatOf(language: string, timeZone?: string): Format {
  const zoned = timeZone ? { timeZone } : {};
  // The order of ISO 8601 is read alike in both languages and sorts; only the zone's name is the locale's.
  const parts = new Intl.DateTimeFormat("en-GB", { ...PARTS, ...zoned });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const lists = new Intl.ListFormat(language, { type: "conjunction" });
  const partsOf = (at: number): Record<string, string> =>
    Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));

  return {
    dateTime: (instant, seconds = false) => {
      const at = millis(instant);
      if (at === null) return UNKNOWN;
      const { year, month, day, hour, minute, second } = partsOf(at);
      return `${year}-${month}-${day} ${hour}:${minute}${seconds ? `:${second}` : ""} ${zoneAt(language, at, timeZone)}`;
    },
    time: (instant, seconds = true) => {
      const at = millis(instant);
      if (at === null) return UNKNOWN;
      const { hour, minute, second } = partsOf(at);
      return `${hour}:${minute}${seconds ? `:${second}` : ""}`;
    },
    relative: (instant, now = Date.now()) => {
      const at = millis(instant);
      return at === null ? UNKNOWN : ago(relative, (at - now) / 1000);
    },
    duration: (seconds) => (seconds == null ? UNKNOWN : lasting(language, seconds)),
    bytes: (bytes) => (bytes == null ? UNKNOWN : sized(language, bytes)),
    number: (value, digits = 3) =>
      value == null ? UNKNOWN : new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value),
    percent: (share) => new Intl.NumberFormat(language, { style: "percent" }).format(share),
    list: (words) => lists.format(words),
    zone: () => zoneAt(language, Date.now(), timeZone),
  };
}

function zoneAt(language: string, at: number, timeZone?: string): string {
  const format = new Intl.DateTimeFormat(language, { timeZoneName: "short", ...(timeZone ? { timeZone } : {}) });
  const letters = LETTERS[format.resolvedOptions().timeZone];
  return letters ?? format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "UTC";
}

function ago(format: Intl.RelativeTimeFormat, seconds: number): string {
  const [unit, length] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  return format.format(Math.trunc(seconds / length), unit);
}

function lasting(language: string, seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const amounts: [string, number][] = [
    ["day", Math.floor(whole / 86_400)],
    ["hour", Math.floor(whole / 3_600) % 24],
    ["minute", Math.floor(whole / 60) % 60],
    ["second", whole % 60],
  ];
  const first = amounts.findIndex(([, amount]) => amount > 0);
  const shown = first < 0 ? amounts.slice(-1) : amounts.slice(first, first + 2);
  return shown.map(([unit, amount], at) => inUnit(language, unit, amount, at === 0 ? 1 : 2)).join(" ");
}

const inUnit = (language: string, unit: string, amount: number, digits: number): string =>
  new Intl.NumberFormat(language, {
    style: "unit",
    unit,
    unitDisplay: "narrow",
    minimumIntegerDigits: digits,
  }).format(amount);

function sized(language: string, bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** power;
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: UNITS[power] ?? "byte",
    unitDisplay: "short",
    maximumFractionDigits: value < 10 && power > 0 ? 1 : 0,
  }).format(value);
}
