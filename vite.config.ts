import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

/*
 * What nearly every page loads is put into few files: many small ones compress worse, and each costs
 * a request on a slow network. The rest is cut by pages, as Vite does it.
 */
const CHUNKS: [name: string, files: RegExp][] = [
  [
    "framework",
    /node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|@remix-run|turbo-stream)\//,
  ],
  [
    "frame",
    /app\/(http\/(document|route-error)\.tsx|domain\/dates\.ts|ui\/(live\/(lost-page|until-served)|waiting\/device-mark|back-link|data-table|draft|drawer|error-page|house|next-step|notice|offline-page|page-header|page-shell|parts|sign-out|wordmark)\.tsx?)$/,
  ],
  [
    "fields",
    /node_modules\/(nhsuk-react-components|classnames|tslib)\/|app\/ui\/(error-summary|field-group|form-context|radio-group|text-area|text-field)\.tsx?$/,
  ],
];

const chunkOf = (file: string) => CHUNKS.find(([, files]) => files.test(file))?.[0];

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [remix(remixConfig)],
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    // Four hundredths less than esbuild makes of it.
    minify: isSsrBuild ? false : "terser",
    rollupOptions: { output: isSsrBuild ? {} : { manualChunks: chunkOf } },
  },
  css: { preprocessorOptions: { scss: { quietDeps: true, loadPaths: ["node_modules"] } } },
}));
