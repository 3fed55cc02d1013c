// The floors of the map in README.md, executed: imports point down only.
const FLOORS = ["server", "routes", "http", "ui", "services", "charts", "db", "domain"];

/** Where each floor stands. What sits beside app/routes/ is the routes' own frame. */
const PATHS = {
  server: "^app/server/",
  routes: "^app/(routes/|routes\\.ts$|root\\.tsx$|entry\\.)",
  http: "^app/http/",
  ui: "^app/ui/",
  services: "^app/services/",
  charts: "^app/charts/",
  db: "^db/",
  domain: "^app/domain/",
};

const above = (floor) => FLOORS.slice(0, FLOORS.indexOf(floor)).map((name) => PATHS[name]);

const upward = FLOORS.slice(1).map((floor) => ({
  name: `upward-from-${floor}`,
  comment: "A floor knows the ones under it and none above.",
  severity: "error",
  from: { path: PATHS[floor] },
  to: { path: above(floor) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...upward,
    {
      name: "cycle",
      comment: "Two files that need each other are one subject, or hide a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "route-imports-route",
      comment: "What two page groups share belongs to http, ui or services.",
      severity: "error",
      // The table of paths is gathered from one file a group.
      from: { path: "^app/routes/([^/]+)/", pathNot: "/paths\\.ts$" },
      to: { path: "^app/routes/", pathNot: "^app/routes/$1/" },
    },
    {
      name: "pages-read-data",
      comment: "Pages and charts get data from services, through a loader; they share its types.",
      severity: "error",
      from: { path: ["^app/ui/", "^app/charts/", "^app/routes/"] },
      to: { path: "^(db|app/services)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "impure-domain",
      comment: "Domain functions take what they need: no files, no clock, no network, no React.",
      severity: "error",
      from: { path: "^app/domain/", pathNot: "\\.test\\.tsx?$" },
      to: {
        dependencyTypes: ["core", "npm", "npm-dev"],
        pathNot: ["^(node:)?crypto$", "(^|/)node_modules/(zod|yaml)/"],
      },
    },
    {
      name: "sql-outside-db",
      comment: "SQL lives in db alone.",
      severity: "error",
      // The set-up script only asks whether the compiled module loads.
      from: { path: "^app/", pathNot: "^app/server/setup\\.mjs$" },
      to: { path: "(^|/)node_modules/(better-sqlite3|drizzle-orm)/" },
    },
    {
      name: "unresolved",
      comment: "An import that leads nowhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: ["\\?url$", "^\\.\\./\\.\\./build/"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^build/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
