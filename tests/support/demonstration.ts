import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { loadContent } from "#app/services/content.server.ts";
import { createServices, type Services } from "#app/services/index.server.ts";
import { RENDERERS } from "#app/services/reports/renderers.server.ts";
import { type Database, openDatabase } from "#db/client.server.ts";
import { loadDemonstration } from "#db/demo.server.ts";
import { migrateDatabase } from "#db/migrate.server.ts";
import { watchReads } from "./watched-reads.ts";
import { watchWrites } from "./watched-writes.ts";

const content = loadContent(resolve("content"));

/** A real database of one test with the demonstration area in it, and every use case on it. */
export type DemonstrationDatabase = {
  services: Services;
  database: Database;
  path: string;
  /** The person with this key of the demonstration's people. */
  viewerOf: (key: string) => Viewer & { accountId: string };
  /** The clock of the services, in UTC milliseconds; tests move it. */
  clock: { now: number };
  close: () => void;
};

/** `mail`: whether the installation can send e-mail. `areaFileKey`: what seals scores in area files. */
type Options = { mail?: boolean; areaFileKey?: string | null };

/** Opens a copy of the demonstration for one test; call `close` when it is over. */
export function openDemonstration(options: Options = {}): DemonstrationDatabase {
  const place = openEmpty(options);
  place.loadDemonstration();
  return place;
}

/** Opens a new installation for one test, into which the demonstration can be loaded later. */
export function openEmpty({
  mail = false,
  areaFileKey = null,
}: Options = {}): DemonstrationDatabase & { loadDemonstration: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "homeward-"));
  const path = join(folder, "test.db");
  const clock = { now: Date.UTC(2026, 5, 1, 9) };
  migrateDatabase(path, { migrationsFolder: resolve("db/migrations") });
  const database = openDatabase(path);
  const { watched, events } = watchWrites(database);
  const unwatched = createServices({
    database: watched,
    content,
    clock: () => clock.now,
    reports: RENDERERS,
    config: { publicUrl: "http://127.0.0.1:3000", hashing: "cheap", mail, areaFileKey },
  });
  const services = watchReads(unwatched, database, events, () => clock.now);
  return {
    services,
    database,
    path,
    clock,
    loadDemonstration: () => loadDemonstration(database, content, clock.now),
    viewerOf: (key) => services.sessions.enter(key, "demonstration").viewer,
    close: () => {
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
}
