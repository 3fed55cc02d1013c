import { formatMoney } from "../money.ts";
import { type Answers, answerTo, penceOf } from "./answers.ts";
import type { Grid, Question, Section, Template } from "./template.ts";
import type { Sum } from "./template-file.ts";

/** How many of a section's checks are answered, and the names of what is still to be answered. */
export type Completion = { key: string; name: string; done: number; total: number; open: string[] };

/**
 * What is wrong with the answers of a section, by question: a "No" without its date or explanation,
 * sums that do not add up and are not explained. Sentences say what to do.
 */
export function checkSection(section: Section, answers: Answers): Record<string, string> {
  const wrong: Record<string, string> = {};
  for (const question of section.questions) {
    if (answerTo(answers, question.key) !== "") continue;
    const { asked } = question;
    if (typeof asked !== "object") continue;
    if ("differs" in asked) {
      const differences = sumsOf(section, asked.differs).flatMap((sum) =>
        listDifferences(section, sum, answers),
      );
      if (differences.length > 0) wrong[question.key] = `Say why: ${differences.join("; ")}.`;
    } else if ("is" in asked && asked.is.includes(answerTo(answers, asked.when))) {
      wrong[question.key] = describeMissing(section, question, asked.when, answers);
    }
  }
  return wrong;
}

function describeMissing(section: Section, question: Question, when: string, answers: Answers) {
  const parent = section.questions.find(({ key }) => key === when);
  const answer = answerTo(answers, when);
  const said = parent?.answers.find(({ key }) => key === answer)?.name ?? answer;
  return question.type === "date"
    ? `The answer is “${said}”: enter the date.`
    : `The answer is “${said}”: answer this too.`;
}

const sumsOf = (section: Section, grid: string) => section.sums.filter((sum) => sum.grid === grid);

/** Where a table's sums differ from their total, or the quarter's figure from plan or forecast. */
function listDifferences(section: Section, sum: Sum, answers: Answers): string[] {
  const total = penceOf(answerTo(answers, sum.total));
  const grid = findGrid(section, sum.grid);
  if (!grid) return [];
  const rows = grid.rows.filter(({ key }) => sum.rows.includes(key));
  const years = rows.flatMap((row) => {
    const sums = row.cells.flatMap((cell) => (cell ? [penceOf(answerTo(answers, cell.key))] : []));
    if (total === null || sums.length < grid.columns.length || sums.includes(null)) return [];
    const year = sums.reduce<number>((all, pence) => all + (pence ?? 0), 0);
    if (year === total) return [];
    const by = formatMoney(Math.abs(year - total));
    return [
      `the ${row.name.toLowerCase()} adds up to ${formatMoney(year)}, ${by} ${year > total ? "more" : "less"} than the pooled fund`,
    ];
  });
  const quarters = sum.quarter === undefined ? [] : listQuarter(grid, sum.quarter, rows, answers);
  return [...years, ...quarters];
}

function listQuarter(grid: Grid, key: string, others: Grid["rows"], answers: Answers): string[] {
  const row = grid.rows.find((each) => each.key === key);
  const at = row?.cells.findLastIndex((cell) => cell !== null) ?? -1;
  const pence = penceOf(answerTo(answers, row?.cells[at]?.key ?? ""));
  if (!row || pence === null) return [];
  return others.flatMap((other) => {
    const expected = penceOf(answerTo(answers, other.cells[at]?.key ?? ""));
    return expected === null || expected === pence
      ? []
      : [
          `the ${row.name.toLowerCase()} of this quarter is ${formatMoney(pence)}, the ${other.name.toLowerCase()} ${formatMoney(expected)}`,
        ];
  });
}

function findGrid(section: Section, key: string): Grid | undefined {
  return section.parts.find((part): part is Grid => part.kind === "grid" && part.key === key);
}

/** How far each section is answered, counted as the template's own check sheet counts. */
export function countTemplate(template: Template, answers: Answers): Completion[] {
  return template.sections.map((section) => countSection(section, answers));
}

function countSection(section: Section, answers: Answers): Completion {
  const wrong = checkSection(section, answers);
  const checks = new Map<string, Question[]>();
  for (const question of section.questions) {
    if (question.check === null) continue;
    checks.set(question.check, [...(checks.get(question.check) ?? []), question]);
  }
  const isFilled = ({ key }: Question) => answerTo(answers, key) !== "";
  const isAnswered = (question: Question) =>
    isFilled(question) || isLeft(section, question, answers, wrong);
  const standing = [...checks.values()].map((questions) => ({
    optional: questions.every(({ asked }) => asked === "optional"),
    filled: questions.every(isFilled),
    open: questions.filter((question) => question.asked !== "optional" && !isAnswered(question)),
  }));
  // What may be left out counts as answered once everything else is.
  const allElse = standing.every(({ optional, open }) => optional || open.length === 0);
  return {
    key: section.key,
    name: section.name,
    total: standing.length,
    done: standing.filter((each) =>
      each.optional ? each.filled || allElse : each.open.length === 0,
    ).length,
    open: standing.flatMap(({ open }) => open.slice(0, 1).map(({ name }) => name)),
  };
}

/** Whether an empty answer is in order: what decides it is answered, and does not ask for it. */
function isLeft(
  section: Section,
  { key, asked }: Question,
  answers: Answers,
  wrong: Readonly<Record<string, string>>,
): boolean {
  if (asked === "always" || asked === "optional") return false;
  if ("differs" in asked) {
    const grid = findGrid(section, asked.differs);
    const cells = grid?.rows.flatMap((row) => row.cells) ?? [];
    return !(key in wrong) && cells.every((cell) => !cell || answerTo(answers, cell.key) !== "");
  }
  const parent = section.questions.find((question) => question.key === asked.when);
  const answer = answerTo(answers, asked.when);
  if ("blank" in asked) return answer !== "";
  if (answer !== "") return !asked.is.includes(answer);
  // Where the deciding question is itself not asked for, neither is this.
  return parent !== undefined && isLeft(section, parent, answers, wrong);
}
