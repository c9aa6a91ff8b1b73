import { readFileSync } from "node:fs";
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { finding, passed } from "../testing/findings";
import { rendered } from "../testing/rendered";
import { rules } from "../text/ko/rules";
import type { Language } from "../text/language";
import { spoken, useRules } from "./ruleText";

/** The ids of all rules, as the generated reference lists them. */
const IDS = [...readFileSync("../docs/reference/rules.md", "utf8").matchAll(/^\| \[`([a-z0-9-]+)`\]/gm)].map(
  ([, id]) => id,
);

function Title() {
  return <p>{spoken(finding(), useRules()).title}</p>;
}

const show = (language: Language) => rendered(<Title />, language);

describe("the words of rules", () => {
  it("are there in Korean for every rule, and for no other", () => {
    expect(IDS.length).toBeGreaterThan(40);
    expect(Object.keys(rules).sort()).toEqual([...IDS].sort());
  });

  it("are Korean, with the settings as the service names them", () => {
    for (const { title, remedy } of Object.values(rules)) {
      expect(title).toMatch(/[가-힣]/);
      expect(remedy).toMatch(/[가-힣]|^aws /);
    }
    expect(rules["s3-tls-only"]?.remedy).toContain('{"Bool": {"aws:SecureTransport": "false"}}');
  });

  it("are loaded where Korean is spoken, and only there", async () => {
    const { unmount } = show("ko");
    expect(await screen.findByText("버킷의 퍼블릭 쓰기가 차단되어야 함")).toBeVisible();
    unmount();
    show("en");
    expect(screen.getByText("Buckets should block public write access")).toBeVisible();
  });

  it("stay those of the service for a rule that is not known, and add no remedy", () => {
    const newer = finding({ rule: "constructor", title: "Something new" });
    expect(spoken(newer, rules)).toBe(newer);
    expect(spoken(passed(), rules)).toMatchObject({ title: "버킷에 기본 암호화가 설정되어 있어야 함", remedy: null });
  });
});
