import { plural } from "../plural";

export const status = {
  Cached: "Cached",
  Executing: "Executing",
  Failed: "Failed",
  NeverRan: "Never ran",
  NotStarted: "Not started",
  NotTaken: "Not taken",
  Skipped: "Not run",
  Starting: "Starting",
  Stopped: "Stopped",
  Stopping: "Stopping",
  Succeeded: "Succeeded",
  Unknown: "Unknown",
};

export const common = {
  close: "Close",
  gaps: (count: number) => plural("en", count, { one: "# fact could not be read", other: "# facts could not be read" }),
  gapsMore: (count: number) => plural("en", count, { one: "and # more", other: "and # more" }),
  loading: "Loading…",
  needs: (action: string) => `Needs ${action}`,
  notSince: (time: string) => `Not updated since ${time}.`,
  offline: "The service cannot be reached",
  offlineHint: "Check that it runs and that this machine is online, then try again.",
  opens: "opens in a new tab",
  requestId: "Request",
  retry: "Try again",
  retrying: "Trying again…",
  steps: (count: number) => plural("en", count, { one: "# step", other: "# steps" }),
};
