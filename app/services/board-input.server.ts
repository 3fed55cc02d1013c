import type { Viewer } from "#app/domain/access/viewer.ts";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { BoardInput, BoardRound } from "#app/domain/report/board-input.ts";
import { reportFunding } from "#app/domain/report/funding-report.ts";
import { reportMeasures } from "#app/domain/report/measures-report.ts";
import { type Area, findAreaById } from "#db/queries/areas.server.ts";
import { listVirements } from "#db/queries/funding-record.server.ts";
import { listTargets, listValues } from "#db/queries/measures.server.ts";
import { listMeetings, type Meeting } from "#db/queries/meetings.server.ts";
import {
  findPack,
  listBoardItems,
  listPacks,
  listTurnedActions,
  type PackHead,
} from "#db/queries/packs.server.ts";
import { listRequests } from "#db/queries/updates.server.ts";
import { type FundingContext, findAssessment, loadFunding } from "./funding-context.server.ts";
import { reportInput as fundingInput } from "./funding-report.server.ts";
import { reportYears } from "./funding-spend.server.ts";
import { type Kit, todayIn } from "./kit.server.ts";
import { listStories } from "./measure-stories.server.ts";
import { listMeasures } from "./measure-values.server.ts";
import { named } from "./measures.server.ts";
import { readPack } from "./pack-reading.server.ts";
import { loadPlan, type PlanContext, reportInput as planInput } from "./plan-context.server.ts";
import { isWorthTaking, weighProposals } from "./plan-proposals.server.ts";
import { changesInRound, loadRound } from "./round-context.server.ts";
import { findLatestClosed, listClosed } from "./round-models.server.ts";

/** Nobody in particular, reading what a board member of the area may read: the same for everyone. */
export function readerOf(areaId: string): Viewer {
  return {
    accountId: null,
    memberId: "",
    areaId,
    partnerId: null,
    name: "",
    roles: ["board-member"],
    guestOf: null,
  };
}

/**
 * All that an area's board page and pack are made from, as they stand now. A pack for a meeting is
 * compared with the last one that was not for this same meeting.
 */
export function gatherBoard(
  kit: Kit,
  areaId: string,
  meetingId: string | null = null,
): { area: Area; today: string; input: BoardInput } {
  const { db } = kit;
  const area = findAreaById(db, areaId);
  if (!area) throw new DomainError("not-found");
  const reader = readerOf(areaId);
  const today = todayIn(kit, area);
  const last = listPacks(db, areaId).find(
    (pack) => meetingId === null || pack.meetingId !== meetingId,
  );
  const since = last?.issuedAt ?? 0;
  const meeting = findMeeting(kit, areaId, meetingId, today);
  // Until the papers are due an update may still come.
  const isDue = meetingId !== null || (meeting !== undefined && meeting.papersDeadline < today);
  const context = loadPlan(kit, reader);
  const plan = planInput(context);
  const funding = loadFunding(kit, reader);
  const measures = listMeasures(kit, reader);
  const values = listValues(db, areaId);
  const input: BoardInput = {
    meeting: meeting ? { name: meeting.name, date: meeting.date } : null,
    unanswered: new Set(isDue && meeting ? listUnanswered(kit, meeting, context.notes) : []),
    review: last ? { name: namePack(last), standing: findStanding(kit, areaId, last) } : null,
    happened: {
      statuses: new Map(
        listTurnedActions(db, areaId, since).map(({ actionId, at }) => [
          actionId,
          londonDate(at ?? since),
        ]),
      ),
      added: new Map(plan.actions.map((action) => [action.id, action.since])),
      moves: listMoves(kit, areaId, since, funding),
    },
    rounds: findRounds(kit, reader),
    plan,
    offer: findOffer(kit, reader, context),
    money: gatherMoney(kit, reader, funding),
    measures: reportMeasures({
      today,
      measures,
      values: values.map(named(kit)),
      targets: listTargets(db, areaId),
    }).inUse.flatMap((set) =>
      set.measures.map((measure) => ({ ...measure, source: findSource(measure.key) })),
    ),
    stories: listStories(kit, reader, measures, values),
    items: listBoardItems(db, areaId)
      .filter(({ removedAt }) => removedAt === null)
      .map(({ id, text }) => ({ id, text })),
  };
  return { area, today, input };

  /** Where the last actual figure of a measure comes from. */
  function findSource(key: string): string {
    const value = values.findLast(
      (each) => each.measureKey === key && each.series === "actual" && each.value !== null,
    );
    if (!value) return "";
    const { source, dated } = named(kit)(value);
    return dated === null ? source : `${source}, ${formatDate(dated)}`;
  }
}

/** The meeting asked for; without one, the next that is to come. */
function findMeeting(kit: Kit, areaId: string, id: string | null, today: string) {
  return listMeetings(kit.db, areaId)
    .filter(({ cancelledAt }) => cancelledAt === null)
    .find((each) => (id === null ? each.date >= today : each.id === id));
}

/** The actions about which a meeting asked, and nobody has said anything since. */
function listUnanswered({ db }: Kit, { id, areaId }: Meeting, notes: PlanContext["notes"]) {
  return listRequests(db, areaId, id)
    .filter(
      ({ actionId, askedAt }) =>
        !notes.some((note) => note.actionId === actionId && note.at >= askedAt),
    )
    .map(({ actionId }) => actionId);
}

/** "pack 1, issued on 29 March 2017". */
function namePack({ number, asAt, meetingName }: PackHead): string {
  const meeting = meetingName === null ? "" : ` for the ${meetingName}`;
  return `pack ${number}, issued on ${formatDate(asAt)}${meeting}`;
}

function findStanding(kit: Kit, areaId: string, { id }: PackHead) {
  const pack = findPack(kit.db, areaId, id);
  if (!pack) throw new DomainError("not-found");
  return readPack(pack).standing;
}

/** The last two closed rounds on the High Impact Change Model: another model's levels do not compare. */
function findRounds(kit: Kit, reader: Viewer): BoardInput["rounds"] {
  const [last = null, before = null] = listClosed(kit, reader.areaId, "hicm")
    .slice(0, 2)
    .map((closed): BoardRound => {
      const context = loadRound(kit, reader, closed.id);
      const { id, name, asAt } = context.round;
      const changes = changesInRound(context);
      return {
        id,
        name,
        asAt,
        changes: changes.map((change) => ({
          key: change.key,
          number: change.number,
          name: change.name,
          shortName: change.shortName,
          level: context.changes.get(change.key)?.agreedLevel ?? null,
          target: context.changes.get(change.key)?.targetLevel ?? null,
        })),
        parked: changes.flatMap(({ rows }) =>
          rows.flatMap(({ key, topic }) => {
            const row = context.rows.get(key);
            return row?.outcome === "parked" ? [{ topic, note: row.parkedNote }] : [];
          }),
        ),
      };
    });
  return { last, before };
}

/** What the latest closed round proposes and nobody has taken. */
function findOffer(kit: Kit, reader: Viewer, context: PlanContext): BoardInput["offer"] {
  const latest = findLatestClosed(kit, reader, "hicm");
  if (!latest) return null;
  const merge = weighProposals(kit, reader, context, latest.id);
  if (!isWorthTaking(merge)) return null;
  const { round, added, changed } = merge;
  return { round: round.name, added: added.length, changed: changed.length };
}

function gatherMoney(kit: Kit, reader: Viewer, context: FundingContext): BoardInput["money"] {
  if (context.grants.length + context.schemes.length === 0) return null;
  const spend = reportYears(kit, reader.areaId, context);
  return {
    funding: reportFunding(fundingInput(kit, context, findAssessment(kit, reader))),
    spend,
    standing: {
      grants: context.grants.map(({ year, amount, firm }) => ({ year, amount, firm })),
      schemes: context.schemes.map(({ id, name, amounts }) => ({
        id,
        name,
        amounts: [...amounts],
      })),
      spent: spend
        .filter(({ total }) => total.spent > 0)
        .map(({ year, total }) => ({ year, amount: total.spent })),
    },
  };
}

function listMoves(kit: Kit, areaId: string, since: number, context: FundingContext) {
  const { schemes, deleted } = context;
  const nameOf = (id: string) =>
    [...schemes, ...deleted].find((each) => each.id === id)?.name ?? "";
  return listVirements(kit.db, areaId)
    .filter(({ at }) => at > since)
    .map(({ at, year, fromSchemeId, toSchemeId, amount, reason }) => ({
      on: londonDate(at),
      year,
      from: { id: fromSchemeId, name: nameOf(fromSchemeId) },
      to: { id: toSchemeId, name: nameOf(toSchemeId) },
      amount,
      reason,
    }))
    .reverse();
}
