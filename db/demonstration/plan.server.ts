import type { AgreedRow } from "#app/domain/consensus/agreed-row.ts";
import { londonDate } from "#app/domain/dates.ts";
import type {
  Demonstration,
  DemonstrationRound,
} from "#app/domain/demonstration/load-demonstration.ts";
import type { DemonstrationPlan } from "#app/domain/demonstration/plan.ts";
import type { Measure } from "#app/domain/measure/measure.ts";
import type { Edition } from "#app/domain/model/edition.ts";
import { proposeActions } from "#app/domain/plan/propose-actions.ts";
import { offerWords, settleWords } from "#app/domain/plan/proposed-words.ts";
import type { Database } from "../client.server.ts";
import { actions, actionWaits, progressNotes, takenRounds } from "../schema/plan.server.ts";
import { AREA } from "./area.server.ts";

function agreedRowsOf(round: DemonstrationRound): AgreedRow[] {
  return round.rows.map(({ row, decision }) => {
    const agreed = decision?.outcome === "agreed" ? decision : null;
    const target =
      agreed?.target ?? round.changes.find((each) => row.startsWith(`${each.change}.`))?.target;
    return {
      rowKey: row,
      level: agreed?.level ?? null,
      rationale: agreed?.rationale ?? null,
      priority: agreed?.priority ?? false,
      targetLevel: target?.level ?? null,
      targetDate: target?.date ?? null,
    };
  });
}

/** What the closed round proposes, with the words, owners and states that people gave some of it. */
export function storePlan(
  { orm }: Database,
  { plan, rounds: all }: Demonstration,
  editionsById: ReadonlyMap<string, Edition>,
  measures: ReadonlyMap<string, Measure>,
): void {
  const round = all.find((each) => each.key === plan.round);
  const edition = editionsById.get(round?.edition ?? "");
  if (!round || !edition) return;
  const proposals = proposeActions(edition, agreedRowsOf(round), londonDate(plan.takenAt));
  for (const proposal of proposals) {
    const own = plan.actions.find(
      (action) => action.row === proposal.rowKey && action.level === proposal.level,
    );
    const id = own?.key ?? `${proposal.rowKey}.${proposal.level}`;
    const lead = own?.lead;
    const edited = own ? listEdited(own) : [];
    orm
      .insert(actions)
      .values({
        ...proposal,
        id,
        areaId: AREA,
        roundId: round.key,
        whatToDo: own?.whatToDo ?? proposal.whatToDo,
        howKnow: own?.howKnow ?? proposal.howKnow,
        startDate: own?.startDate ?? null,
        dueDate: own?.dueDate ?? proposal.dueDate,
        ...(own?.measure
          ? {
              measureKey: own.measure.key,
              targetValue: own.measure.target,
              targetUnit: measures.get(own.measure.key)?.unit ?? null,
            }
          : {}),
        priority: own ? "now" : proposal.priority,
        status: own?.status ?? "not-started",
        stopReason: own?.stopReason ?? "",
        ownerPartnerId: own?.owner ?? null,
        ownerMemberId: lead && "person" in lead ? lead.person : null,
        ownerName: lead && "name" in lead ? lead.name : "",
        proposal: "current",
        edited,
        proposed: settleWords(offerWords(null, proposal, round.key), edited),
        createdAt: plan.takenAt,
      })
      .run();
    for (const [place, note] of (own?.notes ?? []).entries()) {
      orm
        .insert(progressNotes)
        .values({
          id: `${id}-${place + 1}`,
          actionId: id,
          memberId: note.by,
          at: note.at,
          text: note.text,
        })
        .run();
    }
  }
  for (const { key, waitsFor } of plan.actions) {
    for (const waitsForId of waitsFor) {
      orm.insert(actionWaits).values({ actionId: key, waitsForId }).run();
    }
  }
  orm.insert(takenRounds).values({ roundId: round.key, areaId: AREA, at: plan.takenAt }).run();
}

/** The fields for which a person put other words or another date in place of the model's. */
function listEdited({ whatToDo, howKnow, measure }: DemonstrationPlan["actions"][number]) {
  return [
    ...(whatToDo ? ["whatToDo"] : []),
    ...(howKnow ? ["howKnow"] : []),
    "dueDate",
    "priority",
    ...(measure ? ["measureKey", "targetValue"] : []),
  ];
}
