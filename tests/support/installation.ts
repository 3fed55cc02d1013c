import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { AppLoadContext } from "@remix-run/node";
import { readConfig } from "#app/http/env.server.ts";
import { createLog } from "#app/server/log.server.ts";
import { loadContent } from "#app/services/content.server.ts";
import { createServices } from "#app/services/index.server.ts";
import { RENDERERS } from "#app/services/reports/renderers.server.ts";
import type { Reports } from "#app/services/reports/reports.ts";
import { openDatabase } from "#db/client.server.ts";
import { loadDemonstration } from "#db/demo.server.ts";
import { migrateDatabase } from "#db/migrate.server.ts";
import { watchReads } from "./watched-reads.ts";
import { watchWrites } from "./watched-writes.ts";

const log = createLog({ logLevel: "silent" });
const content = loadContent(resolve("content"));

const MODES = {
  demonstration: { HOMEWARD_MODE: "demonstration" },
  production: {
    HOMEWARD_MODE: "production",
    PUBLIC_URL: "https://homeward.example.org",
    SESSION_SECRET: "a secret of at least thirty-two characters",
  },
};

type Handler = (asked: {
  context: AppLoadContext;
  request: Request;
  params: Record<string, string>;
}) => unknown;

/** What a page answered: its status, its data (or its error's), and its headers. */
export type PageAnswer = { status: number; data: unknown; headers: Headers };

/** A real database of one test, and the loaders and actions of pages on it, as the process calls them. */
export function openInstallation(
  mode: keyof typeof MODES,
  {
    mail = false,
    reports = RENDERERS,
    settings = {},
  }: { mail?: boolean; reports?: Reports; settings?: Record<string, string> } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), "homeward-"));
  const path = join(folder, "test.db");
  const clock = { now: Date.UTC(2026, 5, 1, 9) };
  migrateDatabase(path, { migrationsFolder: resolve("db/migrations") });
  const database = openDatabase(path);
  const config = readConfig({ ...MODES[mode], ...settings });
  if (config.demonstration) loadDemonstration(database, content, clock.now);
  const { watched, events } = watchWrites(database);
  const unwatched = createServices({
    database: watched,
    content,
    clock: () => clock.now,
    reports,
    config: { ...config, hashing: "cheap", mail: mail || null },
  });
  const services = watchReads(unwatched, database, events, () => clock.now);

  /** Calls a page's loader, or its action when a form is given. */
  async function visit(
    handler: unknown,
    {
      path: asked = "/",
      params = {},
      form,
      cookie,
      address = "192.0.2.1",
    }: {
      path?: string;
      params?: Record<string, string>;
      form?: Record<string, string> | FormData;
      cookie?: string;
      address?: string;
    } = {},
  ): Promise<PageAnswer> {
    const request = new Request(`${config.publicUrl}${asked}`, {
      headers: cookie ? { Cookie: cookie } : {},
      ...(form && {
        method: "POST",
        body: form instanceof FormData ? form : new URLSearchParams(form),
      }),
    });
    const device = { member: null, hold: false };
    const context = { services, config, log, clientAddress: address, device } as AppLoadContext;
    try {
      return read(await (handler as Handler)({ context, request, params }));
    } catch (thrown) {
      if (thrown instanceof Error) throw thrown;
      return read(thrown);
    }
  }

  return {
    config,
    services,
    /** The use cases without the watch over readings: where no note of one can be left. */
    unwatched,
    database,
    clock,
    visit,
    close: () => {
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export type Installation = ReturnType<typeof openInstallation>;

/** The cookie that an answer sets, to be sent with the next request. */
export function cookieOf(answer: PageAnswer): string {
  return (answer.headers.get("Set-Cookie") ?? "").split(";", 1)[0] ?? "";
}

function read(answered: unknown): PageAnswer {
  if (answered instanceof Response) {
    return { status: answered.status, data: null, headers: answered.headers };
  }
  const held = answered as { type?: string; data?: unknown; init?: ResponseInit | null } | null;
  if (held?.type === "DataWithResponseInit") {
    const { status = 200, headers } = held.init ?? {};
    return { status, data: held.data, headers: new Headers(headers) };
  }
  return { status: 200, data: answered, headers: new Headers() };
}
