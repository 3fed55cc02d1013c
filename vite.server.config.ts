import { join } from "node:path";
import { defineConfig } from "vite";

// The process around Remix has a build of its own: a worker started from a Remix build keeps its .ts name and fails.
export default defineConfig({
  build: {
    ssr: true,
    target: "node20",
    outDir: join(process.env.HOMEWARD_BUILD ?? "build", "process"),
    emptyOutDir: true,
    copyPublicDir: false,
    rollupOptions: {
      input: {
        main: "app/server/main.server.ts",
        "report-worker": "app/server/report-worker.server.ts",
      },
    },
  },
});
