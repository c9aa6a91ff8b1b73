// Write THIRD_PARTY.txt beside the bundle: the packages that are really in it, with their licences.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const ALLOWED = new Set(["MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "0BSD"]);
const HEAD = "The page contains these packages, each under the licence that follows its name.\n";
const RULE = `\n${"-".repeat(80)}\n\n`;

/** Return the folder of the package a module belongs to; null for our own modules and those the bundler makes. */
export function packageOf(id) {
  const path = id.replace(/\?.*$/, "").replaceAll("\\", "/");
  const at = path.lastIndexOf("/node_modules/");
  if (at < 0 || path.startsWith("\0")) return null;
  const [scope, name] = path.slice(at + "/node_modules/".length).split("/");
  return join(path.slice(0, at), "node_modules", scope.startsWith("@") ? `${scope}/${name}` : scope);
}

/** Return name, version, licence and its text. Throws for a licence that may not be shipped, or one without its text. */
export function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (!ALLOWED.has(license)) throw new Error(`${name} ${version} may not be in the bundle: its licence is ${license}.`);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry)) ?? licenceBeside(folder);
  if (!file) throw new Error(`${name} ${version} comes without the text of its licence.`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
}

// A package of a scope may leave its licence to the scope's main package.
function licenceBeside(folder) {
  const scope = dirname(folder);
  const siblings = existsSync(scope) ? readdirSync(scope) : [];
  for (const sibling of siblings) {
    const entries = scope.includes("@") ? readdirSync(join(scope, sibling)) : [];
    const file = entries.find((entry) => /^licen[cs]e/i.test(entry));
    if (file) return join("..", sibling, file);
  }
  return undefined;
}

/** A plugin of the bundler. */
export function thirdParty() {
  return {
    name: "third-party",
    apply: "build",
    generateBundle(_options, bundle) {
      const ids = Object.values(bundle).flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []));
      const folders = [...new Set(ids.map(packageOf))].filter((folder) => folder !== null).sort();
      this.emitFile({
        type: "asset",
        fileName: "THIRD_PARTY.txt",
        source: [HEAD, ...folders.map(noticeOf)].join(RULE),
      });
    },
  };
}
