import { describe, expect, it } from "vitest";
import { finding, passed, unknown } from "../testing/findings";
import { en } from "../text/en";
import { csvOf } from "./csv";
import { countsOf, grouped, ofArtifact, ofStep, standingOf, worstFirst } from "./findings";
import { markOf, standingMark } from "./marks";
import { chosen, searchOf, stateOf } from "./pageState";
import { shortId } from "./ReachesList";

const LOW = finding({ severity: "low", rule: "image-tag", resource: "image" });
const NONE = finding({ verdict: "not-applicable", rule: "volume-key" });

describe("findings", () => {
  it("stand worst first: failed by severity, unknown, passed, not applicable", () => {
    const all = [NONE, passed(), unknown(), LOW, finding()];
    expect(all.sort(worstFirst).map(({ verdict, severity }) => `${verdict} ${severity}`)).toEqual([
      "fail critical",
      "fail low",
      "unknown medium",
      "pass medium",
      "not-applicable critical",
    ]);
  });

  it("are put together by resource, model and rule, the worst group first", () => {
    const all = [LOW, unknown(), finding(), passed()];
    expect(grouped(all, "resource").map(({ id, findings }) => [id, findings.length])).toEqual([
      ["acme-shared", 2],
      ["image", 1],
      ["vendor-drop", 1],
    ]);
    expect(grouped(all, "rule").map(({ id }) => id)).toEqual([
      "s3-public-write",
      "image-tag",
      "s3-tls-only",
      "s3-encryption",
    ]);
    expect(grouped(all, "model").map(({ kind, findings }) => [kind, findings.length])).toEqual([["endpoint", 3]]);
  });

  it("on locations stand with their bucket", () => {
    const groups = grouped([finding(), finding({ resource: "s3://acme-shared/ref/codes.csv" })], "resource");
    expect(groups.map(({ id, findings }) => [id, findings.length])).toEqual([["acme-shared", 2]]);
  });

  it("with groups equally bad put the larger first, then go by name", () => {
    const groups = grouped(
      [finding({ resource: "b" }), finding({ resource: "a" }), finding({ resource: "c" }), finding({ resource: "c" })],
      "resource",
    );
    expect(groups.map(({ id }) => id)).toEqual(["c", "a", "b"]);
  });

  it("are counted by verdict, and failed ones by severity", () => {
    expect(countsOf([finding(), LOW, unknown(), passed(), NONE])).toEqual({
      fail: { critical: 1, high: 0, medium: 0, low: 1 },
      failed: 2,
      unknown: 1,
      passed: 1,
      other: 1,
    });
  });

  it("together are never a pass where something is unknown", () => {
    expect(standingOf([passed(), unknown()])).toEqual({ verdict: "unknown", severity: null, count: 1 });
    expect(standingOf([passed(), unknown(), LOW, finding()])).toEqual({
      verdict: "fail",
      severity: "critical",
      count: 2,
    });
    expect(standingOf([passed()])).toEqual({ verdict: "pass", severity: null, count: 1 });
    expect(standingOf([NONE])).toBeNull();
  });

  it("belong to a location by itself or by its bucket, and to a step by its own settings", () => {
    const own = finding({ artifacts: [], resource: "arn:aws:sagemaker:r:1:training-job/x", nodes: ["Train"] });
    expect(ofArtifact([finding(), unknown(), own], 0, "other")).toEqual([finding()]);
    expect(ofArtifact([finding({ artifacts: [9] })], 0, "acme-shared")).toHaveLength(1);
    expect(ofStep([finding({ nodes: ["Train"] }), own], "Train")).toEqual([own]);
  });
});

describe("marks", () => {
  it("tell pass, finding and unknown apart by shape and words, not by colour alone", () => {
    const marks = [finding(), unknown(), passed(), NONE].map((each) => markOf(each, en));
    expect(new Set(marks.map(({ icon }) => icon)).size).toBe(4);
    expect(new Set(marks.map(({ words }) => words)).size).toBe(4);
    expect(marks[1]?.tone).not.toBe("good");
  });

  it("say how many failed on a place, and how bad the worst is", () => {
    expect(standingMark({ verdict: "fail", severity: "high", count: 2 }, en).words).toBe("High · 2 findings");
    expect(standingMark({ verdict: "unknown", severity: null, count: 2 }, en).words).toBe("Unknown");
    expect(standingMark({ verdict: "pass", severity: null, count: 2 }, en).words).toBe("Passes");
  });
});

describe("the address of the page", () => {
  it("leaves defaults out, keeps other keys, and falls back where it is not understood", () => {
    const state = { by: "rule", only: "high", every: true, q: "acme" } as const;
    expect(stateOf(searchOf(state, "?region=eu-west-1"))).toEqual(state);
    expect(searchOf(state, "?region=eu-west-1")).toBe("?region=eu-west-1&by=rule&severity=high&every=1&q=acme");
    expect(stateOf(searchOf({ ...state, only: "unknown" }, "")).only).toBe("unknown");
    const none = { by: "resource", only: null, every: false, q: "" } as const;
    expect(searchOf(none, "?by=rule&q=old&verdict=unknown")).toBe("");
    expect(stateOf("?by=planet&severity=awful&verdict=pass")).toEqual(none);
  });

  it("filters by severity what failed, and hides what asks for nothing", () => {
    const all = [finding(), unknown(), passed(), LOW];
    expect(chosen(all, stateOf(""))).toEqual([finding(), unknown(), LOW]);
    expect(chosen(all, stateOf("?every=1"))).toHaveLength(4);
    expect(chosen(all, stateOf("?severity=low"))).toEqual([LOW]);
    expect(chosen(all, stateOf("?verdict=unknown"))).toEqual([unknown()]);
  });

  it("finds by every word: of what it is about, its rule and control, its pipeline, and what it reaches", () => {
    const all = [finding(), unknown(), LOW];
    expect(chosen(all, stateOf("?q=VENDOR+tls"))).toEqual([unknown()]);
    expect(chosen(all, stateOf("?q=s3.5"))).toEqual([unknown()]);
    expect(chosen(all, stateOf("?q=endpoint/claims"))).toEqual([finding(), LOW]);
    expect(chosen(all, stateOf("?q=nothing"))).toEqual([]);
  });
});

describe("the table for spreadsheets", () => {
  it("holds nothing that would be calculated, and quotes what it must", () => {
    const hostile = finding({ resource: '=cmd|"x"', evidence: "a,b", title: "  @sum", controls: ["S3.2", "S3.3"] });
    const [head, row, end] = csvOf([hostile]).split("\r\n");
    expect(head).toMatch(/^pipeline,verdict,severity,rule/);
    expect(row).toContain(`"'=cmd|""x"""`);
    expect(row).toContain(`"a,b"`);
    expect(row).toContain("'  @sum");
    expect(row).toContain("S3.2 S3.3,arn:aws:sagemaker:ap-northeast-2:111122223333:endpoint/claims");
    expect(end).toBe("");
  });
});

describe("short names", () => {
  it("are the end of an ARN, a location without its scheme, and else the name itself", () => {
    expect(shortId("arn:aws:sagemaker:r:1:model-package/claims/7")).toBe("claims/7");
    expect(shortId("s3://b/k")).toBe("b/k");
    expect(shortId("bucket")).toBe("bucket");
  });
});
