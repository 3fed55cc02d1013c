import { eq, getTableColumns } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { CarriedScore, Confidential } from "#app/domain/area-file/area-file.ts";
import type { Database } from "../client.server.ts";
import { recordAudit } from "../queries/audit.server.ts";
import { storeEdition } from "../queries/rounds.server.ts";
import { graduationReadiness } from "../schema/graduation.server.ts";
import { areas } from "../schema/people.server.ts";
import { scores } from "../schema/scores.server.ts";
import { CARRIED_TABLES, type Carried, type CarriedName } from "./carried.server.ts";
import type { AreaFile, FileRow } from "./file-schema.server.ts";
import { hasOwnId, relinkRow } from "./links.server.ts";

/** Rows to one statement: the widest table has some 25 columns, and SQLite takes 32,766 values. */
const AT_ONCE = 200;

/** Stands for evidence that its writer gave and did not share: that it was given is a figure. */
const KEPT_BACK = "Not shared, so it stayed at the installation it was written at.";

type Made = { id: string; slug: string; newId: () => string };

/**
 * Puts a checked area file in as an area of its own, inside the caller's transaction: every id is
 * made anew, nobody has an account, and closed rounds are closed when everything in them is there.
 * Gives the new id of each member, by the id in the file.
 */
export function insertAreaFile(
  db: Database,
  { area, editions, records, redactions }: AreaFile,
  confidential: Confidential,
  { id: areaId, slug, newId }: Made,
): ReadonlyMap<string, string> {
  const made = new Map(
    CARRIED_TABLES.filter(([, carried]) => hasOwnId(carried)).map(([name]) => [
      name,
      makeIds(
        records[name].map(({ id }) => String(id)),
        newId,
      ),
    ]),
  );
  const to = (kind: CarriedName, id: string) => made.get(kind)?.get(id) ?? id;

  // A partner may have become part of one further down.
  db.orm.$client.pragma("defer_foreign_keys = ON");
  db.orm
    .insert(areas)
    .values({ ...area, id: areaId, slug })
    .run();
  for (const { hash, storedAt, edition } of editions) {
    storeEdition(db, { hash, id: edition.id, text: JSON.stringify(edition), storedAt });
  }
  for (const [name, carried] of CARRIED_TABLES) {
    const inArea = "areaId" in getTableColumns(carried.table) ? { areaId } : {};
    const rows = records[name].map((row) => ({
      ...relinkRow(name, carried, row, to),
      ...inArea,
      ...carried.until,
    }));
    insertRows(db, carried.table, rows);
  }
  insertConfidential(db, records, confidential, to);
  for (const [name, carried] of CARRIED_TABLES) {
    if (carried.until) settle(db, name, carried, records[name], to);
  }
  for (const { roundId, memberId, at, part } of redactions) {
    recordAudit(db, {
      areaId,
      memberId: memberId && to("members", memberId),
      at,
      kind: "redacted",
      subjectId: to("rounds", roundId),
      part,
    });
  }
  return made.get("members") ?? new Map();
}

/**
 * A new id for each, in the same order: what stands in the order of its ids, for want of a better
 * one, stands as it did, and sums come to the same last digit.
 */
function makeIds(ids: readonly string[], newId: () => string): ReadonlyMap<string, string> {
  const fresh = ids.map(() => newId()).sort();
  return new Map([...ids].sort().map((id, at) => [id, fresh[at] ?? newId()]));
}

function insertRows(db: Database, table: Carried["table"], rows: readonly FileRow[]): void {
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    db.orm
      .insert(table)
      .values(rows.slice(at, at + AT_ONCE) as never)
      .run();
  }
}

/** A score came with no time: it is dated to the reveal that showed it. */
function insertConfidential(
  db: Database,
  { roundRows, graduationAskings }: AreaFile["records"],
  confidential: Confidential,
  to: (kind: CarriedName, id: string) => string,
): void {
  const rowOf = new Map(roundRows.map((row) => [`${row.roundId} ${row.rowKey}`, row]));
  const revealedAt = new Map(graduationAskings.map(({ id, revealedAt: at }) => [id, at]));
  const timeOf = ({ roundId, rowKey, pass }: Omit<CarriedScore, "hasEvidence">) => {
    const row = rowOf.get(`${roundId} ${rowKey}`);
    return Number(pass === 1 ? row?.pass1At : row?.pass2At);
  };
  insertRows(
    db,
    scores,
    confidential.scores.map(({ hasEvidence, ...score }) => ({
      ...score,
      roundId: to("rounds", score.roundId),
      memberId: to("members", score.memberId),
      partnerId: to("partners", score.partnerId),
      enteredBy: score.enteredBy && to("members", score.enteredBy),
      evidence: hasEvidence && !score.evidence && !score.evidenceLink ? KEPT_BACK : score.evidence,
      version: 1,
      updatedAt: timeOf(score),
    })),
  );
  insertRows(
    db,
    graduationReadiness,
    confidential.readiness.map((each) => ({
      ...each,
      askingId: to("graduationAskings", each.askingId),
      memberId: to("members", each.memberId),
      partnerId: to("partners", each.partnerId),
      at: Number(revealedAt.get(each.askingId)),
    })),
  );
}

/** Lets the rows of a table say what they were kept from saying, which freezes what belongs to them. */
function settle(
  db: Database,
  name: CarriedName,
  { table, until = {} }: Carried,
  rows: readonly FileRow[],
  to: (kind: CarriedName, id: string) => string,
): void {
  const { id }: Record<string, SQLiteColumn> = getTableColumns(table);
  if (!id) throw new Error(`${name} has no id.`);
  const fields = Object.keys(until);
  for (const row of rows) {
    const said = Object.fromEntries(fields.map((field) => [field, row[field]]));
    db.orm
      .update(table)
      .set(said)
      .where(eq(id, to(name, String(row.id))))
      .run();
  }
}
