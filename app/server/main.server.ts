import { readFileSync } from "node:fs";
import type { RequestListener, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import type { Logger } from "pino";
import { type Config, readConfig } from "#app/http/env.server.ts";
import { type Content, loadContent } from "#app/services/content.server.ts";
import { createServices, type Services } from "#app/services/index.server.ts";
import type { Reports } from "#app/services/reports/reports.ts";
import { type Database, openDatabase } from "#db/client.server.ts";
import { loadDemonstration } from "#db/demo.server.ts";
import { migrateDatabase } from "#db/migrate.server.ts";
import { findAreaBySlug, hasAnyArea } from "#db/queries/areas.server.ts";
import { createApp } from "./app.server.ts";
import { startClerk } from "./clerk.server.ts";
import { ensureWritableFile, ensureWritableFolder } from "./folder.server.ts";
import { createHttpServer } from "./http.server.ts";
import { createLog } from "./log.server.ts";
import { createMetrics, serveMetrics } from "./metrics.server.ts";
import { startPost } from "./post.server.ts";
import { createReportPool } from "./report-pool.server.ts";
import { stopOnSignal } from "./stop.server.ts";
import { withReferences } from "./unexpected.server.ts";

// npm runs every command in the project's folder.
const root = process.cwd();

const BUILT_WORKER = "build/process/report-worker.js";

/** Starts the process: settings, port, content, database, services, pages; then it serves. */
async function start(): Promise<void> {
  const told = readConfig(process.env);
  const { version } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8"));
  const log = createLog(told);

  // The port is taken first, so that a busy one leaves the database untouched. Whoever calls
  // before the app is there waits for it.
  let ready: (app: RequestListener) => void = () => {};
  const app = new Promise<RequestListener>((resolveApp) => {
    ready = resolveApp;
  });
  const server = createHttpServer(async (request, response) => (await app)(request, response));
  const config = await listen(server, told);

  const content = loadContent(resolve(root, "content"));
  const database = prepareDatabase(config, content, log);
  const services = createServices({
    database,
    content,
    clock: Date.now,
    reports: makeReports(config, log),
    config,
  });
  const metrics = config.metricsPort === null ? null : await startMetrics(config, services);
  const pages = config.mode === "development" ? await developing(server) : await built();
  ready(
    createApp({
      config,
      services,
      log,
      version,
      checkDatabase: database.check,
      root,
      observe: metrics?.observe,
      ...pages,
    }),
  );
  const post = config.mail && startPost(config.mail, services.outbox, log);
  const clerk = startClerk(services, log);
  stopOnSignal(server, database, log, () => {
    post?.stop();
    metrics?.close();
    clerk.stop();
    services.live.stop();
  });
  announce(config, services, log);
}

/** The migrated database; the demonstration's is filled when it is empty, and kept to itself. */
function prepareDatabase(config: Config, content: Content, log: Logger): Database {
  const path = resolve(root, config.databasePath);
  ensureWritableFolder(dirname(path));
  ensureWritableFile(path);
  migrateDatabase(path, {
    migrationsFolder: resolve(root, "db/migrations"),
    log: (line) => log.info(line),
  });
  const database = openDatabase(path, (fault) =>
    log.error({ err: fault }, "a fault of the database file"),
  );
  if (!config.demonstration && findAreaBySlug(database, "demonstration")?.today) {
    database.close();
    throw new Error(
      `${path} holds the demonstration area: name another file for real areas (DATABASE_PATH)`,
    );
  }
  if (config.demonstration && !hasAnyArea(database)) {
    loadDemonstration(database, content, Date.now());
  }
  return database;
}

/** Figures for monitoring, on a port of their own. */
async function startMetrics(config: Config, services: Services) {
  const { registry, observe } = createMetrics({
    countStreams: () => services.live.count(),
    countWaiting: () => services.outbox.countWaiting(),
    databasePath: resolve(root, config.databasePath),
  });
  return { observe, ...(await serveMetrics(registry, config.metricsPort ?? 0)) };
}

/** Documents are made off the thread that answers requests. */
function makeReports(config: Config, log: Logger): Reports {
  const worker =
    config.mode === "development" ? "app/server/report-worker.server.ts" : BUILT_WORKER;
  return createReportPool(resolve(root, worker), log);
}

/** Binds the port; with port 0 the system's choice becomes part of the public address. */
async function listen(server: Server, config: Config): Promise<Config> {
  await new Promise<void>((resolveListening, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(portRefusal(error, config)));
    server.listen(config.port, config.host, resolveListening);
  });
  const { port } = server.address() as AddressInfo;
  if (config.mode === "production") return { ...config, port };
  return { ...config, port, publicUrl: `http://127.0.0.1:${port}` };
}

function portRefusal(error: NodeJS.ErrnoException, { host, port }: Config): Error {
  if (error.code === "EADDRINUSE") {
    return new Error(`port ${port} is busy. Stop what uses it, or choose another: PORT=3001`);
  }
  if (error.code === "EACCES") return new Error(`port ${port} may not be used by this account`);
  if (error.code === "EADDRNOTAVAIL") return new Error(`this machine has no address ${host}`);
  return error;
}

type Pages = { build: ServerBuild | (() => Promise<ServerBuild>); assets?: RequestHandler };

async function built(): Promise<Pages> {
  const file = pathToFileURL(resolve(root, "build/server/index.js")).href;
  return { build: withReferences(await import(/* @vite-ignore */ file)) };
}

async function developing(server: Server): Promise<Pages> {
  const { createServer: createVite } = await import("vite");
  const vite = await createVite({ server: { middlewareMode: { server }, hmr: { server } } });
  return {
    build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
    assets: vite.middlewares,
  };
}

/** Says on standard output where it is and what to do first. */
function announce(config: Config, services: Services, log: Logger): void {
  if (config.demonstration) {
    process.stdout.write(
      `\nHomeward is at ${config.publicUrl}\nTry first: ${config.publicUrl}/demo – enter as any of the made-up people. Ctrl+C stops it.\n\n`,
    );
    return;
  }
  log.info({ host: config.host, port: config.port }, "listening");
  const link = services.accounts.makeSetUpLink();
  if (link) {
    process.stdout.write(
      `There is no area yet. Set up the first one within two days, once: ${link}\n`,
    );
  }
}

start().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Homeward did not start: ${reason}\n`);
  if (process.env.LOG_LEVEL === "debug" && error instanceof Error) {
    process.stderr.write(`${error.stack}\n`);
  }
  process.exit(1);
});
