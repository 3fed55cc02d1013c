import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vite";

const build = process.env.HOMEWARD_BUILD ?? "build";

/** Names the pages' build by the names of its files, which carry hashes of what is in them. */
function nameBuild(): string {
  const assets = readdirSync(join(build, "client/assets")).sort();
  return createHash("sha256").update(assets.join()).digest("hex").slice(0, 12);
}

// The service worker is one file under a name of its own, made after the pages it holds.
export default defineConfig({
  define: { BUILD: JSON.stringify(nameBuild()) },
  build: {
    target: "es2022",
    outDir: join(build, "worker"),
    emptyOutDir: true,
    copyPublicDir: false,
    rollupOptions: {
      input: { "score-worker": "app/worker/score-worker.ts" },
      output: { entryFileNames: "[name].js", format: "iife" },
    },
  },
});
