import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createMetrics, serveMetrics } from "./metrics.server.ts";

let folder: string;
let served: Awaited<ReturnType<typeof serveMetrics>>;
let streams = 0;
let metrics: ReturnType<typeof createMetrics>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "homeward-metrics-"));
  const databasePath = join(folder, "test.db");
  writeFileSync(databasePath, "12345");
  metrics = createMetrics({ countStreams: () => streams, countWaiting: () => 3, databasePath });
  served = await serveMetrics(metrics.registry, 0);
});
afterEach(() => {
  served.close();
  rmSync(folder, { recursive: true });
});

const ask = (path: string, method = "GET") =>
  fetch(`http://127.0.0.1:${served.port}${path}`, { method });

test("figures are in the OpenMetrics format and follow what happens", async () => {
  streams = 200;
  metrics.observe("GET", 200, 0.02);
  metrics.observe("POST", 409, 0.3);
  metrics.observe("BREW", 405, 0.001);
  const answer = await ask("/metrics");
  expect(answer.headers.get("Content-Type")).toContain("application/openmetrics-text");
  const text = await answer.text();
  for (const line of [
    'homeward_requests_total{method="GET",status="2xx"} 1',
    'homeward_requests_total{method="POST",status="4xx"} 1',
    'homeward_requests_total{method="other",status="4xx"} 1',
    "homeward_request_seconds_count 3",
    "homeward_live_streams 200",
    "homeward_messages_waiting 3",
    "homeward_database_bytes 5",
  ]) {
    expect(text).toContain(line);
  }
  expect(text.trimEnd()).toMatch(/# EOF$/);
});

test("nothing else is served there", async () => {
  expect((await ask("/")).status).toBe(404);
  expect((await ask("/metrics", "POST")).status).toBe(404);
});
