import { eq } from "drizzle-orm";
import { londonDate } from "#app/domain/dates.ts";
import type {
  Demonstration,
  DemonstrationRound,
} from "#app/domain/demonstration/load-demonstration.ts";
import type { Measure } from "#app/domain/measure/measure.ts";
import { MEETING_KINDS } from "#app/domain/meeting/meeting.ts";
import type { Edition } from "#app/domain/model/edition.ts";
import type { Source } from "#app/domain/model/source.ts";
import type { BoardInput, BoardRound } from "#app/domain/report/board-input.ts";
import { PACK_VERSION } from "#app/domain/report/board-pack.ts";
import { reportForBoard } from "#app/domain/report/board-report.ts";
import { reportMeasures } from "#app/domain/report/measures-report.ts";
import type { Database } from "../client.server.ts";
import { packs } from "../schema/packs.server.ts";
import { actions } from "../schema/plan.server.ts";
import { AREA } from "./area.server.ts";

/** The pack of the spring: issued when the plan of March had just been taken. */
const MARCH = {
  id: "pack-march-2017",
  meetingId: "delivery-board-march-2017",
  issuedAt: Date.UTC(2017, 2, 29, 9),
  issuedBy: "frances-oyelaran",
  /** The last quarter whose figures were known then. */
  quarter: "2016-17 Q3",
};

type Known = {
  editions: ReadonlyMap<string, Edition>;
  sources: ReadonlyMap<string, Source>;
  measures: ReadonlyMap<string, Measure>;
};

/** Issues the pack of March 2017 from what was known then: no grant yet, and no action begun. */
export function storePacks(db: Database, demonstration: Demonstration, known: Known): void {
  const { id, meetingId, issuedAt, issuedBy } = MARCH;
  const report = reportForBoard(gatherMarch(db, demonstration, known));
  db.orm
    .insert(packs)
    .values({
      id,
      areaId: AREA,
      meetingId,
      number: 1,
      asAt: report.asAtOn,
      issuedAt,
      issuedBy,
      version: PACK_VERSION,
      report,
    })
    .run();
}

function gatherMarch(
  { orm }: Database,
  { area, meetings, partners, people, rounds, series }: Demonstration,
  { editions, sources, measures }: Known,
): BoardInput {
  const today = londonDate(MARCH.issuedAt);
  const meeting = meetings.find(({ key }) => key === MARCH.meetingId);
  const closed = rounds.filter(({ closing }) => closing !== undefined).reverse();
  const edition = editions.get(closed[0]?.edition ?? "");
  if (!edition) throw new Error("No round of the demonstration is closed.");
  const values = series.flatMap(({ measure, values: own }) =>
    own
      .filter(({ period }) => period <= MARCH.quarter)
      .flatMap(({ period, plan, actual, approximate, status = "", source }) => {
        const common = {
          measureKey: measure,
          period,
          numerator: null,
          denominator: null,
          source: `${sources.get(source.publication)?.title}: ${source.place}`,
          dated: null,
        };
        return [
          { ...common, series: "plan" as const, value: plan ?? null, status: "" },
          { ...common, series: "actual" as const, value: actual ?? null, approximate, status },
        ];
      }),
  );
  const report = reportMeasures({ today, measures: [...measures.values()], values, targets: [] });
  const [last = null, before = null] = closed.map((round) => describeRound(round, edition));
  return {
    meeting: meeting ? { name: MEETING_KINDS[meeting.kind].name, date: meeting.date } : null,
    review: null,
    unanswered: new Set(),
    happened: { statuses: new Map(), added: new Map(), moves: [] },
    rounds: { last, before },
    plan: {
      area: { name: area.name, notice: area.notice },
      today,
      changes: edition.changes,
      partners: partners.map(({ key, ...partner }) => ({
        ...partner,
        id: key,
        active: true,
        mergedInto: null,
      })),
      people: people.map(({ key, name }) => ({ id: key, name, active: true })),
      measures,
      waits: [],
      schemes: [],
      actions: orm
        .select()
        .from(actions)
        .where(eq(actions.areaId, AREA))
        .all()
        .map((action) => ({
          ...action,
          status: "not-started",
          stopReason: "",
          since: londonDate(action.createdAt),
          latestNote: null,
        })),
    },
    offer: null,
    money: null,
    measures: report.inUse.flatMap((set) =>
      set.measures.map((measure) => ({
        ...measure,
        source:
          values.findLast((value) => value.measureKey === measure.key && value.value !== null)
            ?.source ?? "",
      })),
    ),
    stories: [],
    items: [],
  };
}

function describeRound(round: DemonstrationRound, edition: Edition): BoardRound {
  const topics = new Map(
    edition.changes.flatMap(({ rows }) => rows.map(({ key, topic }) => [key, topic])),
  );
  return {
    id: round.key,
    name: round.name,
    asAt: round.scope.asAt,
    changes: edition.changes.map(({ key, number, name, shortName }) => {
      const agreed = round.changes.find(({ change }) => change === key);
      const level = agreed?.level ?? null;
      return { key, number, name, shortName, level, target: agreed?.target.level ?? null };
    }),
    parked: round.rows.flatMap(({ row, decision }) =>
      decision?.outcome === "parked"
        ? [{ topic: topics.get(row) ?? row, note: decision.note }]
        : [],
    ),
  };
}
