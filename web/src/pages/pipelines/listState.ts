/** What the list page shows, all of it in the address. */
export interface ListState {
  /** What was typed into the filter. */
  q: string;
  /** The status of the last run that rows must have; null for any. */
  status: string | null;
  domain: string | null;
  profile: string | null;
  sort: SortKey;
  descending: boolean;
  /** Further columns: `tag:KEY` or `parameter:NAME`, in the order they were chosen. */
  columns: readonly string[];
}

/** Columns to sort by: the service sorts by the first three, the page itself by the others, over all that is loaded. */
export const SORTS = ["name", "lastExecutionTime", "lastModifiedTime", "status", "duration", "owner"] as const;
export type SortKey = (typeof SORTS)[number];

const OF_THE_SERVICE = new Set<SortKey>(["name", "lastExecutionTime", "lastModifiedTime"]);
const MOST_COLUMNS = 12;

const isSort = (word: string): word is SortKey => (SORTS as readonly string[]).includes(word);

/** Return what an address says; what it does not say, or says wrongly, is as if it were not there. */
export function listStateOf(search: string): ListState {
  const query = new URLSearchParams(search);
  const sort = query.get("sort") ?? "";
  const key = sort.replace(/^-/, "");
  return {
    q: query.get("q") ?? "",
    status: query.get("status") || null,
    domain: query.get("domain") || null,
    profile: query.get("profile") || null,
    sort: isSort(key) ? key : "name",
    descending: isSort(key) && sort.startsWith("-"),
    columns: columnsOf(query.get("columns") ?? ""),
  };
}

const columnsOf = (text: string): string[] => {
  const words = text.split(",").map(decoded);
  return [...new Set(words.filter((word) => /^(tag|parameter):./s.test(word)))].slice(0, MOST_COLUMNS);
};

const decoded = (word: string): string => {
  try {
    return decodeURIComponent(word);
  } catch {
    return "";
  }
};

/** Return an address's query with a state in it: defaults left out, a fixed order, what is not ours kept. */
export function searchOf(state: ListState, search: string): string {
  const sort = `${state.descending ? "-" : ""}${state.sort}`;
  const ours: Record<string, string> = {
    domain: state.domain ?? "",
    q: state.q,
    status: state.status ?? "",
    sort: sort === "name" ? "" : sort,
    columns: state.columns.map(encodeURIComponent).join(","),
    profile: state.profile ?? "",
  };
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(ours)) {
    query.delete(name);
    if (value) query.set(name, value);
  }
  const text = query.toString();
  return text ? `?${text}` : "";
}

/** Return the order to ask the service for; by name where the page itself sorts. */
export const serviceSort = ({ sort, descending }: ListState): string =>
  OF_THE_SERVICE.has(sort) ? `${descending ? "-" : ""}${sort}` : "name";

/** Tell whether only some rows are asked for, by words or by status. */
export const narrows = (state: ListState): boolean => state.q !== "" || state.status !== null;

/** Tell whether every row must be loaded to show what is asked for: a filter or an order of the page's own. */
export const needsAll = (state: ListState): boolean => narrows(state) || !OF_THE_SERVICE.has(state.sort);
