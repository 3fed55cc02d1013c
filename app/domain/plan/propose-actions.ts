import { type AgreedRow, gapToTarget, indexRows } from "#app/domain/consensus/agreed-row.ts";
import { addDays, daysBetween, isDate } from "#app/domain/dates.ts";
import type { Edition, Level } from "#app/domain/model/edition.ts";
import type { ActionPriority, ActionProposal } from "./action.ts";

/** Days planned with when a row has no target date, or one that has passed: a year. */
const FALLBACK_DAYS = 365;

/** The share of a step's time after which it is due: a third for priorities, else two thirds. */
const THIRDS = { now: 1, later: 2 } as const satisfies Record<ActionPriority, number>;

/**
 * The date by which a row's next step is due. The days from today to the target date are shared
 * equally over the steps still to go; the step is due after a third of its own share when the row
 * is a priority, after two thirds otherwise, rounded up to a whole day. So it lies between today and
 * the target date, and never in the past. Without a target date, or with one that has passed, the
 * target is taken to be a year from today.
 */
function chooseDueDate(row: AgreedRow, steps: number, priority: ActionPriority, today: string) {
  const dated = row.targetDate !== null && isDate(row.targetDate) && row.targetDate >= today;
  const days = dated && row.targetDate ? daysBetween(today, row.targetDate) : FALLBACK_DAYS;
  return addDays(today, Math.ceil((days * THIRDS[priority]) / (3 * steps)));
}

/** A text as a sentence: trimmed, with a full stop unless it ends in a mark. */
function toSentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === "" || /[.!?…]["'”’)]?$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/**
 * One proposed action for each row below its target, one step up at a time, from the edition's own
 * suggestions: priorities ("now") first, then the others ("later"), each in the model's order, so
 * that a change's rows stand together as in the national template. Rows that are open, do not apply
 * or have no target propose nothing. `today` is a London date. Throws `unknown-row` for a row that
 * the edition does not hold.
 */
export function proposeActions(
  edition: Edition,
  agreedRows: readonly AgreedRow[],
  today: string,
): ActionProposal[] {
  const byKey = indexRows(edition, agreedRows);
  const proposals = edition.changes.flatMap((change) =>
    change.rows.flatMap((modelRow): ActionProposal[] => {
      const row = byKey.get(modelRow.key);
      const steps = row ? gapToTarget(row) : null;
      if (!row || !steps) return [];
      const now = row.level as Level;
      const level = (now + 1) as Level;
      const priority = row.priority ? "now" : "later";
      const levelName = edition.levels.find(({ value }) => value === now)?.name ?? "";
      return [
        {
          rowKey: row.rowKey,
          changeKey: change.key,
          level,
          whereNow: [`Level ${now}, ${levelName}`, modelRow.descriptors[now - 1], row.rationale]
            .map((part) => toSentence(part ?? ""))
            .join(" ")
            .trim(),
          whatToDo: modelRow.actions[level - 2] ?? "",
          dueDate: chooseDueDate(row, steps, priority, today),
          howKnow: modelRow.successMeasures[level - 2] ?? "",
          measureKey: modelRow.measures[0] ?? null,
          priority,
        },
      ];
    }),
  );
  const those = (priority: ActionPriority) => proposals.filter((p) => p.priority === priority);
  return [...those("now"), ...those("later")];
}
