// Hold the bundle to its limits: kB of 1,000 bytes, gzip, of what a page loads before it is whole.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const STATIC = new URL("../../src/sagemaker_lineage/server/static/", import.meta.url);
const LIMITS = { "list page, JS": 110, "lineage page, JS": 190, "lineage page, CSS": 20, "layout worker": 5 };

const manifest = JSON.parse(readFileSync(new URL("manifest.json", STATIC), "utf8"));
const closure = (key, seen = new Set()) => {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) closure(next, seen);
  return seen;
};
const chunks = (...keys) => [...new Set(keys.flatMap((key) => [...closure(key)]))].map((key) => manifest[key]);
const weigh = (files) =>
  [...new Set(files)].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, STATIC))).length, 0) / 1000;

// A page is whole with one of its languages; Korean takes the more bytes.
const named = readFileSync(new URL("index.html", STATIC), "utf8").match(/assets\/[\w.-]+\.js/g);
const page = (name) => [...named.map((file) => ({ file })), ...chunks("src/text/ko/first.ts", `src/pages/${name}.tsx`)];
const [list, lineage] = [page("Pipelines"), page("Lineage")];
const workers = readdirSync(new URL("assets/", STATIC)).filter((name) => /worker.*\.js$/.test(name));
const found = {
  "list page, JS": weigh(list.map(({ file }) => file)),
  "lineage page, JS": weigh(lineage.map(({ file }) => file)),
  "lineage page, CSS": weigh(lineage.flatMap(({ css }) => css ?? [])),
  "layout worker": weigh(workers.map((name) => `assets/${name}`)),
};
for (const [what, limit] of Object.entries(LIMITS)) {
  console.log(`${what.padEnd(20)}${found[what].toFixed(1).padStart(7)} of ${limit} kB`);
  if (found[what] > limit) process.exitCode = 1;
}
if (process.exitCode) console.error("The page is too heavy.");
