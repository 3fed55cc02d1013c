import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import type { ActionFunctionArgs, AppLoadContext, ServerBuild } from "@remix-run/node";
import express from "express";
import { readConfig } from "#app/http/env.server.ts";
import { createApp } from "#app/server/app.server.ts";
import { collectBody } from "#app/server/body.server.ts";
import { createLog } from "#app/server/log.server.ts";
import { createPages } from "#app/server/remix.server.ts";
import { createReportPool } from "#app/server/report-pool.server.ts";
import { withReferences } from "#app/server/unexpected.server.ts";
import { loadContent } from "#app/services/content.server.ts";
import { createServices } from "#app/services/index.server.ts";
import { createLiveHub } from "#app/services/live-hub.server.ts";
import { connect, openDatabase } from "#db/client.server.ts";
import { makeBuild } from "#tests/support/app.ts";
import { sharedNow } from "./measure.ts";
import type { Handlers } from "./roles.ts";
import { ROUND } from "./room-database.ts";

/** Listens on a port of the system's choice; gives the address. */
async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The product itself, as the process runs it, with a hold on its hub. */
export function serveOurs(): Handlers {
  return serve((build) => build);
}

/**
 * The limit of a page: the same React tree with the same data in the same Remix build, whose loaders
 * ask no session and no database: each gives what it gave the first time.
 */
export function serveCanned(): Handlers {
  return serve(withCannedLoaders);
}

function withCannedLoaders(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const loader = route?.module.loader;
    if (!route || !loader) return [id, route];
    const given = new Map<string, unknown>();
    const canned = async (asked: Parameters<typeof loader>[0]) => {
      const { pathname, search } = new URL(asked.request.url);
      const key = pathname + search;
      if (!given.has(key)) given.set(key, await loader(asked));
      return given.get(key);
    };
    return [id, { ...route, module: { ...route.module, loader: canned } }];
  });
  return { ...build, routes: Object.fromEntries(routes) };
}

/** The limit of a save: a Remix action that does one prepared upsert under the same pragmas. */
export function serveBareAction(): Handlers {
  return {
    serve: (path: string) => {
      const database = connect(path);
      database.exec("CREATE TABLE bare (row TEXT PRIMARY KEY, answer TEXT NOT NULL)");
      const upsert = database.prepare(
        "INSERT INTO bare VALUES (?, ?) ON CONFLICT (row) DO UPDATE SET answer = excluded.answer",
      );
      const action = async ({ request }: ActionFunctionArgs) => {
        const form = await request.formData();
        upsert.run(String(form.get("row")), String(form.get("answer")));
        return Response.json({ outcome: "stored" });
      };
      const build = makeBuild({ save: { id: "save", path: "save", module: { action } } });
      const show = createPages(build, "production");
      const app = express();
      app.use(async (request, response) => {
        const body = await collectBody(request);
        const origin = `http://${request.headers.host}`;
        const context = { device: { member: null, hold: false } } as AppLoadContext;
        await show(request, response, {
          origin,
          context,
          body: Buffer.isBuffer(body) ? body : null,
        });
      });
      return listen(app);
    },
  };
}

function serve(change: (build: ServerBuild) => ServerBuild): Handlers {
  const hub = createLiveHub();
  const loop = monitorEventLoopDelay({ resolution: 1 });
  // Made as in production, written nowhere.
  const log = createLog({ logLevel: "info" }, { write: () => {} });
  let revision = 1_000_000;
  return {
    serve: async (path: string) => {
      const config = readConfig({ HOMEWARD_MODE: "demonstration" });
      const content = loadContent(resolve("content"));
      const database = openDatabase(path);
      const services = createServices({
        database,
        content,
        clock: Date.now,
        reports: createReportPool(resolve("build/process/report-worker.js"), log),
        live: hub,
        config: { ...config, hashing: "cheap" },
      });
      const file = pathToFileURL(resolve("build/server/index.js")).href;
      return listen(
        createApp({
          config,
          services,
          log,
          version: "bench",
          checkDatabase: database.check,
          build: change(withReferences(await import(file))),
          root: resolve("."),
        }),
      );
    },
    publish: () => {
      revision += 1;
      const began = sharedNow();
      const revisions = { room: revision, desk: revision };
      hub.publish({ roundId: ROUND, kind: "revealed", change: 1, revisions });
      return began;
    },
    watchLoop: () => {
      loop.reset();
      loop.enable();
    },
    loopDelay: () => {
      loop.disable();
      // The timer itself is asked for every millisecond.
      return Math.max(0, loop.percentile(99) / 1e6 - 1);
    },
    countStreams: () => hub.count(),
    /** The most memory this process has held, in bytes. */
    mostMemory: () => process.resourceUsage().maxRSS * 1024,
    /** The time this process has worked so far, in milliseconds. */
    worked: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1_000;
    },
  };
}

/** The limit of a stream: bare Node, which knows nothing and writes to each. */
export function serveBareStream(): Handlers {
  const listeners = new Set<import("node:http").ServerResponse>();
  let revision = 0;
  return {
    serve: () =>
      listen((request, response) => {
        response.writeHead(200, { "Content-Type": "text/event-stream", Connection: "close" });
        request.socket.setNoDelay(true);
        response.write('id: 0\ndata: {"revision":0,"kind":null,"change":null}\n\n');
        listeners.add(response);
        response.on("close", () => listeners.delete(response));
      }),
    publish: () => {
      revision += 1;
      const began = sharedNow();
      const message = { revision, kind: "revealed", change: 1 };
      for (const each of listeners) {
        each.write(`id: ${revision}\ndata: ${JSON.stringify(message)}\n\n`);
      }
      return began;
    },
  };
}
