import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "app/**/*.test.{ts,tsx}",
      "db/**/*.test.ts",
      "tests/{integration,architecture}/**/*.test.{ts,tsx}",
    ],
    environment: "node",
    // Vitest leaves a core to itself; with two that would be half of them.
    maxWorkers: 2,
    restoreMocks: true,
    // No test is about time: these only end one that hangs, on however slow a machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
