import { z } from "zod";
import { DomainError } from "#app/domain/errors.ts";
import { parseAnswer } from "#app/domain/return/answers.ts";
import { checkSection } from "#app/domain/return/check-section.ts";
import type { Pulled } from "#app/domain/return/pulled.ts";
import type { Question, Section } from "#app/domain/return/template.ts";

/**
 * The answers of a section, each read by its question's own rule, then the section's rules. `held` is
 * what the tool holds: it stands in for what was ticked to be used, and for blanks when they are filled.
 */
export function sectionForm(section: Section, held: Readonly<Record<string, Pulled>>) {
  return z.record(z.string(), z.unknown()).transform((typed, context) => {
    const used = new Set([typed.use].flat().map(String));
    const fills = typed.intent === "fill";
    const wrong = new Set<string>();
    const answers: Record<string, string> = {};
    const filled = new Set<string>();
    const refuse = (question: Question, sentence: string) => {
      wrong.add(question.key);
      context.addIssue({
        code: "custom",
        path: [question.key],
        message: `${question.name}: ${sentence}`,
      });
    };
    for (const question of section.questions) {
      const text = String(typed[question.key] ?? "").trim();
      const own = Object.hasOwn(held, question.key) ? held[question.key] : undefined;
      if (own !== undefined && (used.has(question.key) || (fills && text === ""))) {
        answers[question.key] = own.answer;
        if (!used.has(question.key)) filled.add(question.key);
        continue;
      }
      try {
        const answer = parseAnswer(question, text);
        if (answer !== "") answers[question.key] = answer;
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        refuse(question, error.message);
      }
    }
    // What would ask for words that only a person has stays blank until it is chosen.
    for (const key of Object.keys(checkSection(section, answers))) {
      const asked = section.questions.find((question) => question.key === key)?.asked;
      if (typeof asked === "object" && "when" in asked && filled.has(asked.when)) {
        delete answers[asked.when];
      }
    }
    const broken = checkSection(section, answers);
    for (const question of section.questions) {
      const sentence = broken[question.key];
      if (sentence !== undefined && !wrong.has(question.key)) refuse(question, sentence);
    }
    return { version: Number(typed.version), answers };
  });
}
