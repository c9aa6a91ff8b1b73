import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "happy-dom",
    environmentOptions: { happyDOM: { url: "http://localhost:8000/ui/pipelines" } },
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/testing/setup.ts"],
    restoreMocks: true,
    testTimeout: 30_000,
    coverage: {
      provider: "v8",
      include: ["src/**/*.{ts,tsx}"],
      exclude: ["src/**/*.test.{ts,tsx}", "src/testing/**", "src/api/schema.d.ts", "src/main.ts", "src/start.tsx"],
      reporter: ["text-summary"],
      thresholds: {
        "src/graph/**": { branches: 100 },
        "src/url/**": { branches: 100 },
      },
    },
  },
});
