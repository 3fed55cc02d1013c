import type { Viewer } from "#app/domain/access/viewer.ts";
import { cite } from "#app/domain/model/citation.ts";
import { modelOf, wordsOf } from "#app/domain/model/model-family.ts";
import { type NationalContext, putInContext } from "#app/domain/report/national-context.ts";
import type { LastRound, ResultsInput } from "#app/domain/report/results-input.ts";
import { listDifferentViews, type Round } from "#db/queries/rounds.server.ts";
import { listAgreedRows } from "./agreed-rows.server.ts";
import type { Kit } from "./kit.server.ts";
import {
  changesInRound,
  findRow,
  loadRound,
  markOf,
  partnersAsked,
  type RoundContext,
} from "./round-context.server.ts";
import { findClosedBefore } from "./round-models.server.ts";
import { reportRows } from "./row-reports.server.ts";

/** What the closed round before this one on the same model agreed, or null when this is the first. */
export function findLast(kit: Kit, viewer: Viewer, round: Round): LastRound | null {
  const before = findClosedBefore(kit, round);
  if (!before) return null;
  const context = loadRound(kit, viewer, before.id);
  return {
    id: before.id,
    name: before.name,
    asAt: before.asAt,
    changes: new Map([...context.changes].map(([key, change]) => [key, change.agreedLevel])),
    rows: new Map(listAgreedRows(context).map((row) => [row.rowKey, row.level])),
  };
}

/**
 * All that a round's results are made from; nothing of an unrevealed row. `last` is what stands
 * beside it.
 */
export function gatherResults(
  kit: Kit,
  context: RoundContext,
  last: LastRound | null,
): ResultsInput {
  const { round } = context;
  const reports = reportRows(kit, context);
  const agreed = new Map(listAgreedRows(context).map((row) => [row.rowKey, row]));
  const views = listDifferentViews(kit.db, round).map((view) => ({
    ...view,
    place: context.partners.find((each) => each.partnerId === view.partnerId)?.position ?? 0,
  }));
  return {
    part: wordsOf(modelOf(context.edition)).one,
    closed: round.status === "closed",
    partners: context.partners.map(markOf),
    last,
    changes: changesInRound(context).map((change) => {
      const state = context.changes.get(change.key);
      return {
        number: change.number,
        key: change.key,
        name: change.name,
        shortName: change.shortName,
        asked: partnersAsked(context, change.key).map((partner) => partner.partnerId),
        level: state?.agreedLevel ?? null,
        sentence: state?.sentence ?? "",
        target: { level: state?.targetLevel ?? null, date: state?.targetDate ?? null },
        rows: change.rows.map(({ key, topic }) => {
          const row = findRow(context, key);
          const made = agreed.get(key);
          const revealed = reports.get(key);
          return {
            key,
            topic,
            measured: revealed ?? null,
            before: revealed?.before ?? null,
            agreed: made?.level ?? null,
            rationale: made?.rationale ?? "",
            priority: row.priority,
            parked: row.outcome === "parked" ? row.parkedNote : null,
            target: { level: made?.targetLevel ?? null, date: made?.targetDate ?? null },
            views: views
              .filter((view) => view.rowKey === key)
              .sort((a, b) => a.place - b.place)
              .map(({ partnerId, level, sentence, confirmedAt }) => ({
                partnerId,
                level,
                sentence,
                confirmed: confirmedAt !== null,
              })),
          };
        }),
      };
    }),
  };
}

/** The published counts of areas beside a round's own levels; null where none counts its changes. */
export function findContext(kit: Kit, { edition }: RoundContext, results: ResultsInput) {
  const contexts = kit.content.benchmarks.map((benchmark): NationalContext | null =>
    putInContext(
      benchmark,
      results.changes,
      edition.levels,
      cite(benchmark.source, kit.content.sources),
    ),
  );
  return contexts.find((each) => each !== null) ?? null;
}
