import { plural } from "../plural";

export const pipelines = {
  allDomains: "All domains",
  asOf: (time: string) => `Read-only · data as of ${time}`,
  bucketAccess: {
    Blocked: "public access blocked",
    Open: "public access not blocked",
    Partial: "public access partly blocked",
    Unknown: "public access unknown",
  },
  bucketEncryption: (encryption: string) => `encryption ${encryption}`,
  bucketVersioning: (versioning: string) => `versioning ${versioning}`,
  buckets: "S3 buckets",
  bucketsMore: (count: number) => `+${count}`,
  chooseRegion: "Choose a region",
  chooseRegionHint: "The service has no default region. The pipelines of one region are shown at a time.",
  clearFilter: "Clear the filter",
  columns: "Columns",
  columnsNone: "No pipeline here has tags or parameters.",
  columnsParameters: "Parameters of the last run",
  columnsTags: "Tags",
  definition: "Open a definition",
  domain: "Domain",
  duration: "Duration",
  durationUsual: (median: string, count: number) =>
    plural("en", count, {
      one: `the one run that ended took ${median}`,
      other: `half of the last # took up to ${median}`,
    }),
  filter: "Filter pipelines",
  filterHint: "Filter by name, owner, tag…",
  hintFilter: "filter",
  hintMove: "move",
  hintOpen: "open",
  lastRun: "Last run",
  loaded: (loaded: number, total: number) => `${loaded} of ${total} loaded`,
  matchNone: "No pipeline matches",
  matchNoneHint: (words: string) => `Nothing here goes with ${words}.`,
  name: "Pipeline",
  none: (region: string) => `There are no pipelines in ${region}`,
  noneInDomain: (domain: string, region: string) => `There are no pipelines of the domain ${domain} in ${region}`,
  noneHint: "This is what AWS answered for this region and account. Another region may have some.",
  notRead: "not read",
  outcomes: "Last 20 runs",
  outcomesNone: "No runs",
  outcomesSaid: (count: number, parts: string) =>
    plural("en", count, { one: `The last run: ${parts}`, other: `The last # runs, newest on the right: ${parts}` }),
  owner: "Owner",
  partOf: (status: string, count: number) => `${count} ${status.toLowerCase()}`,
  shown: (shown: number, all: number) =>
    `${shown} of ${plural("en", all, { one: "# pipeline", other: "# pipelines" })}`,
  shownSoFar: (shown: number, all: number) =>
    shown === all
      ? `The first ${plural("en", all, { one: "pipeline", other: "# pipelines" })}`
      : `${shown} of the first ${all}`,
  since: (duration: string) => `${duration} so far`,
  statusAll: "All",
  statusFilter: "Status of the last run",
  steps: "Steps",
  table: "Pipelines",
};
