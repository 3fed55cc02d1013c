import { randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type NextFunction, type Request, type Response } from "express";
import { customAlphabet } from "nanoid";
import type { Logger } from "pino";
import type { ErrorCode } from "#app/domain/errors.ts";
import type { Config } from "#app/http/env.server.ts";
import { retryHeaders, securityHeaders, UNLISTED } from "#app/http/headers.server.ts";
import type { Services } from "#app/services/index.server.ts";
import { storageFault } from "#db/faults.server.ts";
import { serveAssets } from "./assets.server.ts";
import { collectBody } from "./body.server.ts";
import { originOf, refuseAtDoor } from "./front-door.server.ts";
import { createLiveStreams } from "./live.server.ts";
import { redactPath } from "./log.server.ts";
import type { Observe } from "./metrics.server.ts";
import { sendRefusal } from "./refusal.server.ts";
import { createPages } from "./remix.server.ts";

type AppOptions = {
  config: Config;
  services: Services;
  log: Logger;
  version: string;
  /** Throws when the database does not answer. */
  checkDatabase: () => void;
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** Where `build/` and `public/` stand. */
  root: string;
  /** How often a live stream says something, in milliseconds: shorter in tests. */
  liveBeat?: number;
  /** Counts answered requests, where figures are kept. */
  observe?: Observe | undefined;
  /** Vite's middleware while developing, in place of built files. */
  assets?: express.Handler;
};

/** See liveAddress. */
const LIVE = "/areas/:area/rounds/:round/live";

/** What /health says of a database file that has a fault. */
const STATES: Partial<Record<ErrorCode, string>> = {
  "storage-full": "has no room",
  "storage-read-only": "cannot be written to",
  "storage-damaged": "cannot be read, or is damaged",
};

/** Without letters and digits that look alike when read out over a telephone. */
const newReference = customAlphabet("23456789abcdefghjkmnpqrstuvwxyz", 10);

/** The HTTP side of the process: the front door, live streams, files, then the pages. */
export function createApp(options: AppOptions): express.Express {
  const { config } = options;
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", config.trustProxy);
  app.use(receive(options));
  app.use("/shared", (_request, response, next) => {
    response.set(UNLISTED);
    next();
  });
  app.get("/health", health(options));
  app.use(frontDoor(config));
  // Before compression, which would hold an event back.
  serveLive(app, options);
  app.use(compression());
  serveFiles(app, options);
  app.use(pages(options));
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    response.locals.log.error({ err: error }, "unexpected");
    sendRefusal(response, "unexpected", response.locals.requestId);
  });
  return app;
}

function receive({ config, log, observe }: AppOptions): express.Handler {
  return (request, response, next) => {
    const requestId = newReference();
    const nonce = randomBytes(16).toString("base64");
    const requestLog = log.child({ requestId });
    Object.assign(response.locals, { requestId, nonce, log: requestLog });
    response.set(securityHeaders(config, nonce)).set("X-Request-Id", requestId);
    const began = performance.now();
    response.on("close", () => {
      const ms = performance.now() - began;
      // A live stream lasts as long as somebody looks: it is no slow answer.
      if (response.get("Content-Type")?.startsWith("text/event-stream") !== true) {
        observe?.(request.method, response.statusCode, ms / 1000);
      }
      // What failed stands in the log also where it leaves the requests out.
      requestLog[response.statusCode >= 500 ? "warn" : "info"](
        {
          method: request.method,
          path: redactPath(request.originalUrl),
          status: response.statusCode,
          ms: Math.round(ms),
        },
        response.writableFinished ? "answered" : "broken off",
      );
    });
    next();
  };
}

function health({ checkDatabase, version, log }: AppOptions): express.Handler {
  return (_request, response) => {
    response.set("Cache-Control", "no-store");
    try {
      checkDatabase();
      response.json({ ok: true, database: "answers", version });
    } catch (error) {
      log.error({ err: error }, "the database does not answer");
      const fault = storageFault(error);
      const database = (fault && STATES[fault]) ?? "does not answer";
      response.status(503).set(retryHeaders(503)).json({ ok: false, database, version });
    }
  };
}

function frontDoor(config: Config): express.Handler {
  return (request, response, next) => {
    const { method, headers, originalUrl: url } = request;
    const refusal = refuseAtDoor({ method, headers, url }, config);
    if (refusal) sendRefusal(response, refusal);
    else next();
  };
}

function serveFiles(app: express.Express, { assets, root }: AppOptions): void {
  if (assets) {
    app.use(assets);
  } else {
    app.use("/assets", serveAssets(join(root, "build/client/assets")));
  }
  // The browser asks for it at every visit, so that a new build is taken up at once.
  app.use(serveNamed(join(root, "build/worker"), "0"));
  app.use(serveNamed(join(root, "public"), "1h"));
}

/** Serves what stands in a folder now; a page's address is not looked for on the disk each time. */
function serveNamed(folder: string, maxAge: string): express.Handler {
  const names = new Set(existsSync(folder) ? readdirSync(folder) : []);
  const serve = express.static(folder, { maxAge, index: false, redirect: false });
  return (request, response, next) => {
    if (names.has(request.path.split("/", 2)[1] ?? "")) serve(request, response, next);
    else next();
  };
}

function serveLive(app: express.Express, options: AppOptions): void {
  const { stream, now } = createLiveStreams({
    ...options,
    contextOf: (request, response) => contextOf(options, request, response),
    originOf: (request) => originOf(request.headers.host, options.config),
  });
  app.get(LIVE, stream);
  app.get(`${LIVE}/now`, now);
}

/** What loaders, actions and guards are given. */
function contextOf({ config, services }: AppOptions, request: Request, response: Response) {
  const { nonce, log, requestId } = response.locals;
  const device = { member: null, hold: false };
  return { services, config, nonce, log, requestId, clientAddress: request.ip ?? "", device };
}

function pages(options: AppOptions): express.Handler {
  const { config, build } = options;
  const show = createPages(build, config.mode === "development" ? "development" : "production");
  return async (request, response, next) => {
    try {
      const body = request.method === "POST" ? await collectBody(request) : null;
      if (typeof body === "string") return sendRefusal(response, body);
      await show(request, response, {
        origin: originOf(request.headers.host, config),
        body,
        context: contextOf(options, request, response),
      });
    } catch (error) {
      next(error);
    }
  };
}

declare global {
  namespace Express {
    interface Locals {
      requestId: string;
      nonce: string;
      log: Logger;
    }
  }
}
