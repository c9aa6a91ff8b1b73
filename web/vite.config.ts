import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { preloads } from "./scripts/preloads.mjs";
import { thirdParty } from "./scripts/thirdParty.mjs";

const BROWSERS = ["chrome123", "firefox120", "safari17.5"];
const SERVICE = process.env["SAGEMAKER_LINEAGE_URL"] ?? "http://127.0.0.1:8000";
const API = ["/lineage", "/pipelines", "/settings", "/objects", "/posture", "/docs", "/openapi.json", "/health"];

// What begins everything else is small and needs nothing else.
const FIRST = /vite\/preload-helper|src\/(ahead\/|main\.|route\/paths|text\/files|ui\/kept|url\/viewState)/;
const EVERY_SCREEN =
  /node_modules\/(react|react-dom|scheduler|@tanstack|openapi-fetch)\/|src\/(ui|route|app)\/|src\/api\/(client|problem|queryClient|settings|plain)\.|src\/text\/(language|format|plural)\./;
// The picture and what stands around it; what comes later, or with one screen alone, is left to the bundler.
const LINEAGE =
  /node_modules\/(@xyflow|d3-[a-z]+|zustand|classcat|use-sync-external-store)\/|src\/(canvas|url)\/(?!picture)|src\/graph\/(ids|model|reach|flows|lines|circles|drawn)\.|src\/lineage\/(?!Execution|GapsDialog|HelpDialog|StepsTable|Timeline|Live\.|Announcer|CopyLink|NoLineage|nearest|schedule|selection|useNearNames)/;

export default defineConfig({
  base: "/ui/",
  plugins: [react(), preloads(), thirdParty()],
  build: {
    outDir: "../src/sagemaker_lineage/server/static",
    emptyOutDir: true,
    target: BROWSERS,
    cssTarget: BROWSERS,
    manifest: "manifest.json",
    // Nothing may become a data: address, which the page's policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // Left alone, the bundler makes a file of every part that two screens share: forty, each compressed for itself.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "first", test: FIRST, priority: 2 },
            { name: "base", test: EVERY_SCREEN, priority: 1 },
            { name: "lineage", test: LINEAGE },
          ],
        },
      },
    },
  },
  worker: { format: "es" },
  server: { proxy: Object.fromEntries(API.map((path) => [path, SERVICE])) },
});
