import { may } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { openPass, type RowState } from "#app/domain/round/round.ts";
import { listDifferentViews, type Round } from "#db/queries/rounds.server.ts";
import { countAnswered, listOwnScores } from "#db/queries/scores.server.ts";
import type { ChangeName, Need } from "./home-needs.ts";
import type { Kit } from "./kit.server.ts";
import {
  changesInRound,
  loadRound,
  type RoundContext,
  scorersAsked,
} from "./round-context.server.ts";

/** What waits for a viewer in a round that is not closed. Of others' scores it knows counts alone. */
export function createRoundNeeds(kit: Kit) {
  const { db } = kit;

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

  return (viewer: Viewer, round: Round, today: string): Need[] => {
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
  };
}

function nameOf({ number, name }: ChangeName): ChangeName {
  return { number, name };
}
