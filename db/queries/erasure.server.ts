import { and, eq, inArray, or, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { desks } from "../schema/desk.server.ts";
import { signatories } from "../schema/funding.server.ts";
import {
  graduationCases,
  graduationCriteria,
  graduationReadiness,
  graduationSignatories,
} from "../schema/graduation.server.ts";
import { guestSessions } from "../schema/guests.server.ts";
import { meetings } from "../schema/meetings.server.ts";
import { accounts, links, members } from "../schema/people.server.ts";
import { actionHistory, actions } from "../schema/plan.server.ts";
import { rounds } from "../schema/rounds.server.ts";
import { scoreKeys, scores } from "../schema/scores.server.ts";
import { askedOwners } from "../schema/updates.server.ts";
import type { Member } from "./areas.server.ts";
import { HOLDINGS } from "./personal-data.server.ts";

/** What stands in place of the name of somebody who was erased. */
const FORMER_MEMBER = "A former member";

/** Every area an account is or was a member of, with who it is there. */
export function listMemberships(db: Database, account: string): Member[] {
  return db.orm.select().from(members).where(eq(members.accountId, account)).all();
}

/** Takes a person's name, address, roles and account out of a member; it keeps its organisation. */
export function eraseMember(db: Database, { id }: Pick<Member, "id">, at: number): void {
  db.orm
    .update(members)
    .set({
      accountId: null,
      name: FORMER_MEMBER,
      title: "",
      email: "",
      roles: [],
      active: false,
      erasedAt: at,
      version: sql`${members.version} + 1`,
    })
    .where(eq(members.id, id))
    .run();
}

/**
 * Takes away whatever lets the member in, and whatever says that something is theirs to do: links,
 * browsers, the desk, the lead of actions, what they sign.
 */
export function releaseMember(db: Database, { id }: Pick<Member, "id">): void {
  db.orm.delete(links).where(eq(links.memberId, id)).run();
  db.orm.delete(guestSessions).where(eq(guestSessions.memberId, id)).run();
  db.orm.delete(scoreKeys).where(eq(scoreKeys.memberId, id)).run();
  db.orm.update(desks).set({ heldBy: null, heldAt: null }).where(eq(desks.heldBy, id)).run();
  const next = { memberId: null, version: sql`${signatories.version} + 1` };
  db.orm.update(signatories).set(next).where(eq(signatories.memberId, id)).run();
  db.orm
    .update(graduationSignatories)
    .set({ memberId: null, version: sql`${graduationSignatories.version} + 1` })
    .where(eq(graduationSignatories.memberId, id))
    .run();
}

/** Takes a name out of every field of the area that asks for a person's name, whoever typed it there. */
export function eraseTypedName(db: Database, area: string, { id, name }: Member): void {
  const is = (column: Parameters<typeof eq>[0]) => sql`${column} = ${name} COLLATE NOCASE`;
  const ofArea = db.orm.select({ id: actions.id }).from(actions).where(eq(actions.areaId, area));
  db.orm
    .update(actions)
    .set({ ownerName: "", version: sql`${actions.version} + 1` })
    .where(and(eq(actions.areaId, area), is(actions.ownerName)))
    .run();
  for (const said of ["before", "after"] as const) {
    db.orm
      .update(actionHistory)
      .set({ [said]: "" })
      .where(and(inArray(actionHistory.actionId, ofArea), is(actionHistory[said])))
      .run();
  }
  db.orm
    .update(graduationCriteria)
    .set({ ownerName: "", careVersion: sql`${graduationCriteria.careVersion} + 1` })
    .where(
      and(
        inArray(
          graduationCriteria.caseId,
          db.orm
            .select({ id: graduationCases.id })
            .from(graduationCases)
            .where(eq(graduationCases.areaId, area)),
        ),
        is(graduationCriteria.ownerName),
      ),
    )
    .run();
  db.orm
    .update(askedOwners)
    .set({ name: "", email: "" })
    .where(
      and(
        inArray(
          askedOwners.meetingId,
          db.orm.select({ id: meetings.id }).from(meetings).where(eq(meetings.areaId, area)),
        ),
        or(eq(askedOwners.memberId, id), is(askedOwners.name)),
      ),
    )
    .run();
}

/**
 * Blanks what a member wrote beside their scores and readiness, of closed rounds too: all of it, or
 * just what they shared with nobody. The random name of the device goes with either.
 */
export function eraseReasons(
  db: Database,
  area: string,
  { id }: Pick<Member, "id">,
  which: "all" | "private",
): void {
  const ofArea = db.orm.select({ id: rounds.id }).from(rounds).where(eq(rounds.areaId, area));
  const own = and(inArray(scores.roundId, ofArea), eq(scores.memberId, id));
  const texts = { reason: "", evidence: "", evidenceLink: "" };
  db.orm
    .update(scores)
    .set(texts)
    .where(which === "all" ? own : and(own, eq(scores.sharing, "private")))
    .run();
  db.orm.update(scores).set({ device: "" }).where(own).run();
  const said = eq(graduationReadiness.memberId, id);
  db.orm
    .update(graduationReadiness)
    .set({ reason: "" })
    .where(which === "all" ? said : and(said, eq(graduationReadiness.sharing, "private")))
    .run();
}

/** Deletes an account and whatever else belongs to it alone: sessions, second step, keys to sign in. */
export function deleteAccount(db: Database, account: string): void {
  for (const key of Object.keys(HOLDINGS)) {
    const [table = "", column = ""] = key.split(".");
    if (column !== "account_id" || table === "members") continue;
    db.orm.run(sql`DELETE FROM ${sql.identifier(table)} WHERE account_id = ${account}`);
  }
  db.orm.delete(accounts).where(eq(accounts.id, account)).run();
}
