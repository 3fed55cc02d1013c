import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { AppLoadContext } from "@remix-run/node";
import DatabaseConnection from "better-sqlite3";
import { readConfig } from "#app/http/env.server.ts";
import { setSession } from "#app/http/session.server.ts";
import { loadContent } from "#app/services/content.server.ts";
import { createServices } from "#app/services/index.server.ts";
import { openDatabase } from "#db/client.server.ts";
import { loadDemonstration } from "#db/demo.server.ts";
import { migrateDatabase } from "#db/migrate.server.ts";

/** The round everything happens in, and the address of its pages. */
export const ROUND = "june-2017";
export const ROUND_PATH = `/areas/demonstration/rounds/${ROUND}`;

type RoundRow = { key: string; path: string; change: string; number: number | undefined };

/** The rows of the round, each with where its scores are saved; read from the file itself. */
export function readRows(path: string): RoundRow[] {
  const database = new DatabaseConnection(path, { readonly: true });
  const rows = database
    .prepare("SELECT row_key AS key, change_key AS change FROM round_rows WHERE round_id = ?")
    .all(ROUND) as { key: string; change: string }[];
  const { text } = database
    .prepare(
      "SELECT text FROM editions JOIN rounds ON rounds.edition_hash = editions.hash WHERE rounds.id = ?",
    )
    .get(ROUND) as { text: string };
  database.close();
  const { changes } = JSON.parse(text) as { changes: { key: string; number: number }[] };
  return rows.map(({ key, change }) => {
    const number = changes.find((each) => each.key === change)?.number;
    return { key, path: `${ROUND_PATH}/score/${number}/save`, change, number };
  });
}

/** What is stored of the people's first scores: answers by person and row. */
export function readStored(path: string): Map<string, string> {
  const database = new DatabaseConnection(path, { readonly: true });
  const scores = database
    .prepare("SELECT member_id AS member, row_key AS row, answer FROM scores WHERE round_id = ?")
    .all(ROUND) as { member: string; row: string; answer: unknown }[];
  database.close();
  return new Map(scores.map(({ member, row, answer }) => [`${member} ${row}`, String(answer)]));
}

/** A database with a room full of people, all signed in. */
export type RoomDatabase = {
  path: string;
  folder: string;
  /** Cookies of the people in the room, and of the one who runs it. */
  people: { member: string; cookie: string }[];
  facilitator: string;
  /** Signs further accounts in; gives their cookies. */
  signIn: (accounts: readonly string[]) => Promise<string[]>;
  remove: () => void;
};

/** Makes the demonstration's database with so many more people who score in its open round. */
export async function makeRoom(size: number): Promise<RoomDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "homeward-bench-"));
  const path = join(folder, "room.db");
  migrateDatabase(path, { migrationsFolder: resolve("db/migrations") });
  const content = loadContent(resolve("content"));
  const filled = openDatabase(path);
  loadDemonstration(filled, content, Date.now());
  filled.close();
  const ids = Array.from({ length: size }, (_, at) => `person-${at + 1}`);
  addPeople(path, ids);
  const config = readConfig({ HOMEWARD_MODE: "demonstration" });
  const signIn = async (accounts: readonly string[]) => {
    const database = openDatabase(path);
    const services = createServices({
      database,
      content,
      clock: Date.now,
      reports: { pdf: () => Promise.reject(new Error("no reports here")) } as never,
      config: { ...config, hashing: "cheap" },
    });
    const tokens = database.write(() => accounts.map((id) => services.sessions.start(id, "bench")));
    database.close();
    return Promise.all(
      tokens.map(
        async (token) =>
          (await setSession({ config } as AppLoadContext, token)).split(";", 1)[0] ?? "",
      ),
    );
  };
  const cookies = await signIn([...ids, "frances-oyelaran"]);
  const facilitator = cookies.pop() ?? "";
  const people = ids.map((member, at) => ({ member, cookie: cookies[at] ?? "" }));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  return { path, folder, people, facilitator, signIn, remove };
}

function addPeople(path: string, ids: readonly string[]): void {
  const database = new DatabaseConnection(path);
  const partners = database
    .prepare("SELECT partner_id AS id FROM round_partners WHERE round_id = ?")
    .all(ROUND) as { id: string }[];
  const account = database.prepare("INSERT INTO accounts (id, email, created_at) VALUES (?, ?, 0)");
  const member = database.prepare(
    `INSERT INTO members (id, area_id, account_id, partner_id, name, email, roles)
      SELECT ?, area_id, ?, ?, ?, ?, '["partner-member"]' FROM rounds WHERE id = '${ROUND}'`,
  );
  database.transaction(() => {
    for (const [at, id] of ids.entries()) {
      const email = `${id}@example.org`;
      account.run(id, email);
      member.run(id, id, partners[at % partners.length]?.id, `Person ${at + 1}`, email);
    }
  })();
  database.close();
}
