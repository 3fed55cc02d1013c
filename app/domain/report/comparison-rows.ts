import type { AgreementLabel } from "../agreement/label.ts";
import { type Movement, measureMovement } from "../agreement/movement.ts";
import type { RaterScore } from "../agreement/weights.ts";
import type { AgreedLevel } from "../consensus/agreed-row.ts";
import type { ComparedRound } from "./comparison-input.ts";
import { heirOf } from "./comparison-partners.ts";
import type { RowInput, Target } from "./results-input.ts";
import { judgeTarget, type TargetOutcome } from "./targets.ts";

/** A row's movement as it may be told: of partners always, of people only without pairs. */
export type RowMovement = Pick<Movement, "median" | "averageDeviation" | "spread" | "partners"> & {
  people: Movement["people"] | null;
};

/** A row in two rounds. */
export type RowCompared = {
  key: string;
  topic: string;
  before: AgreedLevel | null;
  after: AgreedLevel | null;
  /** How far scores agreed each time; null where not revealed. */
  labels: { before: AgreementLabel | null; after: AgreementLabel | null };
  /** The target the earlier round set. */
  target: Target;
  outcome: TargetOutcome | null;
  /** Null for a board, and where either round revealed no score. */
  movement: RowMovement | null;
};

/** Sets a row of the earlier round beside the same row of the later one. */
export function compareRow(
  before: { round: ComparedRound; row: RowInput },
  after: { round: ComparedRound; row: RowInput },
  withScores: boolean,
): RowCompared {
  const level = ({ row }: { row: RowInput }) => (row.measured ? row.agreed : null);
  const target = before.row.measured ? before.row.target : { level: null, date: null };
  return {
    key: after.row.key,
    topic: after.row.topic,
    before: level(before),
    after: level(after),
    labels: {
      before: before.row.measured?.report.label ?? null,
      after: after.row.measured?.report.label ?? null,
    },
    target,
    outcome: judgeTarget(target, [{ asAt: after.round.asAt, level: level(after) }]),
    movement: withScores ? compareScores(before, after) : null,
  };
}

/** The movement of a row's shown scores, each partner counted as what it is today. */
function compareScores(
  before: { round: ComparedRound; row: RowInput },
  after: { round: ComparedRound; row: RowInput },
): RowMovement | null {
  const [then, now] = [before.row.measured, after.row.measured];
  if (!then || !now) return null;
  const today = (round: ComparedRound, scores: readonly RaterScore[]) =>
    scores.map((score) => ({ ...score, partner: heirOf(round, score.partner) }));
  const { people, ...rest } = measureMovement(
    today(before.round, then.shownScores),
    today(after.round, now.shownScores),
  );
  return { ...rest, people: then.pairs || now.pairs ? null : people };
}
