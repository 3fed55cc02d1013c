import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import { openPass } from "#app/domain/round/round.ts";
import {
  nameSheet,
  nextSheetNumber,
  SHEET_REFUSALS,
  tidySheetLabel,
} from "#app/domain/sheet/sheet.ts";
import { deleteSheetScores, type Sheet, strikeSheet } from "#db/queries/sheets.server.ts";
import { audit, type Kit } from "./kit.server.ts";
import { announce } from "./live.server.ts";
import {
  changesInRound,
  findRow,
  loadRound,
  markOf,
  type RoundContext,
} from "./round-context.server.ts";
import { createSheetFiles } from "./sheet-files.server.ts";
import { createSheetPrinting } from "./sheet-printing.server.ts";
import {
  auditSheets,
  findSheet,
  findSheetPartner,
  listSheetPlaces,
  readSheets,
  refuseUnlessScoring,
  type SheetSaved,
  type SheetsIn,
  type SheetWritten,
  writeSheet,
} from "./sheet-writing.server.ts";

/** Paper sheets: which are in, typing one in, striking one. What one says is never read back. */
export function createSheets(kit: Kit) {
  const { db } = kit;

  /** Counts of a sheet: rows answered in each pass, and stored rows that can still be struck. */
  function countSheet(context: RoundContext, known: SheetsIn, { memberId }: Sheet) {
    const own = known.rows.filter((row) => row.memberId === memberId);
    const strikable = listStrikable(context, known, memberId);
    return {
      first: own.filter((row) => row.pass === 1 && row.answered).length,
      second: own.filter((row) => row.pass === 2 && row.answered).length,
      strikable: strikable.length,
      whole: strikable.length === own.length,
    };
  }

  /** The stored rows of a sheet that nobody has seen: those whose pass still takes scores. */
  function listStrikable(context: RoundContext, known: SheetsIn, memberId: string) {
    return known.rows.filter(
      (row) => row.memberId === memberId && openPass(findRow(context, row.rowKey)) === row.pass,
    );
  }

  return {
    ...createSheetPrinting(kit),
    ...createSheetFiles(kit),

    /** Which sheets are in, by partner: counts only. */
    page(viewer: Viewer, roundId: string) {
      permit(viewer.roles, "sheet.read");
      const context = loadRound(kit, viewer, roundId);
      const known = readSheets(kit, context);
      const open = context.round.status === "open";
      return {
        round: pickRound(context),
        partners: context.partners.map((partner) => {
          const own = known.sheets.filter((sheet) => sheet.partnerId === partner.partnerId);
          return {
            ...markOf(partner),
            next: nextSheetNumber(own.map((sheet) => sheet.name)),
            sheets: own.map((sheet) => ({
              id: sheet.memberId,
              name: sheet.name,
              ...countSheet(context, known, sheet),
            })),
          };
        }),
        can: {
          record: open && may(viewer.roles, "sheet.record"),
          strike: open && may(viewer.roles, "sheet.strike"),
        },
      };
    },

    /** The rows of one partner's sheet to be typed, each with whether it can be. No answers. */
    form(viewer: Viewer, roundId: string, partnerId: string, typedLabel: string) {
      permit(viewer.roles, "sheet.record");
      const context = loadRound(kit, viewer, roundId);
      refuseUnlessScoring(context);
      const partner = findSheetPartner(context, partnerId);
      const label = tidySheetLabel(typedLabel);
      const known = readSheets(kit, context);
      const sheet = findSheet(known, partnerId, label);
      const places = listSheetPlaces(context, partner, known, sheet);
      return {
        round: pickRound(context),
        partner: markOf(partner),
        label,
        name: sheet?.name ?? nameSheet(label),
        /** Whether part of it is in already. */
        begun: sheet !== undefined,
        key: `form-${kit.newId()}`,
        levels: context.edition.levels.map(({ value, name }) => ({ value, name })),
        changes: changesInRound(context)
          .filter((change) => partner.changes.includes(change.key))
          .map((change) => ({
            number: change.number,
            name: change.name,
            rows: change.rows.map((row) => {
              const place = places.find((each) => each.rowKey === row.key)?.place;
              return {
                key: row.key,
                topic: row.topic,
                pass: place?.pass ?? null,
                why: place?.why ? SHEET_REFUSALS[place.why] : null,
              };
            }),
          })),
      };
    },

    /**
     * Saves what was typed of a sheet as a whole. The same form sent twice is saved once. Refuses
     * `sheet-rows`, with a sentence by row, when a row takes no score any more.
     */
    save(viewer: Viewer, roundId: string, written: SheetWritten, key: string): SheetSaved {
      permit(viewer.roles, "sheet.record");
      const label = tidySheetLabel(written.label);
      return db.write(() => {
        const context = loadRound(kit, viewer, roundId);
        refuseUnlessScoring(context);
        const saved = writeSheet(kit, viewer, context, { ...written, label }, "paper", key);
        if (!saved.again) {
          announce(kit, context.round, "progress");
          auditSheets(kit, viewer, context.round.id, "sheet-typed");
        }
        return saved;
      });
    },

    /** What would be struck: a sheet, and how much of it. */
    sheet(viewer: Viewer, roundId: string, sheetId: string) {
      permit(viewer.roles, "sheet.strike");
      const context = loadRound(kit, viewer, roundId);
      const known = readSheets(kit, context);
      const sheet = known.sheets.find((each) => each.memberId === sheetId);
      if (!sheet) throw new DomainError("not-found");
      const partner = findSheetPartner(context, sheet.partnerId);
      return {
        round: pickRound(context),
        id: sheet.memberId,
        name: sheet.name,
        partner: markOf(partner),
        ...countSheet(context, known, sheet),
      };
    },

    /**
     * Strikes all of a sheet that is not revealed, so that it can be typed again; the sheet goes
     * when nothing of it is left. Refuses `pass-revealed` when all of it is revealed.
     */
    strike(viewer: Viewer, roundId: string, sheetId: string): void {
      permit(viewer.roles, "sheet.strike");
      db.write(() => {
        const context = loadRound(kit, viewer, roundId);
        refuseUnlessScoring(context);
        const { round } = context;
        const known = readSheets(kit, context);
        const sheet = known.sheets.find((each) => each.memberId === sheetId);
        if (!sheet) throw new DomainError("not-found");
        const strikable = listStrikable(context, known, sheetId);
        if (strikable.length === 0) throw new DomainError("pass-revealed");
        deleteSheetScores(db, round, sheetId, strikable);
        const left = known.rows.filter((row) => row.memberId === sheetId).length;
        if (left === strikable.length) {
          strikeSheet(db, round, sheetId, { recorder: viewer.memberId, at: kit.now() });
        }
        announce(kit, round, "progress");
        audit(kit, viewer, "sheet-struck", round.id, sheet.partnerId);
      });
    },
  };
}

function pickRound({ round }: RoundContext) {
  const { id, name, status, asAt } = round;
  return { id, name, status, asAt };
}
