import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { formatDate, londonTime } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { type BoardPack, PACK_VERSION } from "#app/domain/report/board-pack.ts";
import { reportForBoard } from "#app/domain/report/board-report.ts";
import { findAreaById } from "#db/queries/areas.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { findPack, insertPack, listPacks, type PackHead } from "#db/queries/packs.server.ts";
import { gatherBoard } from "./board-input.server.ts";
import { auditReading, instantIn, type Kit, refuseStale, todayIn } from "./kit.server.ts";
import { readPack } from "./pack-reading.server.ts";
import { boardDocument } from "./reports/board-document.ts";
import type { Bytes } from "./reports/reports.ts";

/**
 * Issues an area's pack as things stand now, for a meeting or for none; gives its id. Whoever calls
 * it has permitted it: a person, or the papers deadline (null). Every issue has the next number.
 */
export function issuePack(
  kit: Kit,
  areaId: string,
  meetingId: string | null,
  issuedBy: string | null = null,
): string {
  const { db } = kit;
  return db.write(() => {
    const { area, today, input } = gatherBoard(kit, areaId, meetingId);
    const id = kit.newId();
    insertPack(db, {
      id,
      areaId,
      number: nextNumber(kit, areaId),
      meetingId,
      asAt: today,
      issuedAt: instantIn(kit, area),
      issuedBy,
      version: PACK_VERSION,
      report: reportForBoard(input),
    });
    recordAudit(db, {
      areaId,
      memberId: issuedBy,
      at: kit.now(),
      kind: "pack-issued",
      subjectId: id,
      part: null,
    });
    return id;
  });
}

const nextNumber = ({ db }: Kit, areaId: string) => (listPacks(db, areaId)[0]?.number ?? 0) + 1;

/** The packs that were issued: kept as they were, to read and to print again. */
export function createPacks(kit: Kit) {
  const { db } = kit;

  /** An issued pack of the area; refuses `not-found`. */
  function load(viewer: Viewer, id: string): { head: IssuedPack; report: BoardPack } {
    permit(viewer.roles, "board.read");
    const found = findPack(db, viewer.areaId, id);
    if (!found) throw new DomainError("not-found");
    return { head: describeHead(found), report: readPack(found) };
  }

  return {
    /** Every pack issued, the latest first. */
    list(viewer: Viewer) {
      permit(viewer.roles, "board.read");
      return listPacks(db, viewer.areaId).map(describeHead);
    },

    /** A pack as it was issued. Refuses `not-found`. */
    pack(viewer: Viewer, id: string) {
      return load(viewer, id);
    },

    /** A pack printed again from what was stored; the same bytes every time. */
    async pdf(viewer: Viewer, id: string): Promise<{ fileName: string; bytes: Bytes }> {
      const { head, report } = load(viewer, id);
      const area = findAreaById(db, viewer.areaId);
      if (!area) throw new DomainError("not-found");
      const page = `${kit.publicUrl}/areas/${area.slug}/board/packs/${id}`;
      const bytes = await kit.reports.pdf(boardDocument(report, page, head));
      auditReading(kit, viewer, "pack-downloaded", id);
      return { fileName: `board-pack-${area.slug}-${report.asAtOn}.pdf`, bytes };
    },

    /** What the next pack would be. */
    next(viewer: Viewer) {
      permit(viewer.roles, "board.manage");
      const area = findAreaById(db, viewer.areaId);
      if (!area) throw new DomainError("not-found");
      return { number: nextNumber(kit, area.id), asAt: formatDate(todayIn(kit, area)) };
    },

    /**
     * Issues a pack as things stand now, for no meeting, under the number seen; gives its id.
     * Refuses `stale-version` where another has been issued meanwhile.
     */
    issue(viewer: Viewer, number: number): string {
      permit(viewer.roles, "board.manage");
      return db.write(() => {
        refuseStale(nextNumber(kit, viewer.areaId) === number);
        return issuePack(kit, viewer.areaId, null, viewer.memberId);
      });
    },
  };
}

/** What is said of a pack beside what it says. */
export type IssuedPack = {
  id: string;
  number: number;
  /** The meeting it was for, with its date. */
  meeting: string | null;
  /** "21 June 2017". */
  asAt: string;
  issuedAt: number;
  /** "Issued on 21 June 2017 at 09:00 by Frances Oyelaran". */
  words: string;
};

function describeHead({ id, number, asAt, issuedAt, person, ...pack }: PackHead): IssuedPack {
  const by = person === null ? "at the papers deadline" : `by ${person}`;
  const on = formatDate(asAt);
  return {
    id,
    number,
    meeting: pack.meetingName && `${pack.meetingName}, ${formatDate(pack.meetingDate ?? asAt)}`,
    asAt: on,
    issuedAt,
    words: `Issued on ${on} at ${londonTime(issuedAt)} ${by}`,
  };
}
