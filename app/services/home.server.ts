import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import { isOverdue } from "#app/domain/plan/action.ts";
import { openPass, type RowState } from "#app/domain/round/round.ts";
import type { Pass } from "#app/domain/score/score.ts";
import { listActions } from "#db/queries/actions.server.ts";
import { findAreaById, listMembers, listPartners } from "#db/queries/areas.server.ts";
import { listDifferentViews, listRounds, type Round } from "#db/queries/rounds.server.ts";
import { countAnswered, listOwnScores } from "#db/queries/scores.server.ts";
import type { createFunding } from "./funding.server.ts";
import { type Kit, todayIn } from "./kit.server.ts";
import {
  changesInRound,
  loadRound,
  type RoundContext,
  scorersAsked,
} from "./round-context.server.ts";
import { listClosed } from "./round-models.server.ts";

type ChangeName = { number: number; name: string };

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
  | { kind: "overdue"; isMine: boolean; actions: { id: string; text: string; due: string }[] };

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

  /** Actions past their date: all of them for who runs the area, one's own for everybody else. */
  function overdue(viewer: Viewer, today: string): Need[] {
    if (!may(viewer.roles, "plan.read")) return [];
    const runs = may(viewer.roles, "round.run");
    const leads = may(viewer.roles, "view.confirm");
    const isMine = (action: { ownerPartnerId: string | null; ownerName: string }) =>
      action.ownerPartnerId === viewer.partnerId &&
      (action.ownerName === viewer.name || (leads && viewer.partnerId !== null));
    const actions = listActions(db, viewer.areaId)
      .filter((action) => action.deletedAt === null && isOverdue(action, today))
      .filter((action) => runs || isMine(action))
      .map(({ id, whatToDo: text, dueDate }) => ({ id, text, due: dueDate ?? "" }))
      .sort((one, other) => (one.due < other.due ? -1 : 1));
    return actions.length > 0 ? [{ kind: "overdue", isMine: !runs, actions }] : [];
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
      const others = [...overdue(viewer, today), ...money(viewer)].map(
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
