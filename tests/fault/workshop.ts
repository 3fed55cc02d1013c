import { resolve } from "node:path";
import BetterSqlite from "better-sqlite3";
import { type RunningProcess, startProcess } from "#tests/support/process.ts";
import {
  makeRoom,
  ROUND,
  ROUND_PATH,
  type RoomDatabase,
  readRows,
} from "../bench/room-database.ts";
import type { Tally } from "./figures.ts";
import { Slot, type Standing } from "./slots.ts";
import { type Address, Visitor } from "./visitor.ts";

const AREA = "/areas/demonstration";

/** The change whose rows are agreed, and those that are revealed and hidden, all by the facilitator. */
const AGREED = 1;
const SHOWN = [7, 8];
/** The changes that people score meanwhile. */
const SCORED = [5, 6];
/** The actions that are edited. */
const ACTIONS = ["one-discharge-team", "care-homes-within-two-days"];

/** A service with a room of people who use it, in every way at once. */
export type Workshop = {
  room: RoomDatabase;
  at: Address;
  slots: Slot[];
  /** The number of the round, as screens are told it. */
  revision: () => number;
  /** How many writes were refused, and how many reveals stand. */
  refused: () => number;
  told: () => number;
  running: () => RunningProcess;
  start: (environment?: Record<string, string>) => Promise<RunningProcess>;
  /** Everything at once, for as long as `during` lasts; then whoever waits for an answer is waited for. */
  work: (during: () => Promise<unknown>) => Promise<void>;
  /** Compares the file with all that was promised, and checks the file itself. */
  settle: () => void;
  visitor: (cookie?: string) => Visitor;
  close: () => Promise<void>;
};

/** Makes a room of so many people on a file of its own and starts the service. */
export async function openWorkshop(
  tally: Tally,
  size: number,
  environment: Record<string, string> = {},
  root = resolve("."),
): Promise<Workshop> {
  const room = await makeRoom(size);
  const at: Address = { url: "" };
  let running: RunningProcess | null = null;
  const read = () => new BetterSqlite(room.path, { readonly: true });
  const visitor = (cookie = room.facilitator) => new Visitor(tally, at, cookie);

  async function start(more: Record<string, string> = {}): Promise<RunningProcess> {
    running = await startProcess(room.path, { LOG_LEVEL: "info", ...environment, ...more }, root);
    at.url = running.url;
    return running;
  }

  await start();
  const facilitator = visitor();
  // Whatever stands there already is refused, and as good.
  await facilitator.post(`${ROUND_PATH}/discuss/${AGREED}`, { intent: "reveal" });
  const file = read();
  const rows = readRows(room.path);
  const rowsOf = (change: number) =>
    rows.filter(({ path }) => path.includes(`/score/${change}/`)).map(({ key }) => key);
  const slot = (place: ConstructorParameters<typeof Slot>[1]) => new Slot(tally, place, file);
  const edited = ACTIONS.map((id) => slot(editAction(facilitator, id, file)));
  const agreed = rowsOf(AGREED).map((row) => slot(agreeRow(facilitator, row)));
  const shown = SHOWN.map((change) =>
    slot(showChange(facilitator, change, rowsOf(change)[0] ?? "")),
  );
  const issued = slot(issuePack(facilitator));
  const scored = room.people.map(({ member, cookie }) => {
    const mine = visitor(cookie);
    let counter = 0;
    const next = () => {
      counter += 1;
      return counter;
    };
    return SCORED.flatMap((change) =>
      rowsOf(change).map((row, index) => {
        const keys = `${member}-${change}-${index}`;
        return slot(scoreRow(mine, { member, change, row, keys }, next));
      }),
    );
  });
  file.close();
  const people = [edited, agreed, shown, [issued], ...scored];
  const slots = people.flat();

  async function work(during: () => Promise<unknown>): Promise<void> {
    let over = false;
    const busy = people.map(async (own) => {
      for (let turn = 0; !over; turn += 1) {
        const answered = await own[turn % own.length]?.write();
        // It is not known what became of it: nothing more until that has been looked at.
        if (!answered) return;
      }
    });
    await during().finally(() => {
      over = true;
    });
    await Promise.all(busy);
  }

  function settle(): void {
    const now = read();
    for (const each of slots) each.settle(now);
    const whole = now.pragma("integrity_check", { simple: true });
    if (whole !== "ok") tally.lost.push(`the file: ${whole}`);
    const broken = now.pragma("foreign_key_check") as unknown[];
    if (broken.length > 0) tally.lost.push(`${broken.length} broken references`);
    now.close();
  }

  return {
    room,
    at,
    slots,
    revision: () => {
      const file = read();
      const sql = "SELECT revision FROM rounds WHERE id = ?";
      const revision = Number(file.prepare(sql).pluck().get(ROUND));
      file.close();
      return revision;
    },
    refused: () => slots.reduce((sum, { refusals }) => sum + refusals.length, 0),
    told: () => shown.reduce((sum, { writes }) => sum + writes, 0),
    running: () => {
      if (!running) throw new Error("it does not run");
      return running;
    },
    start,
    work,
    settle,
    visitor,
    close: async () => {
      await running?.kill();
      room.remove();
    },
  };
}

type Place = ConstructorParameters<typeof Slot>[1];
type File = BetterSqlite.Database;

const one = (file: File, sql: string, ...values: unknown[]) =>
  file.prepare(sql).get(...values) as Standing;

/** The words of an action; its history is its record. */
function editAction(who: Visitor, id: string, file: File): Place {
  const row = file.prepare("SELECT * FROM actions WHERE id = ?").get(id) as Record<string, unknown>;
  const camel = (name: string) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
  const fields = Object.fromEntries(
    Object.entries(row).map(([name, value]) => [camel(name), value === null ? "" : String(value)]),
  );
  return {
    name: `the action ${id}`,
    read: (now) =>
      one(
        now,
        `SELECT what_to_do AS value, version, (SELECT count(*) FROM audit_events
           WHERE kind = 'action-saved' AND subject_id = actions.id) AS records
         FROM actions WHERE id = ?`,
        id,
      ),
    next: (count) => `Words of a fault run, number ${count}: ${"and more ".repeat(20)}`.trim(),
    send: (whatToDo, { version }) =>
      who.post(`${AREA}/plan/${id}`, {
        ...fields,
        ...{ form: "edit", whatToDo, version: String(version), targetValue: "" },
      }),
  };
}

/** What the room agreed on a row. */
function agreeRow(who: Visitor, row: string): Place {
  return {
    name: `what was agreed on ${row}`,
    read: (now) =>
      one(
        now,
        `SELECT rationale AS value, version, (SELECT count(*) FROM audit_events
           WHERE kind = 'agreed' AND subject_id = round_id AND part = row_key) AS records
         FROM round_rows WHERE round_id = ? AND row_key = ?`,
        ROUND,
        row,
      ),
    next: (count) => `Agreed ${count} times`,
    send: (rationale, { version }) =>
      who.post(`${ROUND_PATH}/discuss/${AGREED}`, {
        ...{ intent: "agree", row, version: String(version), level: "3", rationale },
        ...{ targetLevel: "", goOn: "stay" },
      }),
  };
}

/** A change that is revealed and taken back in turn. */
function showChange(who: Visitor, change: number, row: string): Place {
  return {
    name: `the reveal of change ${change}`,
    read: (now) =>
      one(
        now,
        `SELECT pass1 AS value, version, (SELECT count(*) FROM audit_events
           WHERE kind IN ('revealed', 'reveal-taken-back') AND subject_id = round_id
             AND part = change_key) AS records
         FROM round_rows WHERE round_id = ? AND row_key = ?`,
        ROUND,
        row,
      ),
    next: (_count, { value }) => (value === "revealed" ? "hidden" : "revealed"),
    send: (value) =>
      who.post(
        `${ROUND_PATH}/discuss/${change}`,
        value === "revealed"
          ? { intent: "reveal" }
          : { intent: "take-back", reason: "A fault run" },
      ),
  };
}

/** The packs of the area, each with its number. */
function issuePack(who: Visitor): Place {
  return {
    name: "the packs",
    read: (now) =>
      one(
        now,
        `SELECT '' AS value, coalesce(max(number), 0) AS version,
           (SELECT count(*) FROM audit_events WHERE kind = 'pack-issued') AS records FROM packs`,
      ),
    next: () => "",
    send: (_value, { version }) =>
      who.post(`${AREA}/board/packs/issue`, { number: String(version + 1) }),
  };
}

/** A person's score of a row; the keys of its choices are its record. */
function scoreRow(
  who: Visitor,
  { member, change, row, keys }: { member: string; change: number; row: string; keys: string },
  count: () => number,
): Place {
  return {
    name: `${member} on ${row}`,
    read: (now) =>
      one(
        now,
        `SELECT coalesce(max(reason), '') AS value, coalesce(max(version), 0) AS version,
           (SELECT count(*) FROM score_keys WHERE member_id = @member AND key LIKE @keys) AS records
         FROM scores WHERE round_id = '${ROUND}' AND member_id = @member AND row_key = @row AND pass = 1`,
        { member, keys: `${keys}-%`, row },
      ),
    next: (turn) => `Choice ${turn}`,
    send: (reason, { version }) => {
      const counter = String(count());
      return who.post(`${ROUND_PATH}/score/${change}/save`, {
        ...{ row, member, reason, pass: "1", version: String(version), counter },
        ...{ answer: String((Number(counter) % 5) + 1), key: `${keys}-${counter}` },
        ...{ device: `device-of-${member}`, sharing: "unnamed", evidence: "", evidenceLink: "" },
      });
    },
  };
}
