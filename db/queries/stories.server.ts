import { desc, eq, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import { members } from "../schema/people.server.ts";
import { rounds } from "../schema/rounds.server.ts";
import { storyAnswers } from "../schema/stories.server.ts";

/** An answer as it was saved, with the names of its round and of the person. */
export type StoredAnswer = typeof storyAnswers.$inferSelect & { round: string; person: string };

const ofArea = prepared((orm) =>
  orm
    .select({ answer: storyAnswers, round: rounds.name, person: members.name })
    .from(storyAnswers)
    .innerJoin(rounds, eq(rounds.id, storyAnswers.roundId))
    .innerJoin(members, eq(members.id, storyAnswers.memberId))
    .where(eq(storyAnswers.areaId, sql.placeholder("area")))
    .orderBy(desc(storyAnswers.at), desc(storyAnswers.version))
    .prepare(),
);

/** Every answer of an area that was ever saved, the latest first. */
export function listStoryAnswers(db: Database, area: string): StoredAnswer[] {
  return ofArea(db)
    .all({ area })
    .map(({ answer, round, person }) => ({ ...answer, round, person }));
}

/** Adds an answer; the ones before it stay. */
export function insertStoryAnswer(db: Database, answer: typeof storyAnswers.$inferInsert): void {
  db.orm.insert(storyAnswers).values(answer).run();
}
