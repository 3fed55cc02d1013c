import { may, permit } from "#app/domain/access/permissions.ts";
import { slugOf } from "#app/domain/access/slug.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import { type RoundRecord, reportRecord } from "#app/domain/report/record.ts";
import { findAreaById } from "#db/queries/areas.server.ts";
import { listAuditOf } from "#db/queries/audit.server.ts";
import { audit, type Kit } from "./kit.server.ts";
import { recordDocument } from "./reports/record-document.ts";
import type { Bytes } from "./reports/reports.ts";
import type { createResults } from "./results.server.ts";
import { loadRound } from "./round-context.server.ts";
import { countWhoScored } from "./row-reports.server.ts";

type Results = Pick<ReturnType<typeof createResults>, "page">;

/** The record of a round as it goes round and is kept: one report, as a page and as a PDF. */
export function createRecord(kit: Kit, results: Results) {
  const { db } = kit;

  function gather(viewer: Viewer, roundId: string) {
    permit(viewer.roles, "round.read-closed");
    const context = loadRound(kit, viewer, roundId);
    const { round, rows } = context;
    if (round.status !== "draft" && round.status !== "closed") throw new DomainError("not-draft");
    const area = findAreaById(db, viewer.areaId);
    if (!area) throw new DomainError("not-found");
    const page = results.page(viewer, roundId);
    const topicOf = (key: string | null) =>
      page.report.changes.flatMap((change) => change.rows).find((row) => row.key === key)?.topic ??
      null;
    const record = reportRecord({
      area,
      round,
      edition: page.edition.title,
      levels: page.levels,
      results: page.report,
      partners: countWhoScored(kit, context),
      times: new Map(
        [...rows.values()].map(({ rowKey, pass1At, pass2At, agreedAt, outcome }) => [
          rowKey,
          {
            revealedAt: pass1At,
            secondAt: pass2At,
            agreedAt: outcome === "agreed" ? agreedAt : null,
          },
        ]),
      ),
      corrections: page.corrections.map(({ at, topic, text }) => ({
        at,
        topic: topic ?? null,
        text,
      })),
      redactions: listAuditOf(db, viewer.areaId, "redacted", round.id).map(({ at, part }) => ({
        at,
        topic: topicOf(part),
      })),
    });
    return { area, round, record };
  }

  return {
    /**
     * The record: for those who took part while its draft goes round, for anyone of the area once
     * it is closed, boards in their own reading. Refuses `not-draft` before.
     */
    page(viewer: Viewer, roundId: string): { record: RoundRecord; round: string; name: string } {
      const { record, round } = gather(viewer, roundId);
      return { record, round: round.id, name: round.name };
    },

    /** The same record as a PDF, with its file name. */
    async pdf(viewer: Viewer, roundId: string): Promise<{ fileName: string; bytes: Bytes }> {
      const { area, round, record } = gather(viewer, roundId);
      const page = `${kit.publicUrl}/areas/${area.slug}/rounds/${round.id}/record`;
      const bytes = await kit.reports.pdf(recordDocument(record, page));
      if (may(viewer.roles, "round.take-part")) {
        db.write(() => audit(kit, viewer, "record-downloaded", round.id));
      }
      const draft = record.draft === null ? "" : "-draft";
      return { fileName: `record-${slugOf(round.name)}${draft}.pdf`, bytes };
    },
  };
}
