import { endOfDay } from "#app/domain/dates.ts";
import type { Area } from "#db/queries/areas.server.ts";
import { insertJob } from "#db/queries/jobs.server.ts";
import type { Meeting } from "#db/queries/meetings.server.ts";
import { type Kit, todayIn } from "./kit.server.ts";

/** The kind of work that freezes a meeting's pack at its papers deadline. */
export const FREEZE = "freeze-pack";

/**
 * Puts down that a meeting's pack is frozen when the day of its deadline ends, in the caller's
 * transaction. A deadline that has passed already, and an area whose calendar stands still, has no
 * such moment: there it is done by hand.
 */
export function scheduleFreeze(
  kit: Kit,
  area: Area,
  { id, papersDeadline: deadline }: Pick<Meeting, "id" | "papersDeadline">,
): void {
  if (area.today !== null || deadline < todayIn(kit, area)) return;
  insertJob(kit.db, {
    id: kit.newId(),
    kind: FREEZE,
    payload: { areaId: area.id, meetingId: id, deadline },
    runAt: endOfDay(deadline) + 1,
    createdAt: kit.now(),
  });
}
