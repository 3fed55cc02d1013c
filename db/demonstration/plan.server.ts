import type { AgreedRow } from "#app/domain/consensus/agreed-row.ts";
import { londonDate } from "#app/domain/dates.ts";
import type {
  Demonstration,
  DemonstrationRound,
} from "#app/domain/demonstration/load-demonstration.ts";
import type { Edition } from "#app/domain/model/edition.ts";
import { proposeActions } from "#app/domain/plan/propose-actions.ts";
import type { Database } from "../client.server.ts";
import { actions, progressNotes } from "../schema/plan.server.ts";
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
  { plan, rounds: all, people }: Demonstration,
  editionsById: ReadonlyMap<string, Edition>,
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
    orm
      .insert(actions)
      .values({
        ...proposal,
        id,
        areaId: AREA,
        roundId: round.key,
        whatToDo: own?.whatToDo ?? proposal.whatToDo,
        howKnow: own?.howKnow ?? proposal.howKnow,
        dueDate: own?.dueDate ?? proposal.dueDate,
        priority: own ? "now" : proposal.priority,
        status: own?.status ?? "not-started",
        stopReason: own?.stopReason ?? "",
        ownerPartnerId: own?.owner ?? null,
        ownerName: !lead
          ? ""
          : "name" in lead
            ? lead.name
            : (people.find((person) => person.key === lead.person)?.name ?? ""),
        proposal: "current",
        edited: own
          ? [...(own.whatToDo ? ["whatToDo"] : []), ...(own.howKnow ? ["howKnow"] : []), "dueDate"]
          : [],
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
}
