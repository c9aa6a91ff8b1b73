/** What the page shows, as it stands in the address. Pure: a query string in, a state out, and back. */

export const VIEWS = ["steps", "data", "both"] as const;
export const TABS = ["overview", "metrics", "io", "security", "raw"] as const;
export const DIRECTIONS = ["up", "down", "both"] as const;

export type View = (typeof VIEWS)[number];
export type Tab = (typeof TABS)[number];
export type Direction = (typeof DIRECTIONS)[number];

/**
 * `exec` null is the latest execution. `node` is a step's id, a data set's URI, `resource:KIND/NAME` or `model:STEP`.
 * `dir` is only set with `node` and says that the picture is narrowed to that node's path; `depth` is only set with `dir`, in steps.
 * `fold` holds the groups that are shown the other way round than by default; `*` turns the default itself round.
 */
export interface ViewState {
  readonly exec: string | null;
  readonly with: string | null;
  readonly view: View;
  readonly node: string | null;
  readonly tab: Tab;
  readonly dir: Direction | null;
  readonly depth: number | null;
  readonly security: boolean;
  readonly time: boolean;
  readonly q: string;
  readonly fold: readonly string[];
  readonly region: string | null;
  readonly profile: string | null;
}

/** Something in the address that could not be taken as written, and why. `value` is what was written. */
export interface Notice {
  readonly key: keyof ViewState;
  readonly value: string;
  readonly reason: "unknown-value" | "too-long" | "repeated" | "needs-node" | "needs-dir";
}

/** Keys that are not ours, in their order: they are kept. */
export type Rest = readonly (readonly [key: string, value: string])[];

export interface ParsedSearch {
  readonly state: ViewState;
  readonly notices: readonly Notice[];
  readonly rest: Rest;
}

export const DEFAULTS: ViewState = {
  exec: null,
  with: null,
  view: "both",
  node: null,
  tab: "overview",
  dir: null,
  depth: null,
  security: false,
  time: false,
  q: "",
  fold: [],
  region: null,
  profile: null,
};

const MOST_DEPTH = 999;
const LONGEST = 4_096;

type Key = keyof ViewState;
type Read<Value> = (text: string) => Value | undefined;
type Write<Value> = (value: Value) => readonly string[];

/** How a key is read (undefined: not a value of it) and written (no text: left out). */
interface Field<Value> {
  readonly read: Read<Value>;
  readonly write: Write<Value>;
}

const text: Field<string | null> = {
  read: (written) => written || null,
  write: (value) => (value ? [value] : []),
};

const words: Field<string> = {
  read: (written) => written,
  write: (value) => (value ? [value] : []),
};

const flag: Field<boolean> = {
  read: (written) => (written === "1" || written === "0" ? written === "1" : undefined),
  write: (value) => (value ? ["1"] : []),
};

const depth: Field<number | null> = {
  read: (written) => (/^[1-9]\d{0,2}$/.test(written) ? Number(written) : undefined),
  write: (value) => (value === null ? [] : [String(Math.min(value, MOST_DEPTH))]),
};

const list: Field<readonly string[]> = {
  read: (written) => (written ? [written] : []),
  write: (values) => values,
};

function oneOf<Word extends string, Default extends Word | null>(
  allowed: readonly Word[],
  fallback: Default,
): Field<Word | Default> {
  return {
    read: (written) => allowed.find((word) => word === written),
    write: (value) => (value === null || value === fallback ? [] : [value]),
  };
}

/** Every key, in the order in which it stands in the address. */
const FIELDS: { readonly [K in Key]: Field<ViewState[K]> } = {
  region: text,
  profile: text,
  exec: text,
  with: text,
  view: oneOf(VIEWS, DEFAULTS.view),
  node: text,
  tab: oneOf(TABS, DEFAULTS.tab),
  dir: oneOf(DIRECTIONS, null),
  depth,
  security: flag,
  time: flag,
  q: words,
  fold: list,
};

const KEYS = Object.keys(FIELDS) as Key[];

/** Read a query string, with or without its `?`. Never fails: what cannot be taken falls back, with a notice. */
export function parse(search: string): ParsedSearch {
  const notices: Notice[] = [];
  const rest: [string, string][] = [];
  const found = new Map<Key, ViewState[Key]>();
  for (const [name, written] of new URLSearchParams(search)) {
    const key = KEYS.find((each) => each === name);
    if (!key) rest.push([name, written]);
    else take(key, written, found, notices);
  }
  const state = { ...DEFAULTS, ...Object.fromEntries(found) } as ViewState;
  return { state: consistent(state, notices), notices, rest };
}

function take(key: Key, written: string, found: Map<Key, ViewState[Key]>, notices: Notice[]): void {
  const value = written.length > LONGEST ? undefined : FIELDS[key].read(written);
  const before = found.get(key);
  if (written.length > LONGEST) notices.push({ key, value: `${written.slice(0, 40)}…`, reason: "too-long" });
  else if (value === undefined) notices.push({ key, value: written, reason: "unknown-value" });
  else if (before === undefined) found.set(key, value);
  else if (Array.isArray(before)) found.set(key, [...new Set([...before, ...(value as readonly string[])])]);
  else notices.push({ key, value: written, reason: "repeated" });
}

/** Take out what means nothing alone: a direction without its node, a depth without its direction. */
function consistent(state: ViewState, notices: Notice[]): ViewState {
  const dir = state.node === null ? null : state.dir;
  const depth = dir === null ? null : state.depth;
  if (state.dir !== dir) notices.push({ key: "dir", value: String(state.dir), reason: "needs-node" });
  if (state.depth !== depth) notices.push({ key: "depth", value: String(state.depth), reason: "needs-dir" });
  return { ...state, dir, depth };
}

/** Write a state as a query string: defaults left out, always the same order, `""` or beginning with `?`. */
export function format(state: ViewState, rest: Rest = []): string {
  const pairs = new URLSearchParams();
  const shown = consistent(state, []);
  for (const key of KEYS) {
    for (const written of (FIELDS[key] as Field<unknown>).write(shown[key])) pairs.append(key, written);
  }
  for (const [key, value] of rest) pairs.append(key, value);
  const query = pairs.toString().replace(/%2F/g, "/").replace(/%3A/g, ":");
  return query && `?${query}`;
}

/** The state with some of it changed, and what means nothing any more taken out. */
export function changed(state: ViewState, patch: Partial<ViewState>): ViewState {
  return consistent({ ...state, ...patch }, []);
}
