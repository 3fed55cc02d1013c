import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { modelOf } from "#app/domain/model/model-family.ts";
import { listPartners } from "#db/queries/areas.server.ts";
import { listAuditOf } from "#db/queries/audit.server.ts";
import {
  listCorrections,
  listDifferentViews,
  listPositionShares,
} from "#db/queries/rounds.server.ts";
import { countAnswered } from "#db/queries/scores.server.ts";
import { editionKeyOf, isWithdrawn } from "./editions.server.ts";
import type { Kit } from "./kit.server.ts";
import {
  changesInRound,
  loadRound,
  markOf,
  partnersAsked,
  type RoundContext,
  scorersAsked,
} from "./round-context.server.ts";

/** The round's own page: scope, how far everybody is (counts only), and what may happen next. */
export function overviewRound(kit: Kit, viewer: Viewer, roundId: string) {
  const { db } = kit;
  permit(viewer.roles, "area.read");
  const context = loadRound(kit, viewer, roundId);
  const { round } = context;
  const takesPart = may(viewer.roles, "round.take-part");
  const topicOf = nameRows(context);
  const own = context.partners.find((partner) => partner.partnerId === viewer.partnerId);
  const leads = own !== undefined && may(viewer.roles, "view.confirm");
  return {
    round,
    model: modelOf(context.edition),
    edition: {
      key: editionKeyOf(kit, round, context.edition),
      title: context.edition.title,
      setting: context.edition.settings[0] ?? null,
    },
    partners: context.partners.map((partner) => ({ ...markOf(partner), changes: partner.changes })),
    changes: listChanges(kit, context).map((change) =>
      takesPart ? change : { ...change, byPartner: [] },
    ),
    /** Rows that are not agreed: they are left open when the round closes. */
    open: [...context.rows.values()].filter((row) => row.outcome !== "agreed").length,
    /** What stands in the way of opening a round that is being prepared, in sentences. */
    missing: round.status === "preparing" ? listMissing(kit, context) : [],
    views: listDifferentViews(db, round).flatMap((view) => {
      const row = context.rows.get(view.rowKey);
      const partner = context.partners.find((each) => each.partnerId === view.partnerId);
      // A reveal that was taken back hides what was said about the row, too.
      if (row?.pass1 !== "revealed" || !partner) return [];
      return [
        {
          rowKey: view.rowKey,
          topic: topicOf(view.rowKey),
          partner: markOf(partner),
          level: view.level,
          agreed: row.outcome === "agreed" ? row.agreedLevel : null,
          sentence: view.sentence,
          confirmed: view.confirmedAt !== null,
          version: view.version,
          /** Whether the viewer leads this partner and may still put its sentence right. */
          mine: leads && view.partnerId === own.partnerId && round.status !== "closed",
        },
      ];
    }),
    corrections: listCorrections(db, round).map(({ id, at, rowKey, text }) => ({
      id,
      at,
      topic: rowKey && topicOf(rowKey),
      text,
    })),
    redactions: listAuditOf(db, viewer.areaId, "redacted", round.id).map(({ at, part }) => ({
      at,
      topic: part && topicOf(part),
    })),
    rows: changesInRound(context).flatMap((change) =>
      change.rows.map(({ key, topic }) => ({ key, topic, change: change.number })),
    ),
    sharing: readSharing(kit, viewer, context, leads ? own.partnerId : null),
    takesPart,
    sendsMail: kit.sendsMail,
    manages: may(viewer.roles, "round.manage"),
    runs: may(viewer.roles, "round.run"),
    redacts: may(viewer.roles, "record.redact"),
    /** Whether the viewer sees which paper sheets are in, and whether it types them in. */
    paper: may(viewer.roles, "sheet.read"),
    records: may(viewer.roles, "sheet.record"),
    /** Whether the viewer scores for an organisation that is asked. */
    scores:
      may(viewer.roles, "score.record") &&
      context.scorers.some(
        (scorer) =>
          scorer.memberId === viewer.memberId &&
          context.partners.some((partner) => partner.partnerId === scorer.partnerId),
      ),
  };
}

/** Which partners' leads agreed that boards see positions, and whether the viewer may say so. */
function readSharing(kit: Kit, viewer: Viewer, context: RoundContext, leadOf: string | null) {
  const shares = new Set(listPositionShares(kit.db, context.round).map((each) => each.partnerId));
  const shared = context.partners.filter((partner) => shares.has(partner.partnerId)).length;
  return {
    shared,
    of: context.partners.length,
    own: leadOf === null ? null : { shared: shares.has(leadOf) },
    visible: may(viewer.roles, "round.take-part"),
  };
}

function listChanges(kit: Kit, context: RoundContext) {
  const answered = countAnswered(kit.db, context.round, 1);
  return changesInRound(context).map((change) => {
    const isFinished = (memberId: string) =>
      answered.some(
        (each) =>
          each.memberId === memberId &&
          each.changeKey === change.key &&
          each.rows === change.rows.length,
      );
    const count = (scorers: { memberId: string }[]) => ({
      asked: scorers.length,
      finished: scorers.filter((scorer) => isFinished(scorer.memberId)).length,
    });
    const asked = scorersAsked(context, change.key);
    const rows = change.rows.flatMap((row) => context.rows.get(row.key) ?? []);
    return {
      number: change.number,
      key: change.key,
      name: change.name,
      shortName: change.shortName,
      rows: rows.length,
      ...count(asked),
      byPartner: partnersAsked(context, change.key).map((partner) => ({
        partnerId: partner.partnerId,
        ...count(asked.filter((scorer) => scorer.partnerId === partner.partnerId)),
      })),
      revealed: rows.filter((row) => row.pass1 === "revealed").length,
      agreed: rows.filter((row) => row.outcome === "agreed").length,
      parked: rows.filter((row) => row.outcome === "parked").length,
      agreedLevel: context.changes.get(change.key)?.agreedLevel ?? null,
    };
  });
}

/** What is missing before a round can open. The open use case refuses for the same reasons. */
export function listMissing(kit: Kit, context: RoundContext): string[] {
  const inUse = new Set(
    listPartners(kit.db, context.round.areaId).flatMap(({ id, active }) => (active ? [id] : [])),
  );
  const left = context.partners.filter(({ partnerId }) => !inUse.has(partnerId));
  const setting = context.edition.settings.find(({ row }) => context.rows.has(row));
  return [
    ...(context.partners.length === 0 || context.rows.size === 0
      ? ["Choose at least one change and one partner."]
      : []),
    ...(setting && context.round.homeOnDatePercent === null
      ? [`The model asks for a figure of your area first: ${setting.question}`]
      : []),
    ...(isWithdrawn(kit, context.round)
      ? ["This edition of the model was withdrawn. Prepare the round on another."]
      : []),
    ...left.map(
      ({ name }) => `${name} is out of use. Save the scope again, so that it is not asked.`,
    ),
  ];
}

function nameRows({ edition }: RoundContext) {
  const names = new Map(
    edition.changes.flatMap((change) => [
      [change.key, change.name] as const,
      ...change.rows.map((row) => [row.key, row.topic] as const),
    ]),
  );
  return (key: string) => names.get(key) ?? "";
}
