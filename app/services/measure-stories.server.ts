import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { Measure } from "#app/domain/measure/measure.ts";
import { quarterOf } from "#app/domain/measure/period.ts";
import { seriesPoints, statusAgainstPlan, trendOf } from "#app/domain/measure/series.ts";
import { triangulate } from "#app/domain/measure/triangulate.ts";
import {
  type GivenAnswer,
  type Story,
  type StoryPlace,
  tellStory,
} from "#app/domain/report/measure-stories.ts";
import { type Area, findAreaById, listPartners } from "#db/queries/areas.server.ts";
import { listValues, type MeasureValue } from "#db/queries/measures.server.ts";
import { insertStoryAnswer, listStoryAnswers } from "#db/queries/stories.server.ts";
import { listAgreedRows } from "./agreed-rows.server.ts";
import { audit, instantIn, type Kit, refuseStale } from "./kit.server.ts";
import { listMeasures } from "./measure-values.server.ts";
import { changesInRound, loadRound, type RoundContext } from "./round-context.server.ts";
import { findLatestClosed, listClosed, modelOfRound } from "./round-models.server.ts";

/** The viewer's area; refuses `not-found`. */
export function findAreaOf(kit: Kit, viewer: Viewer): Area {
  const area = findAreaById(kit.db, viewer.areaId);
  if (!area) throw new DomainError("not-found");
  return area;
}

/** Where the levels agreed in the latest closed round on the changes and the related measures differ. */
export function listStories(
  kit: Kit,
  viewer: Viewer,
  measures: readonly Measure[],
  values: readonly MeasureValue[],
): Story[] {
  const latest = findLatestClosed(kit, viewer, "hicm");
  if (!latest) return [];
  return tellStories(kit, loadRound(kit, viewer, latest.id), measures, values);
}

/**
 * Where the levels that a round agreed and the related measures differ. A round that was followed
 * by another stands beside the figures of its own time: those of the quarters before the next.
 */
export function listRoundStories(kit: Kit, viewer: Viewer, context: RoundContext): Story[] {
  const { round } = context;
  const next = listClosed(kit, round.areaId, modelOfRound(kit, round))
    .map(({ asAt }) => asAt)
    .findLast((asAt) => asAt > round.asAt);
  const values = listValues(kit.db, viewer.areaId).filter(
    ({ period }) => next === undefined || period < quarterOf(next),
  );
  return tellStories(kit, context, listMeasures(kit, viewer), values);
}

function tellStories(
  kit: Kit,
  context: RoundContext,
  measures: readonly Measure[],
  values: readonly MeasureValue[],
): Story[] {
  const { round, edition } = context;
  const levels = new Map(listAgreedRows(context).map(({ rowKey, level }) => [rowKey, level]));
  const given = listGiven(kit, round.areaId);
  return changesInRound(context).flatMap((change) =>
    change.rows.flatMap((row): Story[] => {
      const level = levels.get(row.key) ?? null;
      if (typeof level !== "number") return [];
      const evidence = measures
        .filter(({ key }) => row.measures.includes(key))
        .map((measure) => readEvidence(measure, values));
      return triangulate(level, evidence).flatMap((found) => {
        const about = evidence.find(({ measureKey }) => measureKey === found.measureKey);
        const actual = about?.last?.actual;
        if (!about?.last || actual == null) return [];
        return tellStory({
          round: { id: round.id, name: round.name },
          change: { number: change.number, name: change.name },
          row: { key: row.key, topic: row.topic },
          level,
          levelName: edition.levels[level - 1]?.name ?? String(level),
          measure: about.measure,
          point: about.last,
          actual,
          found,
          given,
        });
      });
    }),
  );
}

function readEvidence(measure: Measure, values: readonly MeasureValue[]) {
  const points = seriesPoints(values.filter(({ measureKey }) => measureKey === measure.key));
  const last = points.findLast(({ actual }) => actual !== null);
  return {
    measure,
    measureKey: measure.key,
    last,
    status: last ? statusAgainstPlan(measure, last.actual, last.plan) : null,
    trend: trendOf(measure, points),
  };
}

/** Every answer of an area, the latest first. */
function listGiven(kit: Kit, areaId: string): GivenAnswer[] {
  const answers = listStoryAnswers(kit.db, areaId);
  if (answers.length === 0) return [];
  const partners = listPartners(kit.db, areaId);
  const marks = partners.map(({ id, name, shortName, shape, colour }) => ({
    id,
    name,
    shortName,
    shape,
    colour,
  }));
  return answers.map(({ partnerId, at, ...answer }) => ({
    ...answer,
    partner: marks.find(({ id }) => id === partnerId) ?? null,
    on: formatDate(londonDate(at)),
  }));
}

/** Answering where a level and a measure tell different stories. */
export function createStories(kit: Kit) {
  const { db } = kit;
  type Asked = Omit<StoryPlace, "period">;

  /** The round and row of an address, and the story if there is one now; refuses `not-found`. */
  function find(viewer: Viewer, { roundId, rowKey, measureKey }: Asked) {
    const context = loadRound(kit, viewer, roundId);
    const change = changesInRound(context).find(({ rows }) =>
      rows.some(({ key, measures }) => key === rowKey && measures.includes(measureKey)),
    );
    const row = change?.rows.find(({ key }) => key === rowKey);
    const measure = listMeasures(kit, viewer).find(({ key }) => key === measureKey);
    if (!change || !row || !measure) throw new DomainError("not-found");
    const story =
      listRoundStories(kit, viewer, context).find(
        ({ place }) => place.rowKey === rowKey && place.measureKey === measureKey,
      ) ?? null;
    return { round: context.round, change, row, measure, story };
  }

  return {
    /** The page of one story: both sides, and all that was ever answered. */
    page(viewer: Viewer, asked: Asked) {
      permit(viewer.roles, "story.answer");
      const { round, change, row, measure, story } = find(viewer, asked);
      const partners = listPartners(db, viewer.areaId);
      return {
        round: { id: round.id, name: round.name },
        change: { number: change.number, name: change.name },
        topic: row.topic,
        measureName: measure.name,
        /** Null once the two no longer differ. */
        story,
        /** For whom the viewer speaks; null for whoever runs the rounds. */
        speaksFor: partners.find(({ id }) => id === voiceOf(viewer))?.name ?? null,
        history: listGiven(kit, viewer.areaId)
          .filter(
            (each) =>
              each.roundId === asked.roundId &&
              each.rowKey === asked.rowKey &&
              each.measureKey === asked.measureKey,
          )
          .map(({ period, version, text, person, partner, on }) => ({
            key: `${period} ${version}`,
            period,
            text,
            person,
            partner,
            on,
          })),
      };
    },

    /**
     * Answers a story as it was seen; an empty text takes the answer away. What was said before is
     * kept. Refuses `stale-version` when somebody answered meanwhile, or level or figure changed.
     */
    answer(viewer: Viewer, asked: Asked, seen: Story["seen"], text: string): void {
      permit(viewer.roles, "story.answer");
      const { round, story } = find(viewer, asked);
      refuseStale(story?.seen.mark === seen.mark && story.seen.version === seen.version);
      if (!story || (story.answer?.text ?? "") === text) return;
      db.write(() => {
        insertStoryAnswer(db, {
          ...story.place,
          ...story.told,
          id: kit.newId(),
          areaId: viewer.areaId,
          text,
          memberId: viewer.memberId,
          partnerId: voiceOf(viewer),
          at: instantIn(kit, findAreaOf(kit, viewer)),
          version: seen.version + 1,
        });
        audit(kit, viewer, "story-answered", round.id, asked.rowKey);
      });
    },
  };
}

/** The organisation a viewer speaks for: whoever runs the rounds speaks for the area. */
function voiceOf(viewer: Viewer): string | null {
  return may(viewer.roles, "round.manage") ? null : viewer.partnerId;
}
