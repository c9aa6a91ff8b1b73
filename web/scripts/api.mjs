// Write src/api/schema.d.ts from the committed OpenAPI description; with --check only say whether it differs.
import { readFile, writeFile } from "node:fs/promises";
import openapi, { astToString } from "openapi-typescript";

const DESCRIPTION = new URL("../../docs/reference/openapi.json", import.meta.url);
const TYPES = new URL("../src/api/schema.d.ts", import.meta.url);
const HEAD = "// Made from docs/reference/openapi.json by `npm run api`. Do not edit.\n\n";

const made = HEAD + astToString(await openapi(JSON.parse(await readFile(DESCRIPTION, "utf8")), { alphabetize: false }));
if (!process.argv.includes("--check")) {
  await writeFile(TYPES, made);
} else if (made !== (await readFile(TYPES, "utf8"))) {
  console.error("src/api/schema.d.ts is not what docs/reference/openapi.json says. Run: make api");
  process.exitCode = 1;
}
