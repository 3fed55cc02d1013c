import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import { cite } from "#app/domain/model/citation.ts";
import type { Change, Edition } from "#app/domain/model/edition.ts";
import { modelOf } from "#app/domain/model/model-family.ts";
import { listRounds, type Round } from "#db/queries/rounds.server.ts";
import { listAgreedRows } from "./agreed-rows.server.ts";
import { editionKeyOf } from "./editions.server.ts";
import { createIntegration } from "./integration.server.ts";
import type { Kit } from "./kit.server.ts";
import { listRelatedMeasures } from "./related-measures.server.ts";
import { loadRound, type RoundContext } from "./round-context.server.ts";
import { findLatestClosed, listClosed, modelOfRound } from "./round-models.server.ts";

/** The Integration Standard in an area: its objectives, its rounds, and its model of integration. */
export function createStandard(kit: Kit) {
  const { db, content } = kit;

  /** The national edition, on which a round begins; refuses `not-found` where there is none. */
  function findNational(): Edition {
    const found = [...content.editions.values()].find((each) => modelOf(each) === "standard");
    if (!found) throw new DomainError("not-found");
    return found;
  }

  /** Where the objectives are printed; of an own edition that cites several places, the first. */
  function sayPlace({ changes }: Edition): string {
    const source = changes[0]?.rows[0]?.source;
    return source ? cite({ ...source, place: "" }, content.sources) : "";
  }

  const headOf = ({ id, name, asAt, status }: Round) => ({ id, name, asAt, status });

  /** The changes of another edition that an objective touches, as the last round on them left them. */
  function describeTouched({ touches }: Change, latest: RoundContext | null) {
    const edition = content.editions.get(touches?.edition ?? "");
    return (touches?.changes ?? []).flatMap((key) => {
      const change = edition?.changes.find((each) => each.key === key);
      if (!change) return [];
      const state = latest?.changes.get(key);
      const level = state?.agreedLevel ?? null;
      return {
        key,
        number: change.number,
        name: change.shortName,
        level,
        levelName: latest?.edition.levels.find(({ value }) => value === level)?.name ?? null,
        target: state?.targetLevel ?? null,
      };
    });
  }

  /** An objective with what the last closed round on it agreed, and what it touches. */
  function describeObjective(
    viewer: Viewer,
    change: Change,
    closed: RoundContext | null,
    onChanges: RoundContext | null,
  ) {
    const agreed = new Map(
      (closed ? listAgreedRows(closed) : []).map((row) => [row.rowKey, row.level]),
    );
    const state = closed?.changes.get(change.key);
    const measures = [...new Set(change.rows.flatMap((row) => row.measures))];
    const { number, key, name, definition, experience, systemChange, rows } = change;
    return {
      number,
      key,
      name,
      definition,
      experience: experience ?? [],
      systemChange: systemChange ?? null,
      /** Null where the room chose none, or no round is closed. */
      level: state?.agreedLevel ?? null,
      sentence: state?.sentence ?? "",
      target: state?.targetLevel ?? null,
      targetDate: state?.targetDate ?? null,
      rows: rows.map((row) => ({
        key: row.key,
        topic: row.topic,
        level: agreed.get(row.key) ?? null,
      })),
      changes: describeTouched(change, onChanges),
      measures: listRelatedMeasures(kit, viewer.areaId, { measures }),
    };
  }

  return {
    ...createIntegration(kit),

    /**
     * The seven objectives with the levels of the last closed round on the Standard, the changes and
     * measures each touches with their present state, and the rounds there are. Levels alone: it is
     * the same for everybody of the area, but for rounds that are under way.
     */
    page(viewer: Viewer) {
      permit(viewer.roles, "area.read");
      const load = (round: Round | undefined) => (round ? loadRound(kit, viewer, round.id) : null);
      const closed = load(findLatestClosed(kit, viewer, "standard"));
      const onChanges = load(findLatestClosed(kit, viewer, "hicm"));
      const edition = closed?.edition ?? findNational();
      const rounds = listRounds(db, viewer.areaId).filter(
        (round) => modelOfRound(kit, round) === "standard",
      );
      const underWay = may(viewer.roles, "round.take-part")
        ? rounds.filter(({ status }) => status !== "closed")
        : [];
      return {
        edition: {
          key: closed ? editionKeyOf(kit, closed.round, edition) : edition.id,
          title: edition.title,
          wording: edition.wording,
          source: sayPlace(edition),
        },
        levels: edition.levels,
        objectives: edition.changes.map((change, at) => ({
          ...describeObjective(viewer, change, closed, onChanges),
          /** The number of the first objective that one printed system change is shared with. */
          sameAs:
            edition.changes
              .slice(0, at)
              .find(({ systemChange }) => systemChange && systemChange === change.systemChange)
              ?.number ?? null,
        })),
        latest: closed && headOf(closed.round),
        onChanges: onChanges && headOf(onChanges.round),
        earlier: listClosed(kit, viewer.areaId, "standard").slice(1).map(headOf),
        underWay: underWay.map(headOf),
        /** The edition a new round begins on. */
        begin: may(viewer.roles, "round.manage") ? findNational().id : null,
        reader: {
          manages: may(viewer.roles, "round.manage"),
          runs: may(viewer.roles, "round.run"),
          scores: may(viewer.roles, "score.record"),
          records: may(viewer.roles, "sheet.record"),
        },
      };
    },
  };
}
