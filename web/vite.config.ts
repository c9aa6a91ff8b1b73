import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const BROWSERS = ["chrome123", "firefox120", "safari17.5"];
const SERVICE = process.env["SAGEMAKER_LINEAGE_URL"] ?? "http://127.0.0.1:8000";
const API = ["/lineage", "/pipelines", "/settings", "/objects", "/posture", "/docs", "/openapi.json", "/health"];

export default defineConfig({
  base: "/ui/",
  plugins: [react()],
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
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/testing/setup.ts"],
    restoreMocks: true,
    coverage: {
      provider: "v8",
      include: ["src/**/*.{ts,tsx}"],
      exclude: ["src/**/*.test.{ts,tsx}", "src/testing/**", "src/api/schema.d.ts", "src/main.tsx"],
      reporter: ["text"],
      thresholds: {
        "src/graph/**": { branches: 100 },
        "src/url/**": { branches: 100 },
      },
    },
  },
});
