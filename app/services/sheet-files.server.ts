import { createHash } from "node:crypto";
import { permit } from "#app/domain/access/permissions.ts";
import { slugOf } from "#app/domain/access/slug.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { FileProblem } from "#app/domain/file-lines.ts";
import { nameSheet, nextSheetNumber, type SheetPlace } from "#app/domain/sheet/sheet.ts";
import { type FileSheet, readSheetFile, SHEET_COLUMNS } from "#app/domain/sheet/sheet-file.ts";
import { isKnownKey } from "#db/queries/scores.server.ts";
import { decodeFile, readCsv } from "./csv-file.server.ts";
import type { Kit } from "./kit.server.ts";
import { announce } from "./live.server.ts";
import { renderCsv } from "./reports/csv.server.ts";
import { changesInRound, loadRound, type RoundContext } from "./round-context.server.ts";
import {
  auditSheets,
  findSheet,
  listSheetPlaces,
  readSheets,
  refuseUnlessScoring,
  type SheetsIn,
  writeSheet,
} from "./sheet-writing.server.ts";

/** What a file would bring, or what is wrong with it. Its text goes back to whoever sent it. */
type FilePreview = {
  problems: FileProblem[];
  sheets: { partner: string; name: string; rows: number }[];
  text: string;
};

/** What came of a file: its sheets stored, all of them, or nothing and why. */
type FileImport = { problems: FileProblem[]; sheets: number; rows: number; again: boolean };

/** Paper scores from a file: a template, a preview that names every problem, and the import. */
export function createSheetFiles(kit: Kit) {
  const { db } = kit;

  function load(viewer: Viewer, roundId: string): RoundContext {
    permit(viewer.roles, "sheet.record");
    const context = loadRound(kit, viewer, roundId);
    refuseUnlessScoring(context);
    return context;
  }

  /** The sheets of a text, held against the round as it stands. */
  function read(context: RoundContext, known: SheetsIn, text: string) {
    const csv = readCsv(text);
    if ("problem" in csv) return { sheets: [] as FileSheet[], problems: [csv.problem] };
    const places = new Map<string, ReturnType<typeof listSheetPlaces>>();
    return readSheetFile(csv.lines, {
      partners: context.partners.map(({ partnerId, name, shortName }) => ({
        id: partnerId,
        name,
        shortName,
      })),
      placeOf: (partnerId, label, rowKey): SheetPlace | "not-asked" | null => {
        if (!context.rows.has(rowKey)) return null;
        const partner = context.partners.find((each) => each.partnerId === partnerId);
        if (!partner) return "not-asked";
        const key = `${partnerId} ${label}`;
        const sheet = findSheet(known, partnerId, label);
        const own = places.get(key) ?? listSheetPlaces(context, partner, known, sheet);
        places.set(key, own);
        return own.find((each) => each.rowKey === rowKey)?.place ?? "not-asked";
      },
    });
  }

  return {
    /** A file to be filled in: the next sheet of every partner, a line a row, without answers. */
    template(viewer: Viewer, roundId: string): { fileName: string; text: string } {
      permit(viewer.roles, "sheet.record");
      const context = loadRound(kit, viewer, roundId);
      const known = readSheets(kit, context);
      const rows = context.partners.flatMap((partner) => {
        const own = known.sheets.filter((sheet) => sheet.partnerId === partner.partnerId);
        const next = nextSheetNumber(own.map((sheet) => sheet.name));
        return changesInRound(context)
          .filter((change) => partner.changes.includes(change.key))
          .flatMap((change) =>
            change.rows.map(({ key, topic }) => [next, partner.name, key, topic, "", "", ""]),
          );
      });
      const columns = SHEET_COLUMNS.map((key) => ({ key, label: key, kind: "text" as const }));
      return {
        fileName: `paper-scores-${slugOf(context.round.name)}.csv`,
        text: renderCsv({ columns, rows }),
      };
    },

    /** What the form for a file needs to know of the round. */
    importForm(viewer: Viewer, roundId: string) {
      const { round } = load(viewer, roundId);
      return { round: { id: round.id, name: round.name } };
    },

    /** Reads a file and says what it would bring, or every problem. Nothing of it is kept. */
    preview(viewer: Viewer, roundId: string, bytes: Uint8Array): FilePreview {
      const context = load(viewer, roundId);
      const decoded = decodeFile(bytes);
      if ("problem" in decoded) return { problems: [decoded.problem], sheets: [], text: "" };
      const { sheets, problems } = read(context, readSheets(kit, context), decoded.text);
      const nameOf = (id: string) =>
        context.partners.find((each) => each.partnerId === id)?.shortName ?? "";
      return {
        problems,
        sheets: sheets.map(({ partnerId, label, entries }) => ({
          partner: nameOf(partnerId),
          name: nameSheet(label),
          rows: entries.length,
        })),
        text: problems.length > 0 ? "" : decoded.text,
      };
    },

    /** Stores every sheet of a previewed text, or none: it is read again. Sent twice, stored once. */
    importSheets(viewer: Viewer, roundId: string, text: string): FileImport {
      const plain = text.replace(/\r\n?/g, "\n");
      if (plain === "") throw new DomainError("bad-request");
      const hash = createHash("sha256").update(plain).digest("base64url");
      const key = `file-${hash.slice(0, 32)}`;
      return db.write(() => {
        const context = load(viewer, roundId);
        const known = readSheets(kit, context);
        const before = known.sheets.filter(({ memberId }) => isKnownKey(db, memberId, key));
        if (before.length > 0) {
          return { problems: [], sheets: before.length, rows: 0, again: true };
        }
        const { sheets, problems } = read(context, known, plain);
        if (problems.length > 0) return { problems, sheets: 0, rows: 0, again: false };
        for (const sheet of sheets) writeSheet(kit, viewer, context, sheet, "file", key);
        announce(kit, context.round, "progress");
        auditSheets(kit, viewer, context.round.id, "sheets-imported");
        const rows = sheets.reduce((sum, { entries }) => sum + entries.length, 0);
        return { problems: [], sheets: sheets.length, rows, again: false };
      });
    },
  };
}
