import type { Viewer } from "#app/domain/access/viewer.ts";
import type { AuditKind } from "#app/domain/audit/audit.ts";
import { londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { type Pass, refuseLongTexts, type ScoreOrigin } from "#app/domain/score/score.ts";
import {
  isSameSheet,
  nameSheet,
  placeSheetRow,
  SHEET_REFUSALS,
  type SheetEntry,
  type SheetPlace,
} from "#app/domain/sheet/sheet.ts";
import { recordAuditOnce } from "#db/queries/audit.server.ts";
import type { RoundPartner } from "#db/queries/rounds.server.ts";
import { isKnownKey } from "#db/queries/scores.server.ts";
import {
  insertSheet,
  insertSheetScores,
  listSheetRows,
  listSheets,
  rememberSheetKey,
  type Sheet,
  type SheetRowIn,
} from "#db/queries/sheets.server.ts";
import type { Kit } from "./kit.server.ts";
import { changesInRound, findRow, type RoundContext } from "./round-context.server.ts";

/** A sheet as it is typed or read: its partner, its number, and its rows. */
export type SheetWritten = { partnerId: string; label: string; entries: readonly SheetEntry[] };

/** What a saved sheet came to. `again` says that this very form was saved before. */
export type SheetSaved = {
  id: string;
  partner: string;
  name: string;
  rows: number;
  again: boolean;
};

/** The sheets of a round, with what of them is in: never what they say. */
export type SheetsIn = { sheets: readonly Sheet[]; rows: readonly SheetRowIn[] };

/** Reads which sheets, and which of their rows, are in. */
export function readSheets({ db }: Kit, { round }: RoundContext): SheetsIn {
  return { sheets: listSheets(db, round), rows: listSheetRows(db, round) };
}

/** A partner asked in the round; refuses `invalid` for any other. */
export function findSheetPartner(context: RoundContext, partnerId: string): RoundPartner {
  const partner = context.partners.find((each) => each.partnerId === partnerId);
  if (partner) return partner;
  const sentence = "Choose an organisation that is asked in this round.";
  throw new DomainError("invalid", { field: "partner" }, sentence);
}

/** The partner's sheet with this label, when it is in. */
export function findSheet(known: SheetsIn, partnerId: string, label: string): Sheet | undefined {
  return known.sheets.find(
    (sheet) => sheet.partnerId === partnerId && isSameSheet(sheet.name, nameSheet(label)),
  );
}

/** Every row a partner's sheet can hold, in the order of the edition, and whether it can be typed. */
export function listSheetPlaces(
  context: RoundContext,
  partner: RoundPartner,
  known: SheetsIn,
  sheet: Sheet | undefined,
): { changeKey: string; rowKey: string; place: SheetPlace }[] {
  const isIn = (rowKey: string, pass: Pass) =>
    known.rows.some(
      (row) => row.memberId === sheet?.memberId && row.rowKey === rowKey && row.pass === pass,
    );
  return changesInRound(context)
    .filter((change) => partner.changes.includes(change.key))
    .flatMap((change) =>
      change.rows.map(({ key }) => ({
        changeKey: change.key,
        rowKey: key,
        place: placeSheetRow(findRow(context, key), (pass) => isIn(key, pass)),
      })),
    );
}

/** Refuses a round that takes no scores: `round-closed` or `round-not-open`. */
export function refuseUnlessScoring({ round }: RoundContext): void {
  if (round.status === "closed") throw new DomainError("round-closed");
  if (round.status !== "open") throw new DomainError("round-not-open");
}

/**
 * Stores a sheet, or more rows of one, as a whole: a row that takes no score refuses all of it,
 * with a sentence by row. Inside a transaction. `key` is the form's own; null for one of a file.
 */
export function writeSheet(
  kit: Kit,
  viewer: Viewer,
  context: RoundContext,
  written: SheetWritten,
  origin: Exclude<ScoreOrigin, "own">,
  key: string | null,
): SheetSaved {
  const { db } = kit;
  const { round } = context;
  const partner = findSheetPartner(context, written.partnerId);
  const known = readSheets(kit, context);
  const found = findSheet(known, partner.partnerId, written.label);
  const entries = written.entries.filter((entry) => entry.answer !== null || entry.reason !== "");
  const id = found?.memberId ?? kit.newId();
  const name = found?.name ?? nameSheet(written.label);
  const saved = { id, partner: partner.shortName, name };
  if (found && key !== null && isKnownKey(db, found.memberId, key)) {
    const rows = known.rows.filter((row) => row.memberId === found.memberId && row.answered);
    return { ...saved, rows: rows.length, again: true };
  }
  if (entries.length === 0) {
    throw new DomainError("invalid", {}, "Nothing of this sheet is typed in yet.");
  }
  const places = listSheetPlaces(context, partner, known, found);
  const refused: Record<string, string> = {};
  const passes = new Map<string, Pass>();
  for (const entry of entries) {
    const { place } = places.find((each) => each.rowKey === entry.rowKey) ?? {};
    if (!place) throw new DomainError("row-not-asked");
    refuseLongTexts({ reason: entry.reason, evidence: "", evidenceLink: "" });
    if (place.pass === null) refused[entry.rowKey] = SHEET_REFUSALS[place.why];
    else passes.set(entry.rowKey, place.pass);
  }
  if (Object.keys(refused).length > 0) throw new DomainError("sheet-rows", { rows: refused });
  const now = kit.now();
  if (!found) {
    const sheet = { memberId: id, partnerId: partner.partnerId, name };
    insertSheet(db, round, sheet, { recorder: viewer.memberId, at: now });
  }
  insertSheetScores(
    db,
    entries.map(({ rowKey, answer, reason, sharing }) => ({
      roundId: round.id,
      rowKey,
      memberId: id,
      pass: passes.get(rowKey) ?? 1,
      partnerId: partner.partnerId,
      // A row may hold a reason alone, as on a screen.
      answer: answer as Exclude<typeof answer, null>,
      reason,
      sharing,
      origin,
      enteredBy: viewer.memberId,
      version: 1,
      updatedAt: now,
    })),
  );
  if (key !== null) rememberSheetKey(db, id, key, now);
  const answered = entries.filter((entry) => entry.answer !== null);
  return { ...saved, rows: answered.length, again: false };
}

/** Once a recorder, round and day, dated at its start: the log never times a single sheet. */
export function auditSheets(kit: Kit, viewer: Viewer, roundId: string, kind: AuditKind): void {
  const day = Date.parse(`${londonDate(kit.now())}T00:00:00Z`);
  const { areaId, memberId } = viewer;
  const event = { areaId, memberId, at: day, kind, subjectId: roundId };
  recordAuditOnce(kit.db, event, day);
}
