import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "app/**/*.test.{ts,tsx}",
      "db/**/*.test.ts",
      "tests/{integration,architecture}/**/*.test.{ts,tsx}",
    ],
    environment: "node",
    restoreMocks: true,
  },
});
