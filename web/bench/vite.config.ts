import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  logLevel: "warn",
  build: {
    outDir: "../../build/bench",
    emptyOutDir: true,
    lib: { entry: "layout.ts", formats: ["iife"], name: "bench", fileName: () => "layout.js" },
  },
});
