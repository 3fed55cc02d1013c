import { LRUCache } from "lru-cache";
import { lanesOfTwo, lanesOverTime, movesOfTwo } from "#app/charts/rounds-data.ts";
import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { Model } from "#app/domain/model/edition.ts";
import { MODELS } from "#app/domain/model/level.ts";
import { compareRounds } from "#app/domain/report/comparison.ts";
import { type ComparedRound, headOf } from "#app/domain/report/comparison-input.ts";
import { type RecordedRound, recordRound, reportOverTime } from "#app/domain/report/over-time.ts";
import { listPartners } from "#db/queries/areas.server.ts";
import { listRounds, type Round } from "#db/queries/rounds.server.ts";
import { auditReading, type Kit } from "./kit.server.ts";
import { renderChartFile } from "./reports/chart-file.server.ts";
import type { DocumentChart } from "./reports/document.ts";
import { findContext, gatherResults } from "./results-input.server.ts";
import { loadRound, type RoundContext } from "./round-context.server.ts";
import { listClosed, modelOfRound } from "./round-models.server.ts";

/** Closed rounds whose record is kept: those of all areas over three years. */
const KEPT = 2_000;

/** Rounds beside each other: two of them, or all that are closed. */
export function createComparison(kit: Kit) {
  const { db } = kit;

  /** By closed round, what it agreed. Nothing of that can change; of the words, none are kept. */
  const records = new LRUCache<string, RecordedRound>({ max: KEPT });

  function recordOf(viewer: Viewer, { id, closedAt }: Round): RecordedRound {
    const key = `${viewer.areaId} ${id} ${closedAt}`;
    const known = records.get(key);
    if (known) return known;
    const record = recordRound(prepare(viewer, id).compared);
    records.set(key, record);
    return record;
  }

  /**
   * The rounds on one family of models that the viewer may read, the oldest first: a board those
   * that are closed.
   */
  function listReadable(viewer: Viewer, model: Model) {
    const takesPart = may(viewer.roles, "round.take-part");
    return listRounds(db, viewer.areaId)
      .filter(({ status }) => status === "closed" || (takesPart && status !== "preparing"))
      .filter((round) => modelOfRound(kit, round) === model)
      .reverse();
  }

  /** The family of the round with this id; refuses whoever may not know of it. */
  const modelOfId = (viewer: Viewer, id: string) =>
    modelOfRound(kit, loadRound(kit, viewer, id).round);

  function prepare(viewer: Viewer, id: string): { compared: ComparedRound; context: RoundContext } {
    const context = loadRound(kit, viewer, id);
    const { round, edition } = context;
    return {
      context,
      compared: {
        id: round.id,
        name: round.name,
        asAt: round.asAt,
        closed: round.status === "closed",
        edition: { id: edition.id, title: edition.title },
        results: gatherResults(kit, context, null),
        heirs: findHeirs(viewer),
      },
    };
  }

  /** By partner, what it is part of today, where it merged; merges of merged partners followed. */
  function findHeirs(viewer: Viewer): Map<string, string> {
    const merged = new Map(
      listPartners(db, viewer.areaId).flatMap(({ id, mergedInto }) =>
        mergedInto ? [[id, mergedInto] as const] : [],
      ),
    );
    return new Map(
      [...merged.keys()].map((id) => {
        const seen = new Set<string>();
        let heir = id;
        for (let next = merged.get(heir); next && !seen.has(heir); next = merged.get(heir)) {
          seen.add(heir);
          heir = next;
        }
        return [id, heir];
      }),
    );
  }

  return {
    /**
     * All closed rounds of the area on one family of models, the oldest first, with the national position beside the latest:
     * agreed levels and labels alone, so it is the same for everybody. Refuses `forbidden`.
     */
    overTime(viewer: Viewer, model: Model = "hicm") {
      permit(viewer.roles, "round.read-closed");
      const closed = listClosed(kit, viewer.areaId, model).reverse();
      const last = closed.at(-1);
      const latest = last && prepare(viewer, last.id);
      return {
        report: reportOverTime(closed.map((round) => recordOf(viewer, round))),
        context: latest ? findContext(kit, latest.context, latest.compared.results) : null,
        levels: latest?.context.edition.levels ?? [],
        choices: listReadable(viewer, model).map(({ id, name, asAt }) => ({ id, name, asAt })),
        model,
        /** Other families with closed rounds. */
        others: MODELS.filter(
          (each) => each !== model && listClosed(kit, viewer.areaId, each).length > 0,
        ),
      };
    },

    /**
     * Two rounds beside each other, whichever way round they are asked for; without ids the last two
     * the viewer may read on the same family of models as the one asked for. Those who take part see how scores moved, and an open round as far as it
     * is revealed; everybody else closed rounds without any position. Refuses `not-found` and
     * `forbidden`; `report` is null when there are not two different rounds on one family of models.
     */
    compare(viewer: Viewer, first: string | null, second: string | null) {
      permit(viewer.roles, "round.read-closed");
      const asked = [first, second].filter((id) => id !== null);
      const models = new Set(asked.map((id) => modelOfId(viewer, id)));
      const [model = "hicm"] = models;
      const readable = listReadable(viewer, model);
      const choices = readable.map(({ id, name, asAt }) => ({ id, name, asAt }));
      if (models.size > 1) {
        return { report: null, choices, chosen: null, levels: [], model, mixed: true };
      }
      const chosen = [first ?? readable.at(-2)?.id, second ?? readable.at(-1)?.id]
        .filter((id) => id !== undefined)
        .map((id) => prepare(viewer, id));
      const [before, after] = chosen.sort((a, b) => orderOf(a) - orderOf(b));
      if (!before || !after || before.compared.id === after.compared.id) {
        const only = before?.compared ?? null;
        const head = only && headOf(only);
        return { report: null, choices, chosen: head, levels: [], model, mixed: false };
      }
      const takesPart = may(viewer.roles, "round.take-part");
      const report = compareRounds(
        before.compared,
        after.compared,
        takesPart ? "working" : "board",
      );
      if (takesPart) {
        for (const { compared } of [before, after]) {
          auditReading(kit, viewer, "results-read", compared.id);
        }
      }
      const { levels } = after.context.edition;
      return { report, choices, chosen: null, levels, model, mixed: false };

      function orderOf({ compared }: { compared: ComparedRound }) {
        return choices.findIndex(({ id }) => id === compared.id);
      }
    },

    /** A chart of {@link overTime} as a file: lanes.svg or lanes.png. Refuses `not-found`. */
    async overTimeChart(viewer: Viewer, file: string, model: Model) {
      const { report, levels } = this.overTime(viewer, model);
      const kind = kindOf(file, "lanes");
      if (!kind || report.rounds.length === 0) throw new DomainError("not-found");
      const chart = { type: "level-lanes", data: lanesOverTime(report, levels) } as const;
      return {
        bytes: await renderChartFile(kit, chart, kind),
        fileName: `rounds-over-time-${file}`,
      };
    },

    /** A chart of {@link compare} as a file: lanes or moves, .svg or .png. Refuses `not-found`. */
    async compareChart(viewer: Viewer, first: string | null, second: string | null, file: string) {
      const { report, levels } = this.compare(viewer, first, second);
      const name = kindOf(file, "lanes") ? "lanes" : "moves";
      const kind = kindOf(file, name);
      if (!kind || !report) throw new DomainError("not-found");
      const chart: DocumentChart =
        name === "lanes"
          ? { type: "level-lanes", data: lanesOfTwo(report, levels) }
          : { type: "level-moves", data: movesOfTwo(report) };
      return { bytes: await renderChartFile(kit, chart, kind), fileName: `two-rounds-${file}` };
    },
  };
}

/** The kind of a chart's file by its name, or null when it is no file of that chart. */
function kindOf(file: string, chart: string): "svg" | "png" | null {
  return (["svg", "png"] as const).find((kind) => file === `${chart}.${kind}`) ?? null;
}
