import { eq } from "drizzle-orm";
import type { Demonstration } from "#app/domain/demonstration/load-demonstration.ts";
import { reportReturn } from "#app/domain/report/return-report.ts";
import { type Answers, answerTo } from "#app/domain/return/answers.ts";
import { findContradictions } from "#app/domain/return/find-contradictions.ts";
import type { ReturnFile } from "#app/domain/return/return-file.ts";
import { findTemplate, type ReturnForms, type Template } from "#app/domain/return/template.ts";
import type { Database } from "../client.server.ts";
import { returnSections, returnSignOffs, returns } from "../schema/returns.server.ts";
import { AREA } from "./area.server.ts";

/** Stores the quarterly returns, oldest first; one with a day of submission stands as submitted. */
export function storeReturns(
  db: Database,
  { returns: files, people, area }: Demonstration,
  forms: ReturnForms,
): void {
  const person = people.find(({ roles }) => roles.includes("facilitator"));
  const facilitator = person?.key ?? "";
  let previous: { quarter: string; answers: Answers } | null = null;
  for (const file of files) {
    const template = findTemplate(forms, file.quarter);
    if (!template) continue;
    const { quarter, answers, submittedOn } = file;
    const id = quarter.toLowerCase().replace(" ", "-");
    const at = Date.parse(`${submittedOn ?? area.today}T10:00:00Z`);
    const by = { openedAt: at, openedBy: facilitator };
    const { orm } = db;
    orm
      .insert(returns)
      .values({ id, areaId: AREA, quarter, templateId: template.id, ...by })
      .run();
    storeSections(db, id, template, answers, { savedAt: at, savedBy: facilitator });
    const signatures = file.signatures.map((signature, place) => ({
      ...signature,
      id: `${id}-${place + 1}`,
    }));
    for (const signature of signatures) {
      orm
        .insert(returnSignOffs)
        .values({ ...signature, returnId: id, recordedBy: facilitator, at })
        .run();
    }
    if (submittedOn !== null) {
      const named = signatures.map((each) => ({ ...each, recordedBy: person?.name ?? "" }));
      const record = recordOf(file, template, previous, named);
      orm
        .update(returns)
        .set({ submittedOn, submittedBy: facilitator, record: { ...record, area: area.name } })
        .where(eq(returns.id, id))
        .run();
    }
    previous = { quarter, answers };
  }
}

function storeSections(
  { orm }: Database,
  returnId: string,
  template: Template,
  answers: Answers,
  by: { savedAt: number; savedBy: string },
): void {
  for (const { key, questions } of template.sections) {
    const own = questions.flatMap((question) => {
      const answer = answerTo(answers, question.key);
      return answer === "" ? [] : [[question.key, answer]];
    });
    if (own.length === 0) continue;
    orm
      .insert(returnSections)
      .values({ returnId, section: key, answers: Object.fromEntries(own), pulled: {}, ...by })
      .run();
  }
}

function recordOf(
  file: ReturnFile,
  template: Template,
  previous: { quarter: string; answers: Answers } | null,
  signatures: Parameters<typeof reportReturn>[0]["signatures"],
) {
  const { answers } = file;
  return reportReturn({
    area: file.area,
    template,
    answers,
    before: {},
    held: new Map(),
    previous,
    contradictions: findContradictions({
      template,
      answers,
      previous: previous?.answers ?? null,
      measures: new Map(),
      asAt: file.submittedOn ?? "",
    }),
    explanations: file.explanations,
    signatures,
  });
}
