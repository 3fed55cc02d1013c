import { and, eq, inArray, sql } from "drizzle-orm";
import type { Pass } from "#app/domain/score/score.ts";
import { type Database, prepared } from "../client.server.ts";
import { actionHistory, actions } from "../schema/plan.server.ts";
import { differentViews, roundChanges, roundRows } from "../schema/rounds.server.ts";
import { scores } from "../schema/scores.server.ts";
import type { Round } from "./rounds.server.ts";
import { isCounted, isRevealed, isShared, onRow, sharedText } from "./scores.server.ts";

/** The columns whose text an audited redaction may blank: see db/triggers.server.ts. */
export type RedactableField =
  | "reason"
  | "evidence"
  | "evidenceLink"
  | "rationale"
  | "parkedNote"
  | "hiddenReason"
  | "changeSentence"
  | "viewSentence";

/** A text of a closed round as its record shows it: pointed at without naming a person. */
export type RecordText = {
  field: RedactableField;
  /** The key of the row, or of the change for a change's own sentence. */
  part: string;
  /** For a scorer's text. */
  pass: Pass | null;
  /** Whose it is, as shown: null when shared without the organisation's name, or the room's own. */
  partnerId: string | null;
  text: string;
};

const placeholder = sql.placeholder;

const shared = prepared((orm) =>
  orm
    .select({
      part: scores.rowKey,
      pass: scores.pass,
      ...sharedText,
    })
    .from(scores)
    .innerJoin(roundRows, onRow)
    .where(and(eq(scores.roundId, placeholder("round")), isRevealed, isCounted, isShared))
    // As on the discuss page: an order by person or time could tell who wrote an unnamed one.
    .orderBy(scores.reason, scores.evidence)
    .prepare(),
);

/** The texts that scorers of a round share, of its revealed passes. */
export function listSharedTexts(db: Database, round: Round): RecordText[] {
  return shared(db)
    .all({ round: round.id })
    .flatMap(({ part, pass, partnerId, ...texts }) =>
      (["reason", "evidence", "evidenceLink"] as const).flatMap((field) =>
        texts[field] === "" ? [] : [{ field, part, pass, partnerId, text: texts[field] }],
      ),
    );
}

/** Blanks one text of a round wherever it stands as given; gives how many places held it. */
export function blankText(db: Database, round: Round, given: RecordText): number {
  const { field, part, pass, partnerId, text } = given;
  switch (field) {
    case "reason":
    case "evidence":
    case "evidenceLink":
      return db.orm
        .update(scores)
        .set({ [field]: "" })
        .where(
          and(
            eq(scores.roundId, round.id),
            eq(scores.rowKey, part),
            eq(scores.pass, pass ?? 1),
            eq(scores[field], text),
            partnerId === null
              ? eq(scores.sharing, "unnamed")
              : and(eq(scores.sharing, "named"), eq(scores.partnerId, partnerId)),
          ),
        )
        .run().changes;
    case "rationale":
    case "parkedNote":
    case "hiddenReason":
      return db.orm
        .update(roundRows)
        .set({ [field]: "" })
        .where(
          and(
            eq(roundRows.roundId, round.id),
            eq(roundRows.rowKey, part),
            eq(roundRows[field], text),
          ),
        )
        .run().changes;
    case "changeSentence":
      return db.orm
        .update(roundChanges)
        .set({ sentence: "" })
        .where(
          and(
            eq(roundChanges.roundId, round.id),
            eq(roundChanges.changeKey, part),
            eq(roundChanges.sentence, text),
          ),
        )
        .run().changes;
    case "viewSentence":
      return db.orm
        .update(differentViews)
        .set({ sentence: "" })
        .where(
          and(
            eq(differentViews.roundId, round.id),
            eq(differentViews.rowKey, part),
            eq(differentViews.partnerId, partnerId ?? ""),
            eq(differentViews.sentence, text),
          ),
        )
        .run().changes;
  }
}

/**
 * Takes a row's redacted rationale out of the area's plan as well, which quotes it: out of "where
 * are you now", and what that field said before is blanked whole.
 */
export function blankInPlan(db: Database, areaId: string, row: string, text: string): void {
  // As it was taken over, after a space and with a full stop, or as somebody typed it again.
  const quoted = [` ${text}.`, ` ${text}`, text];
  const without = quoted.reduce(
    (rest, each) => sql`replace(${rest}, ${each}, '')`,
    sql`${actions.whereNow}`,
  );
  const ofRow = and(eq(actions.areaId, areaId), eq(actions.rowKey, row));
  db.orm
    .update(actions)
    .set({ whereNow: without, version: sql`${actions.version} + 1` })
    .where(and(ofRow, sql`instr(${actions.whereNow}, ${text}) > 0`))
    .run();
  blankInProposals(db, areaId, row, quoted);
  const ids = db.orm.select({ id: actions.id }).from(actions).where(ofRow);
  for (const said of ["before", "after"] as const) {
    db.orm
      .update(actionHistory)
      .set({ [said]: "" })
      .where(
        and(inArray(actionHistory.actionId, ids), sql`instr(${actionHistory[said]}, ${text}) > 0`),
      )
      .run();
  }
}

/** Takes a quoted text out of the words that rounds proposed, which stand beside the plan's own. */
function blankInProposals(db: Database, areaId: string, row: string, quoted: readonly string[]) {
  const all = db.orm
    .select({ id: actions.id, proposed: actions.proposed })
    .from(actions)
    .where(and(eq(actions.areaId, areaId), eq(actions.rowKey, row)))
    .all();
  for (const { id, proposed } of all) {
    if (!proposed) continue;
    const whereNow = quoted.reduce((rest, each) => rest.replaceAll(each, ""), proposed.whereNow);
    if (whereNow === proposed.whereNow) continue;
    db.orm
      .update(actions)
      .set({ proposed: { ...proposed, whereNow } })
      .where(eq(actions.id, id))
      .run();
  }
}
