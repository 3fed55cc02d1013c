import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { addDays } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { isOwnAction } from "#app/domain/meeting/owners.ts";
import { isDueBy, isOverdue } from "#app/domain/plan/action.ts";
import { openPass, type RowState } from "#app/domain/round/round.ts";
import type { Pass } from "#app/domain/score/score.ts";
import { listActions } from "#db/queries/actions.server.ts";
import { findAreaById, listMembers, listPartners } from "#db/queries/areas.server.ts";
import { listMeetings } from "#db/queries/meetings.server.ts";
import { listDifferentViews, listRounds, type Round } from "#db/queries/rounds.server.ts";
import { countAnswered, listOwnScores } from "#db/queries/scores.server.ts";
import { listAsked } from "#db/queries/updates.server.ts";
import type { createFunding } from "./funding.server.ts";
import { type Kit, todayIn } from "./kit.server.ts";
import { describeUpdates, loadMeeting } from "./meeting-context.server.ts";
import {
  changesInRound,
  loadRound,
  type RoundContext,
  scorersAsked,
} from "./round-context.server.ts";
import { listClosed } from "./round-models.server.ts";
import { mayAnswer } from "./updates.server.ts";

type ChangeName = { number: number; name: string };

type DueAction = { id: string; text: string; due: string };
type NamedMeeting = { id: string; name: string; date: string; papersDeadline: string };

/** How many days ahead an action's own people are told of its date. */
const SOON = 30;
/** How many days ahead papers are named to who runs the meetings. */
const PAPERS = 14;
/** How many coming meetings the home looks at. */
const MEETINGS = 2;

/** One thing that waits for the viewer, with what its words and its link are made from. */
export type Need =
  | { kind: "score"; pass: Pass; change: ChangeName; rows: number; changes: number }
  | { kind: "confirm-view"; topics: string[]; deadline: string | null }
  | { kind: "open-round" }
  | { kind: "reveal"; change: ChangeName; changes: number; ready: number }
  | { kind: "reveal-second"; change: ChangeName; rows: number }
  | { kind: "agree"; change: ChangeName; rows: number }
  | { kind: "send-draft" }
  | { kind: "close"; deadline: string | null; isPast: boolean }
  | { kind: "sign"; capacity: string; year: string; more: number }
  | { kind: "conditions"; failing: string[] }
  | { kind: "overdue"; isMine: boolean; actions: DueAction[] }
  | { kind: "due-soon"; actions: DueAction[] }
  | { kind: "updates"; meeting: NamedMeeting; actions: number }
  | { kind: "papers"; meeting: NamedMeeting; asked: number; silent: number };

/** A need of a round says which. */
export type PlacedNeed = Need & { round: { id: string; name: string } | null };

/** An area's home: what needs the viewer now, and what was agreed last. */
export function createHome(kit: Kit, funding: Pick<ReturnType<typeof createFunding>, "page">) {
  const { db } = kit;

  /** What waits in a round that is not closed. Of others' scores it knows counts alone. */
  function needsOf(viewer: Viewer, round: Round, today: string): Need[] {
    const context = loadRound(kit, viewer, round.id);
    const runs = may(viewer.roles, "round.run");
    switch (round.status) {
      case "preparing":
        return may(viewer.roles, "round.manage") ? [{ kind: "open-round" }] : [];
      case "open":
        return [...toScore(viewer, context), ...(runs ? toRun(context) : [])];
      case "draft": {
        const deadline = round.draftDeadline;
        const isPast = deadline !== null && deadline < today;
        return [
          ...toConfirm(viewer, context),
          ...(may(viewer.roles, "round.manage")
            ? [{ kind: "close" as const, deadline, isPast }]
            : []),
        ];
      }
      case "closed":
        return [];
    }
  }

  /** The next change in which the viewer's own answers are missing. */
  function toScore(viewer: Viewer, context: RoundContext): Need[] {
    const scorer = context.scorers.find((each) => each.memberId === viewer.memberId);
    const partner = context.partners.find((each) => each.partnerId === scorer?.partnerId);
    if (!partner || !may(viewer.roles, "score.record")) return [];
    const own = listOwnScores(db, context.round, viewer.memberId);
    const isMissing = (key: string) => {
      const row = context.rows.get(key);
      const pass = row && openPass(row);
      return pass
        ? !own.some((each) => each.rowKey === key && each.pass === pass && each.answer !== null)
        : false;
    };
    const left = changesInRound(context)
      .filter((change) => partner.changes.includes(change.key))
      .map((change) => ({ change, missing: change.rows.filter((row) => isMissing(row.key)) }))
      .filter(({ missing }) => missing.length > 0);
    const [next] = left;
    if (!next) return [];
    const first = context.rows.get(next.missing[0]?.key ?? "");
    return [
      {
        kind: "score",
        pass: (first && openPass(first)) ?? 1,
        change: nameOf(next.change),
        rows: next.missing.length,
        changes: left.length,
      },
    ];
  }

  /** What the facilitator's next step is: reveal, agree, or send the record round. */
  function toRun(context: RoundContext): Need[] {
    const answered = countAnswered(db, context.round, 1);
    const changes = changesInRound(context).map((change) => {
      const rows = change.rows.flatMap((row) => context.rows.get(row.key) ?? []);
      const asked = scorersAsked(context, change.key);
      const isFinished = asked.every((scorer) =>
        answered.some(
          (each) =>
            each.memberId === scorer.memberId &&
            each.changeKey === change.key &&
            each.rows >= change.rows.length,
        ),
      );
      const count = (is: (row: RowState) => boolean) => rows.filter(is).length;
      return {
        change: nameOf(change),
        isReady: asked.length > 0 && isFinished,
        unrevealed: count((row) => row.pass1 !== "revealed"),
        second: count((row) => row.pass2 === "scoring" || row.pass2 === "hidden"),
        toAgree: count(
          (row) =>
            row.pass1 === "revealed" &&
            row.outcome === "none" &&
            (row.pass2 === "not-started" || row.pass2 === "revealed"),
        ),
      };
    });
    const needs: Need[] = [];
    const sum = (count: (each: (typeof changes)[number]) => number) =>
      changes.reduce((total, each) => total + count(each), 0);
    const agree = changes.find((each) => each.toAgree > 0);
    if (agree) {
      needs.push({ kind: "agree", change: agree.change, rows: sum((each) => each.toAgree) });
    }
    const second = changes.find((each) => each.second > 0);
    if (second) {
      const rows = sum((each) => each.second);
      needs.push({ kind: "reveal-second", change: second.change, rows });
    }
    const hidden = changes.filter((each) => each.unrevealed > 0);
    const ready = hidden.filter((each) => each.isReady);
    const reveal = ready[0] ?? hidden[0];
    if (reveal) {
      const counts = { changes: hidden.length, ready: ready.length };
      needs.push({ kind: "reveal", change: reveal.change, ...counts });
    }
    return needs.length > 0 ? needs : [{ kind: "send-draft" }];
  }

  /** The viewer's organisation's own sentences in a draft record that nobody has confirmed. */
  function toConfirm(viewer: Viewer, context: RoundContext): Need[] {
    if (!may(viewer.roles, "view.confirm")) return [];
    const waiting = listDifferentViews(db, context.round).filter(
      (view) => view.partnerId === viewer.partnerId && view.confirmedAt === null,
    );
    if (waiting.length === 0) return [];
    const rows = changesInRound(context).flatMap((change) => change.rows);
    const topics = rows
      .filter((row) => waiting.some((view) => view.rowKey === row.key))
      .map((row) => row.topic);
    return [{ kind: "confirm-view", topics, deadline: context.round.draftDeadline }];
  }

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
      const needs = current.flatMap((round) =>
        needsOf(viewer, round, today).map(
          (need): PlacedNeed => ({ ...need, round: { id: round.id, name: round.name } }),
        ),
      );
      const others = [...meetings(viewer, today), ...due(viewer, today), ...money(viewer)].map(
        (need): PlacedNeed => ({ ...need, round: null }),
      );
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

function nameOf({ number, name }: ChangeName): ChangeName {
  return { number, name };
}
