import { statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

type Sources = {
  /** How many live streams are open. */
  countStreams: () => number;
  /** How many messages wait to be sent. */
  countWaiting: () => number;
  databasePath: string;
};

/** Notes an answered request: its method, its status, and how long it took in seconds. */
export type Observe = (method: string, status: number, seconds: number) => void;

/**
 * Figures about the process for a monitoring system, in the OpenMetrics format. They count; no path,
 * name, area or text is among them.
 */
export function createMetrics({ countStreams, countWaiting, databasePath }: Sources) {
  const registry = new Registry();
  registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE as never);
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: "homeward_requests_total",
    help: "Requests answered, by method and class of status.",
    labelNames: ["method", "status"],
    registers,
  });
  const seconds = new Histogram({
    name: "homeward_request_seconds",
    help: "How long answers took; live streams are not among them.",
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  new Gauge({
    name: "homeward_live_streams",
    help: "Live streams that are open.",
    registers,
    collect() {
      this.set(countStreams());
    },
  });
  new Gauge({
    name: "homeward_messages_waiting",
    help: "E-mails that wait to be sent.",
    registers,
    collect() {
      this.set(countWaiting());
    },
  });
  new Gauge({
    name: "homeward_database_bytes",
    help: "The size of the database file.",
    registers,
    collect() {
      this.set(statSync(databasePath).size);
    },
  });
  const observe: Observe = (method, status, took) => {
    const known = ["GET", "HEAD", "POST"].includes(method) ? method : "other";
    requests.inc({ method: known, status: `${Math.floor(status / 100)}xx` });
    seconds.observe(took);
  };
  return { registry, observe };
}

/**
 * Serves figures at /metrics on a port of its own, to this machine alone. Gives its port and the way
 * to end it.
 */
export async function serveMetrics(
  registry: Registry,
  port: number,
): Promise<{ port: number; close: () => void }> {
  const server = createServer(async (request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    const text = await registry.metrics();
    response.writeHead(200, { "Content-Type": registry.contentType }).end(text);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { port: (server.address() as AddressInfo).port, close };
}
