import { createHash } from "node:crypto";
import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import {
  blankInPlan,
  blankText,
  listSharedTexts,
  type RecordText,
} from "#db/queries/redactions.server.ts";
import { listDifferentViews } from "#db/queries/rounds.server.ts";
import { audit, auditReading, type Kit } from "./kit.server.ts";
import { changesInRound, loadRound, type RoundContext } from "./round-context.server.ts";

/** The single exception to a frozen record: one text, such as one that names a patient, is blanked. */
export function createRedactions(kit: Kit) {
  const { db } = kit;

  function loadClosed(viewer: Viewer, roundId: string): RoundContext {
    permit(viewer.roles, "record.redact");
    const context = loadRound(kit, viewer, roundId);
    if (context.round.status !== "closed") throw new DomainError("round-not-closed");
    return context;
  }

  /** Every text of the record, as those who took part see it. */
  function listTexts(context: RoundContext): RecordText[] {
    const { round, rows, changes } = context;
    const said = { pass: null, partnerId: null };
    return [
      ...[...rows.values()].flatMap((row) =>
        (["rationale", "parkedNote", "hiddenReason"] as const).map((field) => ({
          ...said,
          field,
          part: row.rowKey,
          text: row[field],
        })),
      ),
      ...listDifferentViews(db, round).map((view) => ({
        field: "viewSentence" as const,
        part: view.rowKey,
        pass: null,
        partnerId: view.partnerId,
        text: view.sentence,
      })),
      ...listSharedTexts(db, round),
      ...[...changes.values()].map((change) => ({
        ...said,
        field: "changeSentence" as const,
        part: change.changeKey,
        text: change.sentence,
      })),
    ].filter((each) => each.text !== "");
  }

  return {
    /** The texts of a closed round, by change and row, each with an id to point at it. */
    page(viewer: Viewer, roundId: string) {
      const context = loadClosed(viewer, roundId);
      const texts = listTexts(context);
      if (texts.length > 0) auditReading(kit, viewer, "scores-read", context.round.id);
      const of = (part: string) =>
        texts
          .filter((each) => each.part === part)
          .map((each) => ({
            id: idOf(each),
            field: each.field,
            pass: each.pass,
            partner:
              context.partners.find((partner) => partner.partnerId === each.partnerId)?.name ??
              null,
            text: each.text,
          }));
      const { id, name } = context.round;
      return {
        round: { id, name },
        changes: changesInRound(context).map((change) => ({
          number: change.number,
          name: change.name,
          texts: of(change.key),
          rows: change.rows
            .map((row) => ({ key: row.key, topic: row.topic, texts: of(row.key) }))
            .filter((row) => row.texts.length > 0),
        })),
      };
    },

    /**
     * Blanks the text with this id for good, also where the plan quotes it, and records that. Refuses `not-found`
     * when no text of the record is pointed at, as after a first redaction.
     */
    redact(viewer: Viewer, roundId: string, textId: string): void {
      db.write(() => {
        const context = loadClosed(viewer, roundId);
        const text = listTexts(context).find((each) => idOf(each) === textId);
        if (!text) throw new DomainError("not-found");
        blankText(db, context.round, text);
        if (text.field === "rationale") blankInPlan(db, viewer.areaId, text.part, text.text);
        audit(kit, viewer, "redacted", context.round.id, text.part);
      });
    },
  };
}

/** Points at a text by where it stands and what it says: equal texts share one. */
function idOf({ field, part, pass, partnerId, text }: RecordText): string {
  return createHash("sha256")
    .update(JSON.stringify([field, part, pass, partnerId, text]))
    .digest("base64url")
    .slice(0, 22);
}
