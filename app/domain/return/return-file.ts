import { z } from "zod";
import { isDate } from "../dates.ts";
import { DomainError } from "../errors.ts";
import { isQuarter } from "../measure/period.ts";
import { type Answers, answerTo, parseAnswer } from "./answers.ts";
import type { Template } from "./template.ts";

/** The version of the file's form: raised when something in it changes its meaning or goes. */
export const RETURN_FILE_VERSION = 1;

const date = z.string().refine(isDate, "must be a date such as 2017-05-31");
const line = z.string().trim().min(1).max(300);

/** A quarterly return as a file: what is written is also what can be read in. */
export const returnFileSchema = z.object({
  $schema: z.string().optional(),
  version: z.literal(RETURN_FILE_VERSION),
  area: z.string().max(300).describe("Whose return it is; not read in."),
  quarter: z.string().refine(isQuarter, "must be a quarter such as 2016-17 Q4"),
  template: z.string().max(100).describe("The template's id, as in Homeward's content."),
  submittedOn: date.nullable().describe("The day it was submitted; null while it is open."),
  signatures: z
    .array(z.object({ capacity: line, reference: z.string().max(300), signedOn: date }))
    .max(50),
  explanations: z
    .array(
      z.object({
        contradiction: z.string().max(300).describe("What was asked about."),
        question: z.string().max(2000).describe("The question as it was asked."),
        explanation: z.string().trim().min(1).max(4000),
      }),
    )
    .max(200),
  corrections: z
    .array(
      z.object({
        question: z.string().max(200).describe("The place of the answer it corrects."),
        was: z.string().max(40_000),
        becomes: z.string().max(40_000),
        reason: z.string().max(4000),
        on: date,
      }),
    )
    .max(500)
    .describe("Made after it was submitted, oldest first; not read in."),
  answers: z
    .record(z.string().max(200), z.string().max(40_000))
    .describe(
      "By question. A choice by its key, sums in pounds, shares in per cent, dates as YYYY-MM-DD, a go-live date also as live.",
    ),
});
export type ReturnFile = z.infer<typeof returnFileSchema>;

/** The published schema of the file, at its own address. */
export function returnJsonSchema(address: string): Record<string, unknown> {
  return {
    $id: address,
    title: "Homeward quarterly return",
    description: "One quarterly return of an area: its answers, signatures and explanations.",
    ...z.toJSONSchema(returnFileSchema, { target: "draft-7", io: "input" }),
  };
}

/** Something in a file's answers that cannot be taken, at the question's place. */
export type AnswerProblem = { key: string; name: string; sentence: string };

/**
 * The answers of a file as they would be stored, and everything in them that the template has no
 * place for or that cannot be that question's answer.
 */
export function readAnswers(
  template: Template,
  written: Answers,
): { answers: Record<string, string>; problems: AnswerProblem[] } {
  const questions = new Map(
    template.sections.flatMap((section) => section.questions.map((each) => [each.key, each])),
  );
  const answers: Record<string, string> = {};
  const problems: AnswerProblem[] = [];
  for (const key of Object.keys(written)) {
    const question = questions.get(key);
    if (question === undefined) {
      problems.push({ key, name: key, sentence: `${template.title} has no such question.` });
      continue;
    }
    try {
      const answer = parseAnswer(question, answerTo(written, key));
      if (answer !== "") answers[key] = answer;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      problems.push({ key, name: question.name, sentence: error.message });
    }
  }
  return { answers, problems };
}
