import type { Answer, Pass } from "./score.ts";

type Given = { rowKey: string; pass: Pass; answer: Answer | null };

/**
 * Whether saving one answer turned what others may count: whether its writer has answered every
 * row of the change in the first pass, or the row itself in the second. `rows` are the keys of the
 * change's rows, `now` all the writer's answers after the save, `before` the one it replaced.
 */
export function turnedFinished(
  rows: readonly string[],
  now: readonly Given[],
  before: Given,
): boolean {
  const { rowKey, pass } = before;
  const isAnswered = (key: string) =>
    now.some((each) => each.rowKey === key && each.pass === pass && each.answer !== null);
  if ((before.answer !== null) === isAnswered(rowKey)) return false;
  return pass === 2 || rows.every((key) => key === rowKey || isAnswered(key));
}
