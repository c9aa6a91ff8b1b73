import type { PipelineFinding } from "./findings";

const COLUMNS = [
  "pipeline",
  "verdict",
  "severity",
  "rule",
  "title",
  "resource",
  "evidence",
  "reason",
  "iamAction",
  "remedy",
  "controls",
  "reaches",
] as const;

// What a spreadsheet would take for a formula, whatever blanks stand before it.
const FORMULA = /^\s*[=+\-@\t\r]/;

/** Write findings as a table for spreadsheets (RFC 4180), with nothing in it that one would calculate. */
export function csvOf(findings: readonly PipelineFinding[]): string {
  const rows = findings.map((finding) => COLUMNS.map((column) => columnOf(finding, column)));
  return [COLUMNS, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function columnOf(finding: PipelineFinding, column: (typeof COLUMNS)[number]): string {
  if (column === "controls") return finding.controls.join(" ");
  if (column === "reaches") return finding.reaches.map(({ id }) => id).join(" ");
  return finding[column] ?? "";
}

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
