/** @type {import('@remix-run/dev').VitePluginConfig} */
export default {
  appDirectory: "app",
  // A build is made beside the one in use, then takes its place: app/server/build.mjs.
  buildDirectory: process.env.HOMEWARD_BUILD ?? "build",
  ignoredRouteFiles: ["**/*"],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: true,
    v3_routeConfig: true,
  },
};
