import { formatDate } from "../dates.ts";
import { nameQuarter, type Quarter } from "../measure/period.ts";
import { type Answers, answerTo, showAnswer } from "../return/answers.ts";
import { type Completion, countTemplate } from "../return/check-section.ts";
import type { Contradiction } from "../return/find-contradictions.ts";
import { type Pulled, standToSource } from "../return/pulled.ts";
import type { Question, Template } from "../return/template.ts";

/** An answer as page, paper and spreadsheet show it. */
export type ReturnAnswer = {
  key: string;
  label: string;
  name: string;
  type: Question["type"];
  /** As stored. */
  answer: string;
  shown: string;
  /** What the quarter before said; "" where it said nothing. */
  previous: string;
  /** Where the figure comes from, where the tool held it; null for one that was typed alone. */
  source: string | null;
};

type ReturnPart =
  | { kind: "question"; item: ReturnAnswer }
  | {
      kind: "grid";
      key: string;
      name: string;
      help: string;
      columns: string[];
      rows: { key: string; name: string; cells: (ReturnAnswer | null)[] }[];
    };

export type ReturnSectionReport = { key: string; name: string; parts: ReturnPart[] };

/** A question about answers that seem to contradict each other, with what was said to it. */
export type AskedContradiction = Pick<Contradiction, "key" | "section" | "sentence"> & {
  /** Null while nobody has said anything; an explanation of an earlier question does not count. */
  explanation: string | null;
};

/** A dated correction beside a submitted return. */
export type ReturnCorrectionReport = {
  id: string;
  question: string;
  was: string;
  becomes: string;
  reason: string;
  /** YYYY-MM-DD. */
  on: string;
  person: string;
};

export type ReturnSignature = {
  id: string;
  capacity: string;
  words: string;
  reference: string;
  signedOn: string;
};

/** A whole return as figures and sentences: every format is made from it, and it is kept on submission. */
export type ReturnReport = {
  title: string;
  note: string;
  templateId: string;
  area: string;
  quarter: Quarter;
  /** "January to March 2017". */
  months: string;
  previousQuarter: Quarter | null;
  completion: Completion[];
  /** "All 7 sections are complete." */
  sentence: string;
  sections: ReturnSectionReport[];
  contradictions: AskedContradiction[];
  signatures: ReturnSignature[];
};

export type ReturnReportInput = {
  area: string;
  template: Template;
  answers: Answers;
  /** By question: what the tool held when it was answered, and holds now. */
  before: Readonly<Record<string, Pulled>>;
  held: ReadonlyMap<string, Pulled>;
  previous: { quarter: Quarter; answers: Answers } | null;
  contradictions: readonly Contradiction[];
  explanations: readonly { contradiction: string; question: string; explanation: string }[];
  signatures: readonly {
    id: string;
    capacity: string;
    recordedBy: string;
    reference: string;
    signedOn: string;
  }[];
};

/** A return as its pages and files show it. */
export function reportReturn(input: ReturnReportInput): ReturnReport {
  const { template, answers } = input;
  const completion = countTemplate(template, answers);
  return {
    title: template.title,
    note: template.note,
    templateId: template.id,
    area: input.area,
    quarter: template.quarter,
    months: nameQuarter(template.quarter),
    previousQuarter: input.previous?.quarter ?? null,
    completion,
    sentence: describeCompletion(completion),
    sections: template.sections.map(({ key, name, parts }) => ({
      key,
      name,
      parts: parts.map((part): ReturnPart => {
        if (part.kind === "question") return { kind: "question", item: show(input, part.question) };
        return {
          kind: "grid",
          key: part.key,
          name: part.name,
          help: part.help,
          columns: part.columns.map((column) => column.name),
          rows: part.rows.map((row) => ({
            key: row.key,
            name: row.name,
            cells: row.cells.map((cell) => cell && show(input, cell)),
          })),
        };
      }),
    })),
    contradictions: input.contradictions.map(({ key, section, sentence }) => ({
      key,
      section,
      sentence,
      explanation:
        input.explanations.find((each) => each.contradiction === key && each.question === sentence)
          ?.explanation ?? null,
    })),
    signatures: input.signatures.map(({ recordedBy, ...each }) => ({
      ...each,
      words:
        each.reference === ""
          ? `Signed on ${formatDate(each.signedOn)} by ${recordedBy}, here`
          : `Signed on ${formatDate(each.signedOn)}. ${each.reference}, recorded by ${recordedBy}`,
    })),
  };
}

function show(input: ReturnReportInput, question: Question): ReturnAnswer {
  const { key, label, name, type } = question;
  const answer = answerTo(input.answers, key);
  const last = input.previous ? answerTo(input.previous.answers, key) : "";
  return {
    key,
    label,
    name,
    type,
    answer,
    shown: showAnswer(question, answer),
    previous: showAnswer(question, last),
    source: describeSource(input, question, answer),
  };
}

function describeSource(
  { held, before }: ReturnReportInput,
  question: Question,
  answer: string,
): string | null {
  if (question.pull === null || answer === "") return null;
  const own = Object.hasOwn(before, question.key) ? (before[question.key] ?? null) : null;
  const standing = standToSource(answer, held.get(question.key) ?? null, own);
  if (standing === null) return null;
  const { state } = standing;
  const told = (pulled: Pulled | null) =>
    pulled === null ? "" : `${pulled.source} says ${showAnswer(question, pulled.answer)}`;
  switch (state) {
    case "offered":
      return null;
    case "taken":
      return standing.held?.source ?? null;
    case "gone":
      return `${standing.before?.source ?? "Its source"}, which no longer holds it`;
    case "moved":
      return `Kept as answered; ${told(standing.held)} now, and said ${showAnswer(question, standing.before?.answer ?? "")} then`;
    case "overridden":
      return `Answered otherwise; ${told(standing.held)}`;
  }
}

/** How many of a return's sections are complete, in a sentence. */
export function describeCompletion(completion: readonly Completion[]): string {
  const complete = completion.filter(({ done, total }) => done === total).length;
  const all = completion.length;
  if (complete === all) return `All ${all} sections are complete.`;
  return `${complete === 0 ? "None" : complete} of ${all} sections ${complete === 1 ? "is" : "are"} complete.`;
}
