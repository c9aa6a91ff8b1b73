import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { thirdParty } from "./scripts/thirdParty.mjs";

const BROWSERS = ["chrome123", "firefox120", "safari17.5"];
const SERVICE = process.env["SAGEMAKER_LINEAGE_URL"] ?? "http://127.0.0.1:8000";
const API = ["/lineage", "/pipelines", "/settings", "/objects", "/posture", "/docs", "/openapi.json", "/health"];

const EVERY_SCREEN =
  /node_modules\/(react|react-dom|scheduler|@tanstack|openapi-fetch)\/|src\/(ui|route|app)\/|src\/api\/(client|problem|queryClient|settings|plain)\.|src\/text\/(language|format|plural)\./;
const LINEAGE =
  /node_modules\/(@xyflow|d3-[a-z]+|zustand|classcat|use-sync-external-store)\/|src\/(canvas|url)\/(?!picture)|src\/graph\/(ids|model|reach|flows|lines|circles|drawn)\./;

export default defineConfig({
  base: "/ui/",
  plugins: [react(), thirdParty()],
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
            { name: "base", test: EVERY_SCREEN },
            { name: "graph", test: LINEAGE },
          ],
        },
      },
    },
  },
  worker: { format: "es" },
  server: { proxy: Object.fromEntries(API.map((path) => [path, SERVICE])) },
});
