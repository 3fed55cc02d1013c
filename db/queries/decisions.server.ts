import { and, asc, desc, eq, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import {
  decisionActions,
  decisionCorrections,
  decisions,
  meetings,
} from "../schema/meetings.server.ts";
import { members } from "../schema/people.server.ts";

/** A decision with the actions it became and its dated corrections. */
export type Decision = typeof decisions.$inferSelect & {
  person: string;
  actionIds: string[];
  corrections: { id: string; text: string; at: number; person: string }[];
};

const placeholder = sql.placeholder;

const ofArea = prepared((orm) =>
  orm
    .select({ decision: decisions, person: members.name })
    .from(decisions)
    .innerJoin(meetings, eq(meetings.id, decisions.meetingId))
    .innerJoin(members, eq(members.id, decisions.memberId))
    .where(eq(meetings.areaId, placeholder("area")))
    .orderBy(asc(decisions.at), asc(decisions.id))
    .prepare(),
);
const correctionsOf = prepared((orm) =>
  orm
    .select({
      id: decisionCorrections.id,
      decisionId: decisionCorrections.decisionId,
      text: decisionCorrections.text,
      at: decisionCorrections.at,
      person: members.name,
    })
    .from(decisionCorrections)
    .innerJoin(decisions, eq(decisions.id, decisionCorrections.decisionId))
    .innerJoin(meetings, eq(meetings.id, decisions.meetingId))
    .innerJoin(members, eq(members.id, decisionCorrections.memberId))
    .where(eq(meetings.areaId, placeholder("area")))
    .orderBy(asc(decisionCorrections.at), asc(decisionCorrections.id))
    .prepare(),
);
const actionsOf = prepared((orm) =>
  orm
    .select({ decisionId: decisionActions.decisionId, actionId: decisionActions.actionId })
    .from(decisionActions)
    .innerJoin(decisions, eq(decisions.id, decisionActions.decisionId))
    .innerJoin(meetings, eq(meetings.id, decisions.meetingId))
    .where(eq(meetings.areaId, placeholder("area")))
    .prepare(),
);
const ofAction = prepared((orm) =>
  orm
    .select({
      id: decisions.id,
      text: decisions.text,
      meetingId: meetings.id,
      meeting: meetings.name,
      date: meetings.date,
    })
    .from(decisionActions)
    .innerJoin(decisions, eq(decisions.id, decisionActions.decisionId))
    .innerJoin(meetings, eq(meetings.id, decisions.meetingId))
    .where(
      and(
        eq(meetings.areaId, placeholder("area")),
        eq(decisionActions.actionId, placeholder("action")),
      ),
    )
    .orderBy(desc(meetings.date))
    .prepare(),
);

/** Every decision of an area's meetings in the order they were recorded. */
export function listDecisions(db: Database, area: string): Decision[] {
  const corrections = correctionsOf(db).all({ area });
  const actions = actionsOf(db).all({ area });
  return ofArea(db)
    .all({ area })
    .map(({ decision, person }) => ({
      ...decision,
      person,
      actionIds: actions
        .filter(({ decisionId }) => decisionId === decision.id)
        .map(({ actionId }) => actionId),
      corrections: corrections
        .filter(({ decisionId }) => decisionId === decision.id)
        .map(({ decisionId: _decision, ...correction }) => correction),
    }));
}

/** The decisions an action came from, with their meetings, the latest first. */
export function listDecisionsOf(db: Database, area: string, action: string) {
  return ofAction(db).all({ area, action });
}

/** Adds a decision. */
export function insertDecision(db: Database, decision: typeof decisions.$inferInsert): void {
  db.orm.insert(decisions).values(decision).run();
}

/** Links a decision with the action it became. */
export function insertDecisionAction(db: Database, decisionId: string, actionId: string): void {
  db.orm.insert(decisionActions).values({ decisionId, actionId }).run();
}

/** Adds a dated correction beside a decision. */
export function insertDecisionCorrection(
  db: Database,
  correction: typeof decisionCorrections.$inferInsert,
): void {
  db.orm.insert(decisionCorrections).values(correction).run();
}
