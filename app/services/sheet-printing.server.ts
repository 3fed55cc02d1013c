import { permit } from "#app/domain/access/permissions.ts";
import { slugOf } from "#app/domain/access/slug.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import { findAreaById } from "#db/queries/areas.server.ts";
import type { Kit } from "./kit.server.ts";
import type { Bytes } from "./reports/reports.ts";
import { sheetDocument } from "./reports/sheet-document.ts";
import { changesInRound, loadRound } from "./round-context.server.ts";

/** Score sheets to be printed, for everyone or for one partner. */
export function createSheetPrinting(kit: Kit) {
  return {
    /** The sheets as a PDF with its file name; for one partner, only the changes it is asked about. */
    async print(
      viewer: Viewer,
      roundId: string,
      { partnerId, large }: { partnerId: string | null; large: boolean },
    ): Promise<{ fileName: string; bytes: Bytes }> {
      permit(viewer.roles, "sheet.print");
      const context = loadRound(kit, viewer, roundId);
      const { round, edition } = context;
      const area = findAreaById(kit.db, viewer.areaId);
      const partner = context.partners.find((each) => each.partnerId === partnerId);
      if (!area || (partnerId !== null && !partner)) throw new DomainError("not-found");
      const all = changesInRound(context);
      const changes = partner ? all.filter((change) => partner.changes.includes(change.key)) : all;
      const document = sheetDocument({
        area,
        round,
        levels: edition.levels,
        changes,
        of: edition.changes.length,
        partner: partner?.name ?? null,
        large,
        page: `${kit.publicUrl}/areas/${area.slug}/rounds/${round.id}/score`,
      });
      const bytes = await kit.reports.pdf(document);
      const name = [
        "score-sheets",
        slugOf(round.name),
        ...(partner ? [slugOf(partner.shortName)] : []),
        ...(large ? ["large-print"] : []),
      ];
      return { fileName: `${name.join("-")}.pdf`, bytes };
    },
  };
}
