import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { reportForBoard } from "#app/domain/report/board-report.ts";
import { findAreaById } from "#db/queries/areas.server.ts";
import { insertBoardItem, listBoardItems, moveBoardItem } from "#db/queries/packs.server.ts";
import { gatherBoard } from "./board-input.server.ts";
import { audit, auditReading, instantIn, type Kit } from "./kit.server.ts";
import { boardDocument } from "./reports/board-document.ts";
import type { Bytes } from "./reports/reports.ts";

/** What a board reads before it meets: one page, the same for whoever may read it, and its pack. */
export function createBoard(kit: Kit) {
  const { db } = kit;

  function move(viewer: Viewer, id: string, removed: boolean): void {
    permit(viewer.roles, "board.manage");
    db.write(() => {
      if (!moveBoardItem(db, viewer.areaId, id, removed ? kit.now() : null)) {
        throw new DomainError("not-found");
      }
      audit(kit, viewer, removed ? "board-item-removed" : "board-item-restored", id);
    });
  }

  return {
    /** The board page as things stand now. */
    page(viewer: Viewer) {
      permit(viewer.roles, "board.read");
      const { input } = gatherBoard(kit, viewer.areaId);
      return {
        report: reportForBoard(input),
        can: {
          manage: may(viewer.roles, "board.manage"),
          answer: may(viewer.roles, "story.answer"),
        },
      };
    },

    /** The pack as things stand now, not issued. */
    async pdf(viewer: Viewer): Promise<{ fileName: string; bytes: Bytes }> {
      permit(viewer.roles, "board.read");
      const { area, today, input } = gatherBoard(kit, viewer.areaId);
      const page = `${kit.publicUrl}/areas/${area.slug}/board`;
      const bytes = await kit.reports.pdf(boardDocument(reportForBoard(input), page, null));
      auditReading(kit, viewer, "pack-downloaded", viewer.areaId);
      return { fileName: `board-pack-${area.slug}-${today}.pdf`, bytes };
    },

    /** What the board is asked to decide beside what follows from the figures. */
    items(viewer: Viewer) {
      permit(viewer.roles, "board.manage");
      const items = listBoardItems(db, viewer.areaId).map(({ id, text, addedAt, removedAt }) => ({
        id,
        text,
        on: formatDate(londonDate(addedAt)),
        removed: removedAt !== null,
      }));
      return {
        standing: items.filter(({ removed }) => !removed),
        removed: items.filter(({ removed }) => removed),
      };
    },

    /** Adds something for the board to decide; gives its id. */
    addItem(viewer: Viewer, text: string): string {
      permit(viewer.roles, "board.manage");
      const area = findAreaById(db, viewer.areaId);
      if (!area) throw new DomainError("not-found");
      const id = kit.newId();
      db.write(() => {
        insertBoardItem(db, {
          id,
          areaId: viewer.areaId,
          text,
          addedAt: instantIn(kit, area),
          addedBy: viewer.memberId,
        });
        audit(kit, viewer, "board-item-added", id);
      });
      return id;
    },

    /** Takes an item off the list. Refuses `not-found`. */
    removeItem(viewer: Viewer, id: string): void {
      move(viewer, id, true);
    },

    /** Puts an item back on the list. Refuses `not-found`. */
    restoreItem(viewer: Viewer, id: string): void {
      move(viewer, id, false);
    },
  };
}
