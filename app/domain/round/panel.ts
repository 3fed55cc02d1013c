import type { PanelAnswer } from "../agreement/answers.ts";
import type { Answer, Pass } from "../score/score.ts";
import { latestRevealed, type RowState } from "./round.ts";

/** A revealed score, as the panel needs it. */
type RevealedAnswer = {
  memberId: string;
  partnerId: string;
  pass: Pass;
  answer: Answer | null;
  hasEvidence: boolean;
};

/** A person asked; `since` is the instant from which a guest counts (UTC milliseconds). */
export type Asked = { memberId: string; partnerId: string; since?: number };

/** What a panel needs of its row. */
type PanelRow = Pick<RowState, "pass1" | "pass2"> & Partial<Pick<RowState, "pass1At" | "pass2At">>;

/** A panel answer; `carried` marks a first score that stands in a second pass. */
export type PanelMember = PanelAnswer & { carried: boolean };

/**
 * The panel of one row: everybody asked, each with the answer of the latest revealed pass. People
 * who did not score a second time carry their first score. Empty before the row is revealed. A guest
 * let in after a pass was revealed is in no panel of that pass: what the room has seen stands.
 */
export function gatherPanel(
  row: PanelRow,
  asked: readonly Asked[],
  revealed: readonly RevealedAnswer[],
): PanelMember[] {
  const pass = latestRevealed(row);
  if (pass === null) return [];
  const counted = (since: number | undefined, of: Pass) =>
    since === undefined || since <= ((of === 1 ? row.pass1At : row.pass2At) ?? since);
  const inTime = asked.filter(({ since }) => counted(since, pass));
  return inTime.map(({ memberId, partnerId, since }) => {
    const own = revealed.filter(
      (score) => score.memberId === memberId && score.pass <= pass && counted(since, score.pass),
    );
    const latest = own.find((score) => score.pass === 2 && score.answer !== null);
    const score = latest ?? own.find((each) => each.pass === 1);
    return {
      partner: partnerId,
      rater: memberId,
      answer: score?.answer ?? "blank",
      evidence: score?.hasEvidence ?? false,
      carried: pass === 2 && score?.pass === 1,
    };
  });
}

/** The panel as it stood before the discussion: first scores alone. */
export function gatherFirstPanel(
  row: Pick<RowState, "pass1"> & Partial<Pick<RowState, "pass1At">>,
  asked: readonly Asked[],
  revealed: readonly RevealedAnswer[],
): PanelMember[] {
  const { pass1, pass1At = null } = row;
  return gatherPanel({ pass1, pass1At, pass2: "not-started" }, asked, revealed);
}
