import { createServer, type RequestListener, type Server, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { ERRORS, type ErrorCode } from "#app/domain/errors.ts";
import { PRIVATE } from "#app/http/headers.server.ts";
import { refusalPage } from "#app/http/refusal-page.server.ts";
import { HEADINGS } from "./refusal.server.ts";

/** How long a client may take, in milliseconds. */
const PATIENCE = {
  /** For its headers, and for all of its request. */
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  /** Between one sign of life and the next, once it is being answered; live streams are exempt. */
  timeout: 120_000,
  /** How often the slow are looked for. */
  connectionsCheckingInterval: 5_000,
};

/** How long whoever was refused has to read why, in milliseconds. */
const FAREWELL = 1_000;

/** A server that waits for no slow client, and says to whom it refuses why. */
export function createHttpServer(listener: RequestListener, patience = PATIENCE): Server {
  const { timeout, ...options } = patience;
  const server = createServer(options, listener);
  server.timeout = timeout;
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || socket.destroyed) socket.destroy();
    // Once is enough: it has been answered, and is about to be let go.
    else if (socket.writable) refuse(socket, codeOf(error));
  });
  return server;
}

function codeOf({ code }: NodeJS.ErrnoException): ErrorCode {
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return "too-slow";
  return code === "HPE_HEADER_OVERFLOW" ? "headers-too-large" : "bad-request";
}

/** Node has no answer for what it could not read as a request: it is written as it goes over the wire. */
function refuse(socket: Duplex, code: ErrorCode): void {
  const { status, sentence } = ERRORS[code];
  const page = refusalPage(HEADINGS[code] ?? "Sorry", sentence);
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "Connection: close",
    "Content-Type: text/html; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(page)}`,
    `Cache-Control: ${PRIVATE}`,
    "Content-Security-Policy: default-src 'none'; style-src 'self'",
    "X-Content-Type-Options: nosniff",
  ];
  socket.end(`${lines.join("\r\n")}\r\n\r\n${page}`);
  // Cut off at once, whoever still sends would not get to read it.
  setTimeout(() => socket.destroy(), FAREWELL).unref();
}
