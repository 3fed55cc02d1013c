import { listWords } from "../agreement/names.ts";
import { formatDate } from "../dates.ts";
import { type Answers, answerTo, showAnswer } from "./answers.ts";
import { namesAnotherQuarter } from "./quarter-words.ts";
import { readAgainstTarget } from "./target-words.ts";
import type { Grid, Question, Section, Template } from "./template.ts";
import type { ContradictionRule } from "./template-file.ts";

/** What a measure says of the quarter: its figure beside what was planned, as words of its unit. */
export type MeasureStanding = {
  name: string;
  value: number;
  target: number;
  lowerIsBetter: boolean;
};

/** What answers are held against. */
export type ReturnFacts = {
  template: Template;
  answers: Answers;
  /** The return of the quarter before, where there is one. */
  previous: Answers | null;
  /** By measure; only those with both figures for the quarter. */
  measures: ReadonlyMap<string, MeasureStanding>;
  /** The day on which the return speaks (YYYY-MM-DD): that of its submission, else today. */
  asAt: string;
};

/** Two answers that seem to contradict each other, as a question to whoever gave them. */
export type Contradiction = {
  /** Stays the same as long as the same answers are meant. */
  key: string;
  section: string;
  /** The questions it is about. */
  questions: readonly string[];
  sentence: string;
};

/**
 * Where answers seem to contradict each other, in the template's order. A question each, never a
 * verdict: whoever gave the answers may know why both are true.
 */
export function findContradictions(facts: ReturnFacts): Contradiction[] {
  return facts.template.contradictions.flatMap((rule) => findBy(rule, facts));
}

function findBy(rule: ContradictionRule, facts: ReturnFacts): Contradiction[] {
  switch (rule.kind) {
    case "target-missed":
      return findMissedTargets(rule, facts);
    case "budgets":
      return findBudgets(rule, facts);
    case "denied":
      return findDenied(rule, facts);
    case "go-live-passed":
      return findPassedDates(rule, facts);
    case "no-improvement":
      return findNoImprovement(rule, facts);
    case "another-quarter":
      return findOtherQuarters(facts);
  }
}

type Rule<Kind extends ContradictionRule["kind"]> = Extract<ContradictionRule, { kind: Kind }>;

function findMissedTargets(rule: Rule<"target-missed">, facts: ReturnFacts): Contradiction[] {
  const { grid, section } = findGrid(facts.template, rule.grid);
  return (grid?.rows ?? []).flatMap((row) => {
    const progress = cellOf(row, rule.progress);
    const comment = cellOf(row, rule.comment);
    if (!progress || !comment || !rule.says.includes(answerTo(facts.answers, progress.key))) {
      return [];
    }
    const lower = rule.lower.includes(row.key);
    const said = readAgainstTarget(answerTo(facts.answers, comment.key));
    const measure = row.measure === null ? undefined : facts.measures.get(row.measure);
    const given = `${row.name}: the answer is “${shown(progress, facts)}”`;
    const why = "Explain why you still expect to meet it.";
    if (said !== null) {
      if (!misses(said, lower)) return [];
      return [
        {
          key: `target-missed:${progress.key}`,
          section,
          questions: [progress.key, comment.key],
          sentence: `${given}, and the comment gives ${said.value}% against a target of ${said.target}%. ${why}`,
        },
      ];
    }
    if (!measure || !misses(measure, measure.lowerIsBetter)) return [];
    return [
      {
        key: `target-missed:${progress.key}`,
        section,
        questions: [progress.key],
        sentence: `${given}, and the measure “${measure.name}” stands at ${measure.value} against ${measure.target} planned. ${why}`,
      },
    ];
  });
}

function misses({ value, target }: { value: number; target: number }, lower: boolean): boolean {
  return lower ? value > target : value < target;
}

function findBudgets(rule: Rule<"budgets">, facts: ReturnFacts): Contradiction[] {
  const figure = (answers: Answers | null, key: string) => {
    const answer = answers === null ? "" : answerTo(answers, key);
    return answer === "" ? null : Number(answer);
  };
  const before = figure(facts.previous, rule.total);
  const total = figure(facts.answers, rule.total);
  const began = figure(facts.answers, rule.began);
  const stopped = figure(facts.answers, rule.stopped);
  if (before === null || total === null || began === null || stopped === null) return [];
  const expected = before + began - stopped;
  if (expected === total) return [];
  return [
    {
      key: `budgets:${rule.total}`,
      section: sectionOf(facts.template, rule.total),
      questions: [rule.total, rule.began, rule.stopped],
      sentence: `The quarter before ended with ${before} personal health budgets. With ${began} begun and ${stopped} stopped since, that makes ${expected}, and the answer is ${total}. Explain how the figures fit together.`,
    },
  ];
}

function findDenied(rule: Rule<"denied">, facts: ReturnFacts): Contradiction[] {
  const condition = findQuestion(facts.template, rule.answer);
  if (!condition || !rule.says.includes(answerTo(facts.answers, rule.answer))) return [];
  const { grid } = findGrid(facts.template, rule.by.grid);
  const found = (grid?.rows ?? []).flatMap((row) =>
    row.cells.flatMap((cell) => {
      const meant =
        cell &&
        (rule.by.row === undefined || row.key === rule.by.row) &&
        (rule.by.column === undefined || cell.column === rule.by.column) &&
        rule.by.is.includes(answerTo(facts.answers, cell.key));
      return cell && meant ? [{ row, cell }] : [];
    }),
  );
  const [first] = found;
  if (!first) return [];
  const byRow = rule.by.row !== undefined;
  const about = byRow ? first.row.name : first.cell.label;
  const places = found.map(({ row, cell }) => (byRow ? cell.label : row.name));
  return [
    {
      key: `denied:${rule.answer}`,
      section: sectionOf(facts.template, rule.answer),
      questions: [rule.answer, ...found.map(({ cell }) => cell.key)],
      sentence: `“${rowName(facts.template, condition)}” is answered “${shown(condition, facts)}”, and “${about}” is “${shown(first.cell, facts)}” for ${listWords(places)}. Explain how the condition is met there.`,
    },
  ];
}

function findPassedDates(rule: Rule<"go-live-passed">, facts: ReturnFacts): Contradiction[] {
  const { grid, section } = findGrid(facts.template, rule.grid);
  const rowAt = (key: string) => grid?.rows.find((row) => row.key === key)?.cells ?? [];
  const dates = rowAt(rule.date);
  const passed = rowAt(rule.status).flatMap((status, at) => {
    const date = dates[at];
    const on = date ? answerTo(facts.answers, date.key) : "";
    const meant =
      status &&
      date &&
      rule.says.includes(answerTo(facts.answers, status.key)) &&
      on !== "" &&
      on !== "live" &&
      on < facts.asAt;
    return status && date && meant ? [{ status, date, on }] : [];
  });
  const [first] = passed;
  if (!grid || !first) return [];
  const days = [...new Set(passed.map(({ on }) => on))].sort().map(formatDate);
  return [
    {
      key: `go-live-passed:${rule.grid}`,
      section,
      questions: passed.flatMap(({ status, date }) => [status.key, date.key]),
      sentence: `${grid.name}: ${listWords(passed.map(({ status }) => status.label))} ${passed.length === 1 ? "is" : "are"} “${shown(first.status, facts)}”, and the go-live ${days.length === 1 ? "date" : "dates"}, ${listWords(days)}, had passed on ${formatDate(facts.asAt)}. Explain what is now expected, and when.`,
    },
  ];
}

function findNoImprovement(rule: Rule<"no-improvement">, facts: ReturnFacts): Contradiction[] {
  return rule.pairs.flatMap((pair) => {
    const progress = findQuestion(facts.template, pair.progress);
    const statement = findQuestion(facts.template, pair.statement);
    if (
      !progress ||
      !statement ||
      !rule.says.includes(answerTo(facts.answers, pair.progress)) ||
      !rule.agrees.includes(answerTo(facts.answers, pair.statement))
    ) {
      return [];
    }
    return [
      {
        key: `no-improvement:${pair.progress}`,
        section: sectionOf(facts.template, pair.statement),
        questions: [pair.progress, pair.statement],
        sentence: `${rowName(facts.template, progress)}: the answer is “${shown(progress, facts)}”, and “${rowName(facts.template, statement)}” is answered “${shown(statement, facts)}”. Explain what the plan contributed.`,
      },
    ];
  });
}

function findOtherQuarters({ template, answers }: ReturnFacts): Contradiction[] {
  return template.sections.flatMap((section) =>
    section.questions.flatMap((question) => {
      if (question.type !== "long-text") return [];
      const other = namesAnotherQuarter(answerTo(answers, question.key), template.quarter);
      if (other === null) return [];
      const about =
        question.row === null
          ? question.name
          : `${rowName(template, question)}, ${lower(question.label)}`;
      return [
        {
          key: `another-quarter:${question.key}`,
          section: section.key,
          questions: [question.key],
          sentence: `${about}: the text speaks of ${other}, in the return for ${template.quarter}. Explain which quarter its figures are from.`,
        },
      ];
    }),
  );
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function shown(question: Question, { answers }: ReturnFacts): string {
  return showAnswer(question, answerTo(answers, question.key));
}

function cellOf(row: Grid["rows"][number], column: string): Question | undefined {
  return row.cells.find((cell): cell is Question => cell?.column === column);
}

function findGrid(
  { sections }: Template,
  key: string,
): { grid: Grid | undefined; section: string } {
  for (const section of sections) {
    const grid = section.parts.find(
      (part): part is Grid => part.kind === "grid" && part.key === key,
    );
    if (grid) return { grid, section: section.key };
  }
  return { grid: undefined, section: "" };
}

function findQuestion({ sections }: Template, key: string): Question | undefined {
  return sections.flatMap(({ questions }) => questions).find((question) => question.key === key);
}

function sectionOf({ sections }: Template, key: string): string {
  const has = (section: Section) => section.questions.some((question) => question.key === key);
  return sections.find(has)?.key ?? "";
}

/** The name of the row a question stands in; its own where it stands alone. */
function rowName({ sections }: Template, question: Question): string {
  const rows = sections.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === "grid" ? part.rows : [])),
  );
  return (
    rows.find(({ cells }) => cells.some((cell) => cell?.key === question.key))?.name ??
    question.name
  );
}
