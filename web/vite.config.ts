import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { thirdParty } from "./scripts/thirdParty.mjs";

const BROWSERS = ["chrome123", "firefox120", "safari17.5"];
const SERVICE = process.env["SAGEMAKER_LINEAGE_URL"] ?? "http://127.0.0.1:8000";
const API = ["/lineage", "/pipelines", "/settings", "/objects", "/posture", "/docs", "/openapi.json", "/health"];

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
  },
  worker: { format: "es" },
  server: { proxy: Object.fromEntries(API.map((path) => [path, SERVICE])) },
});
