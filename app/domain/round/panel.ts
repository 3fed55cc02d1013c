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

/** A panel answer; `carried` marks a first score that stands in a second pass. */
export type PanelMember = PanelAnswer & { carried: boolean };

/**
 * The panel of one row: everybody asked, each with the answer of the latest revealed pass. People
 * who did not score a second time carry their first score. Empty before the row is revealed.
 */
export function gatherPanel(
  row: Pick<RowState, "pass1" | "pass2">,
  asked: readonly { memberId: string; partnerId: string }[],
  revealed: readonly RevealedAnswer[],
): PanelMember[] {
  const pass = latestRevealed(row);
  if (pass === null) return [];
  return asked.map(({ memberId, partnerId }) => {
    const own = revealed.filter((score) => score.memberId === memberId && score.pass <= pass);
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
  row: Pick<RowState, "pass1">,
  asked: readonly { memberId: string; partnerId: string }[],
  revealed: readonly RevealedAnswer[],
): PanelMember[] {
  return gatherPanel({ pass1: row.pass1, pass2: "not-started" }, asked, revealed);
}
