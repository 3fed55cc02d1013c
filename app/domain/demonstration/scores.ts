import type { Edition } from "../model/edition.ts";
import type { Answer, Pass } from "../score/score.ts";
import type { Sharing } from "../score/sharing.ts";
import type { RoundFile } from "./round.ts";

/** One person's answer for one row in one pass, as a score stands in the database. */
export type DemonstrationScore = {
  row: string;
  person: string;
  pass: Pass;
  answer: Answer;
  reason: string;
  sharing: Sharing;
  evidence: string;
  evidenceLink: string;
  /** UTC milliseconds. */
  at: number;
};

type RoundRow = RoundFile["rows"][number];
type Said = Pick<RoundRow, "answers" | "reasons" | "evidence">;

/** How long a person takes over a row, in milliseconds. */
const PACE = 50_000;

/** The order of a person's answers: the sitting that covers each row, and the row's place in it. */
function timeAnswers(round: RoundFile, edition: Edition): Map<string, Map<string, number>> {
  const times = new Map<string, Map<string, number>>();
  for (const { person, startedAt, changes } of round.sittings) {
    const own = times.get(person) ?? new Map<string, number>();
    times.set(person, own);
    const rows = edition.changes
      .filter(({ number }) => changes.includes(number))
      .flatMap((change) => change.rows);
    rows.forEach(({ key }, at) => {
      own.set(key, startedAt + (at + 1) * PACE);
    });
  }
  return times;
}

/** People who answered a row in no sitting of theirs, as "person, row". */
export function findUntimedAnswers(round: RoundFile, edition: Edition): string[] {
  const times = timeAnswers(round, edition);
  return round.rows.flatMap(({ row, answers }) =>
    Object.keys(answers)
      .filter((person) => !times.get(person)?.has(row))
      .map((person) => `${person}, ${row}`),
  );
}

/**
 * Every score of a round, row by row, first pass before second. Each first answer is timed by its
 * place in the person's sitting; second answers follow one another from the start of the pass.
 */
export function listScores(round: RoundFile, edition: Edition): DemonstrationScore[] {
  const times = timeAnswers(round, edition);
  return round.rows.flatMap((row) => [
    ...listSaid(row.row, 1, row, (person) => times.get(person)?.get(row.row) ?? round.openedAt),
    ...(row.secondPass ? listSecond(row.row, row.secondPass) : []),
  ]);
}

function listSecond(row: string, second: Said & { startedAt: number }): DemonstrationScore[] {
  const order = Object.keys(second.answers);
  return listSaid(
    row,
    2,
    second,
    (person) => second.startedAt + (order.indexOf(person) + 1) * 20_000,
  );
}

function listSaid(
  row: string,
  pass: Pass,
  said: Said,
  timeOf: (person: string) => number,
): DemonstrationScore[] {
  return Object.entries(said.answers).map(([person, answer]) => {
    const reason = said.reasons.find(({ by }) => by === person);
    const evidence = said.evidence.find(({ by }) => by === person);
    return {
      row,
      person,
      pass,
      answer,
      reason: reason?.text ?? "",
      sharing: reason?.sharing ?? "named",
      evidence: evidence?.text ?? "",
      evidenceLink: evidence?.link ?? "",
      at: timeOf(person),
    };
  });
}
