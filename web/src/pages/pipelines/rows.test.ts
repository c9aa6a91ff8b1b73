import { describe, expect, it } from "vitest";
import { bucket, outcome, pipeline } from "../../testing/pipelines";
import { listStateOf } from "./listState";
import {
  bucketState,
  columnsToChoose,
  columnValue,
  filtered,
  lastDuration,
  lastStatus,
  sorted,
  statusCounts,
  usualDuration,
  worstFirst,
} from "./rows";
import { windowAt } from "./useRowWindow";

const NOW = Date.parse("2026-11-22T10:41:57Z");
const run = (status: string) => ({ outcomes: [outcome({ status })] });
const never = { lastExecutionTime: null, outcomes: [] };
const named = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);

describe("the last run", () => {
  it("is AWS's word, or that there was none, or not known", () => {
    expect(lastStatus(pipeline("a", run("Stopped")))).toBe("Stopped");
    expect(lastStatus(pipeline("a", never))).toBe("NeverRan");
    expect(lastStatus(pipeline("a", { outcomes: null }))).toBeNull();
  });

  it("lasts until now while it runs", () => {
    const running = pipeline("a", { outcomes: [outcome({ status: "Executing", elapsedSec: null })] });
    expect(lastDuration(running, NOW)).toBe(3600);
    expect(lastDuration(pipeline("a"), NOW)).toBe(600);
    expect(lastDuration(pipeline("a", never), NOW)).toBeNull();
  });

  it("is measured against the median of those that ended", () => {
    const lengths = [null, 10, 30, 20, 40].map((elapsedSec, at) => outcome({ id: `${at}`, elapsedSec }));
    expect(usualDuration(lengths)).toEqual({ median: 20, count: 4 });
    expect(usualDuration([outcome({ elapsedSec: null })])).toBeNull();
  });
});

describe("the rows", () => {
  const rows = [
    pipeline("claims", { ...run("Succeeded"), owner: "risk", tags: { team: "Blue" } }),
    pipeline("churn", { ...run("Failed"), description: "Monthly for the Blue team" }),
    pipeline("price", { ...never, owner: "pricing" }),
  ];

  it.each([
    ["?q=blue", ["claims", "churn"]],
    ["?q=blue+TEAM%3D", ["claims"]],
    ["?q=failed", ["churn"]],
    ["?status=NeverRan", ["price"]],
    ["?status=Failed&q=claims", []],
    ["", ["claims", "churn", "price"]],
  ])("are filtered by %s", (search, expected) => {
    expect(named(filtered(rows, listStateOf(search)))).toEqual(expected);
  });

  it.each([
    ["?sort=status", ["churn", "claims", "price"]],
    ["?sort=-status", ["price", "claims", "churn"]],
    ["?sort=owner", ["price", "claims", "churn"]],
    ["?sort=-owner", ["claims", "price", "churn"]],
    ["?sort=duration", ["claims", "churn", "price"]],
    ["?sort=name", ["claims", "churn", "price"]],
  ])("stand in the order of %s, what has no value last", (search, expected) => {
    expect(named(sorted(rows, listStateOf(search), NOW))).toEqual(expected);
  });

  it("are counted by status, what wants attention first", () => {
    expect(statusCounts(rows)).toEqual([
      ["Failed", 1],
      ["Succeeded", 1],
      ["NeverRan", 1],
    ]);
  });

  it("offer their tags and parameters as columns", () => {
    expect(columnsToChoose(rows)).toEqual(["tag:team"]);
    expect(columnValue(rows[0] ?? pipeline("x"), "tag:team")).toBe("Blue");
    expect(columnValue(rows[1] ?? pipeline("x"), "parameter:Year")).toBeNull();
  });
});

describe("buckets", () => {
  it.each([
    [{}, "blocked"],
    [{ publicAccess: "Open" as const, encryption: "None" }, "open"],
    [{ publicAccess: "Partial" as const }, "partial"],
    [{ encryption: "None" }, "unencrypted"],
    [{ publicAccess: "Unknown" as const }, "unknown"],
    [{ encryption: "Unknown" }, "unknown"],
  ])("with %o are %s", (given, state) => {
    expect(bucketState(bucket(given))).toBe(state);
  });

  it("stand worst first, and one that is unknown never passes for a good one", () => {
    const buckets = [
      bucket(),
      bucket({ bucket: "b", publicAccess: "Unknown" }),
      bucket({ bucket: "c", publicAccess: "Open" }),
    ];
    expect(worstFirst(buckets).map((each) => each.bucket)).toEqual(["c", "b", "raw-data"]);
  });
});

describe("the window", () => {
  it("draws up to 200 rows all, and of more those around the view", () => {
    expect(windowAt(0, 800, 57, 200)).toEqual({ first: 0, last: 20, start: 0, end: 200 });
    expect(windowAt(5700, 800, 57, 500)).toEqual({ first: 100, last: 120, start: 88, end: 132 });
    expect(windowAt(1e9, 800, 57, 500)).toEqual({ first: 500, last: 500, start: 488, end: 500 });
  });
});
