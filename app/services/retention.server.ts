import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { londonDate, startOfDay } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { goesOn, type Term, type Terms, USUAL_TERMS } from "#app/domain/privacy/retention.ts";
import { findAreaById } from "#db/queries/areas.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { insertJob } from "#db/queries/jobs.server.ts";
import {
  blankReasons,
  findTerms,
  listLivingAreas,
  listNamedGuests,
  listRoundsWithReasons,
  listUnjoined,
  saveTerms,
  sweepExpired,
} from "#db/queries/retention.server.ts";
import { eraseFromArea, eraseGuest } from "./erasure.server.ts";
import { type JobOutcome, recoverKind, runNextOf } from "./job-running.server.ts";
import { audit, type Kit, refuseStale, todayIn } from "./kit.server.ts";

const RETENTION = "retention";
const DAY = 86_400_000;
/** The daily work is done in the small hours. */
const AT_NIGHT = 3 * 3_600_000;

/** Something that goes on a day (YYYY-MM-DD): what of, and how many. */
type Going = { term: Term; on: string; of: string; count: number };

/** How long an area keeps what names people, and the daily work that lets it go. */
export function createRetention(kit: Kit) {
  const { db } = kit;

  function readTerms(areaId: string): { terms: Terms; version: number } {
    const found = findTerms(db, areaId);
    if (!found) return { terms: USUAL_TERMS, version: 0 };
    const { guests, unjoined, reasons, version } = found;
    return { terms: { guests, unjoined, reasons }, version };
  }

  /** What goes by an area's terms, the next first, each with the way to let it go. */
  function listGoing(areaId: string): (Going & { letGo: () => void })[] {
    const { terms } = readTerms(areaId);
    const record = (kind: "guests-erased" | "reasons-erased", subjectId: string) =>
      recordAudit(db, { areaId, memberId: null, at: kit.now(), kind, subjectId });
    const guests = listNamedGuests(db, areaId);
    const rounds = new Map(guests.map(({ round, since }) => [round.id, { round, since }]));
    const going = {
      guests: [...rounds.values()].map(({ round, since }) => {
        const own = guests.filter((guest) => guest.round.id === round.id);
        const letGo = () => {
          for (const { member } of own) eraseGuest(kit, member);
          record("guests-erased", round.id);
        };
        return { since, of: round.name, count: own.length, letGo };
      }),
      unjoined: listUnjoined(db, areaId).map(({ member, since }) => ({
        since,
        of: member.name,
        count: 1,
        letGo: () => eraseFromArea(kit, member, "keep", null),
      })),
      reasons: listRoundsWithReasons(db, areaId).map(({ round, texts, since }) => ({
        since,
        of: round.name,
        count: texts,
        letGo: () => {
          blankReasons(db, round);
          record("reasons-erased", round.id);
        },
      })),
    };
    return (Object.keys(going) as Term[])
      .flatMap((term) => {
        const months = terms[term];
        if (months === null) return [];
        return going[term].map(({ since, ...rest }) => ({
          term,
          on: goesOn(since, months),
          ...rest,
        }));
      })
      .sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
  }

  /** Puts the next day's work down, unless it is down already. */
  function schedule(day: string, runAt: number): void {
    insertJob(db, {
      id: `${RETENTION} ${day}`,
      kind: RETENTION,
      payload: {},
      runAt,
      createdAt: kit.now(),
    });
  }

  function work(): void {
    const now = kit.now();
    sweepExpired(db, now);
    for (const area of listLivingAreas(db)) {
      const today = todayIn(kit, area);
      for (const { on, letGo } of listGoing(area.id)) if (on <= today) letGo();
    }
    const tomorrow = londonDate(startOfDay(londonDate(now)) + DAY + AT_NIGHT);
    schedule(tomorrow, startOfDay(tomorrow) + AT_NIGHT);
  }

  return {
    /** An area's terms, and what goes by them and when. */
    page(viewer: Viewer) {
      permit(viewer.roles, "people.manage");
      const area = findAreaById(db, viewer.areaId);
      if (!area) throw new DomainError("not-found");
      return {
        ...readTerms(viewer.areaId),
        /** The demonstration's calendar stands still, so nothing ever goes there. */
        standsStill: area.today !== null,
        going: listGoing(viewer.areaId).map(({ term, on, of, count }) => ({ term, on, of, count })),
      };
    },

    /** Changes an area's terms from the version seen (0: the usual ones). Refuses `stale-version`. */
    save(viewer: Viewer, version: number, terms: Terms): void {
      permit(viewer.roles, "people.manage");
      db.write(() => {
        refuseStale(saveTerms(db, viewer.areaId, version, terms));
        audit(kit, viewer, "retention-saved");
      });
    },

    /** At the start: what was left half done is due again, and today's work is put down. */
    recover(): void {
      db.write(() => {
        recoverKind(kit, RETENTION);
        schedule(londonDate(kit.now()), kit.now());
      });
    },

    /** Lets go what is due, once a day; null when that is done. */
    runNext: (): JobOutcome | null => runNextOf(kit, RETENTION, work),
  };
}
