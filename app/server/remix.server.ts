import type { IncomingHttpHeaders } from "node:http";
import {
  type AppLoadContext,
  createRequestHandler,
  type RequestHandler,
  type ServerBuild,
  writeReadableStreamToWritable,
} from "@remix-run/node";
import type { Request as ExpressRequest, Response as ExpressResponse } from "express";
import { PRIVATE, retryHeaders } from "#app/http/headers.server.ts";
import { narrowBuild } from "./narrow-build.server.ts";

/** How one request reaches the pages: its body already read, its address already checked. */
type Visit = { origin: string; body: Buffer | null; context: AppLoadContext };

const IS_DATA = /^(application\/json|text\/x-script)/;

/** Remix's own adapter is not used: it streams bodies unread and takes addresses from headers. */
export function createPages(
  build: ServerBuild | (() => Promise<ServerBuild>),
  mode: "development" | "production",
) {
  const findHandler = createHandlers(build, mode);
  return async (incoming: ExpressRequest, outgoing: ExpressResponse, visit: Visit) => {
    const handle = findHandler(incoming.path);
    const answer = await handle(toWebRequest(incoming, outgoing, visit), visit.context);
    const { member, hold } = visit.context.device;
    if (member) outgoing.set("Homeward-Member", member);
    if (hold) outgoing.set("Homeward-Hold", "yes");
    await send(answer, outgoing);
  };
}

/** What answers at a path: in production, with no more routes than the path can lead to. */
function createHandlers(
  build: ServerBuild | (() => Promise<ServerBuild>),
  mode: "development" | "production",
): (path: string) => RequestHandler {
  if (typeof build === "function") {
    const handle = createRequestHandler(build, mode);
    return () => handle;
  }
  const narrow = narrowBuild(build);
  const handlers = new Map<ServerBuild, RequestHandler>();
  return (path) => {
    const own = narrow(path);
    let handle = handlers.get(own);
    if (!handle) {
      handle = createRequestHandler(own, mode);
      handlers.set(own, handle);
    }
    return handle;
  };
}

function toWebRequest(incoming: ExpressRequest, outgoing: ExpressResponse, visit: Visit): Request {
  const abort = new AbortController();
  outgoing.on("close", () => {
    if (!outgoing.writableFinished) abort.abort();
  });
  const headers = toWebHeaders(incoming.headers);
  // A post of nothing at all is an empty form.
  if (visit.body && !headers.has("Content-Type")) {
    headers.set("Content-Type", "application/x-www-form-urlencoded");
  }
  return new Request(`${visit.origin}${incoming.originalUrl}`, {
    method: incoming.method,
    headers,
    signal: abort.signal,
    body: visit.body && new Uint8Array(visit.body),
  });
}

function toWebHeaders(incoming: IncomingHttpHeaders): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming)) {
    // Remix would believe this one before the Host that the front door has checked.
    if (name === "x-forwarded-host" || value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one);
  }
  return headers;
}

async function send(answer: Response, outgoing: ExpressResponse): Promise<void> {
  outgoing.status(answer.status).set(retryHeaders(answer.status));
  for (const [name, value] of answer.headers) outgoing.append(name, value);
  if (!answer.headers.has("Cache-Control")) outgoing.set("Cache-Control", PRIVATE);
  if (!answer.body) outgoing.end();
  // Data is whole when it is sent: with its length known, a small answer is not compressed.
  else if (IS_DATA.test(answer.headers.get("Content-Type") ?? "")) {
    const body = Buffer.from(await answer.arrayBuffer());
    outgoing.set("Content-Length", String(body.length)).end(body);
  } else await writeReadableStreamToWritable(answer.body, outgoing);
}
