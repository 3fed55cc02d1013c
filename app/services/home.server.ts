import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { addDays } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { isOwnAction } from "#app/domain/meeting/owners.ts";
import { isDueBy, isOverdue } from "#app/domain/plan/action.ts";
import { listActions } from "#db/queries/actions.server.ts";
import { findAreaById, listMembers, listPartners } from "#db/queries/areas.server.ts";
import { listMeetings } from "#db/queries/meetings.server.ts";
import { listRounds, type Round } from "#db/queries/rounds.server.ts";
import { listAsked } from "#db/queries/updates.server.ts";
import type { createFunding } from "./funding.server.ts";
import type { Need, PlacedNeed } from "./home-needs.ts";
import type { createPaperNeeds } from "./home-papers.server.ts";
import { createRoundNeeds } from "./home-round.server.ts";
import { type Kit, todayIn } from "./kit.server.ts";
import { describeUpdates, loadMeeting } from "./meeting-context.server.ts";
import { changesInRound, loadRound } from "./round-context.server.ts";
import { listClosed, modelOfRound } from "./round-models.server.ts";
import { mayAnswer } from "./updates.server.ts";

/** How many days ahead an action's own people are told of its date. */
const SOON = 30;
/** How many days ahead papers are named to who runs the meetings. */
const PAPERS = 14;
/** How many coming meetings the home looks at. */
const MEETINGS = 2;

/** An area's home: what needs the viewer now, and what was agreed last. */
export function createHome(
  kit: Kit,
  funding: Pick<ReturnType<typeof createFunding>, "page">,
  needsOfPapers: ReturnType<typeof createPaperNeeds>,
) {
  const { db } = kit;
  const needsOfRound = createRoundNeeds(kit);

  /**
   * Actions past their date: all of them for who runs the area, one's own for everybody else; and
   * one's own that are due within a month.
   */
  function due(viewer: Viewer, today: string): Need[] {
    if (!may(viewer.roles, "plan.read")) return [];
    const runs = may(viewer.roles, "round.run");
    const leads = viewer.roles.includes("partner-lead");
    const person = { ...viewer, id: viewer.memberId, leads };
    const live = listActions(db, viewer.areaId).filter(({ deletedAt }) => deletedAt === null);
    const own = live.filter((action) => isOwnAction(person, action));
    const name = (actions: typeof live) =>
      actions
        .map(({ id, whatToDo: text, dueDate }) => ({ id, text, due: dueDate ?? "" }))
        .sort((one, other) => (one.due < other.due ? -1 : 1));
    const late = name((runs ? live : own).filter((action) => isOverdue(action, today)));
    const soon = name(own.filter((action) => isDueBy(action, today, addDays(today, SOON))));
    return [
      ...(late.length > 0 ? [{ kind: "overdue" as const, isMine: !runs, actions: late }] : []),
      ...(soon.length > 0 ? [{ kind: "due-soon" as const, actions: soon }] : []),
    ];
  }

  /** Updates asked of the viewer before meetings; for who runs them, papers that are due. */
  function meetings(viewer: Viewer, today: string): Need[] {
    const runs = may(viewer.roles, "meeting.manage");
    return listMeetings(db, viewer.areaId)
      .filter(({ date, cancelledAt }) => cancelledAt === null && date >= today)
      .slice(0, MEETINGS)
      .flatMap((meeting): Need[] => {
        const { id, name, date, papersDeadline, packId } = meeting;
        const isNear = papersDeadline <= addDays(today, PAPERS) && papersDeadline >= today;
        const tells = runs && isNear && packId === null;
        if (!tells && listAsked(db, viewer.areaId, id).length === 0) return [];
        const context = loadMeeting(kit, viewer, id);
        const asked = describeUpdates(context);
        const isSilent = ({ actionId }: { actionId: string }) =>
          asked.some((entry) => entry.id === actionId && entry.updates.length === 0);
        const open = context.requests.filter(isSilent);
        const mine = open.filter((request) => mayAnswer(viewer, context, request)).length;
        const about = { meeting: { id, name, date, papersDeadline } };
        return [
          ...(mine > 0 ? [{ kind: "updates" as const, ...about, actions: mine }] : []),
          ...(tells
            ? [{ kind: "papers" as const, ...about, asked: asked.length, silent: open.length }]
            : []),
        ];
      });
  }

  /** Sign-offs asked of the viewer; for who keeps the money, conditions that are not met. */
  function money(viewer: Viewer): Need[] {
    const edits = may(viewer.roles, "funding.edit");
    if (!edits && !may(viewer.roles, "funding.sign")) return [];
    const { report, can } = funding.page(viewer);
    const failing = report.conditions
      .filter(({ status }) => status === "fail")
      .map(({ title }) => title);
    const [first] = can.sign;
    const signing: Need[] = first
      ? [{ kind: "sign", capacity: first.capacity, year: first.year, more: can.sign.length - 1 }]
      : [];
    return edits && failing.length > 0 ? [...signing, { kind: "conditions", failing }] : signing;
  }

  /** The changes of the last closed round on them, beside the one before: what everybody of the area may see. */
  function lastClosed(viewer: Viewer) {
    const [last, before] = listClosed(kit, viewer.areaId, "hicm");
    if (!last || !may(viewer.roles, "round.read-closed")) return null;
    const context = loadRound(kit, viewer, last.id);
    const earlier = before ? loadRound(kit, viewer, before.id).changes : null;
    const rows = [...context.rows.values()];
    return {
      id: last.id,
      name: last.name,
      asAt: last.asAt,
      rows: rows.length,
      agreed: rows.filter((row) => row.outcome === "agreed").length,
      parked: rows.filter((row) => row.outcome === "parked").length,
      changes: changesInRound(context).map(({ key, number, shortName }) => ({
        number,
        shortName,
        agreed: context.changes.get(key)?.agreedLevel ?? null,
        target: context.changes.get(key)?.targetLevel ?? null,
        last: earlier?.get(key)?.agreedLevel ?? null,
      })),
    };
  }

  /** How far a new area is, for who sets it up. */
  function firstSteps(viewer: Viewer, rounds: readonly Round[]) {
    if (rounds.length > 0 || !may(viewer.roles, "people.manage")) return null;
    const people = listMembers(db, viewer.areaId).filter((member) => member.active);
    const scorers = people.filter((member) => may(member.roles, "score.record"));
    return {
      partners: listPartners(db, viewer.areaId).filter((partner) => partner.active).length,
      scorers: scorers.length,
      joined: scorers.filter((member) => member.accountId !== null).length,
    };
  }

  return {
    /** The home page, made for the viewer's roles. */
    page(viewer: Viewer) {
      permit(viewer.roles, "area.read");
      const area = findAreaById(db, viewer.areaId);
      if (!area) throw new DomainError("not-found");
      const today = todayIn(kit, area);
      const rounds = listRounds(db, viewer.areaId);
      const current = may(viewer.roles, "round.take-part")
        ? rounds.filter((round) => round.status !== "closed")
        : [];
      const needs = current.flatMap((round) => {
        const { id, name } = round;
        const place = { id, name, model: modelOfRound(kit, round) };
        return needsOfRound(viewer, round, today).map(
          (need): PlacedNeed => ({ ...need, round: place }),
        );
      });
      const others = [
        ...meetings(viewer, today),
        ...due(viewer, today),
        ...money(viewer),
        ...needsOfPapers(viewer),
      ].map((need): PlacedNeed => ({ ...need, round: null }));
      return {
        needs: [...needs, ...others],
        current: current.map(({ id, name, status }) => ({ id, name, status })),
        last: lastClosed(viewer),
        firstSteps: firstSteps(viewer, rounds),
        readsBoard: may(viewer.roles, "board.read"),
      };
    },
  };
}
