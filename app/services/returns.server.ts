import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { formatDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { addQuarters, nameQuarter, type Quarter, quarterOf } from "#app/domain/measure/period.ts";
import { describeCompletion } from "#app/domain/report/return-report.ts";
import { type Answers, answerTo, showAnswer, typeAnswer } from "#app/domain/return/answers.ts";
import { checkSection, countTemplate } from "#app/domain/return/check-section.ts";
import { standToSource } from "#app/domain/return/pulled.ts";
import { readAnswers } from "#app/domain/return/return-file.ts";
import {
  findTemplate,
  listReturnQuarters,
  type Question,
  type Section,
  type Template,
} from "#app/domain/return/template.ts";
import {
  insertReturn,
  listAreaSections,
  listReturns,
  saveReturnSection,
} from "#db/queries/returns.server.ts";
import { audit, instantIn, type Kit, refuseStale, todayIn } from "./kit.server.ts";
import {
  describeTemplate,
  findPrevious,
  findReturnArea,
  joinAnswers,
  listCorrections,
  loadReturn,
  noteChange,
  type ReturnContext,
} from "./return-context.server.ts";
import { createReturnFiles } from "./return-files.server.ts";
import { readStandings } from "./return-pull.server.ts";
import { createReturnSigning } from "./return-signing.server.ts";

/** The quarterly returns of an area. */
export function createReturns(kit: Kit) {
  const { db, content } = kit;

  function findSection({ template }: ReturnContext, key: string): Section {
    const section = template.sections.find((each) => each.key === key);
    if (!section) throw new DomainError("not-found");
    return section;
  }

  return {
    ...createReturnSigning(kit),
    ...createReturnFiles(kit),

    /** The area's returns, the latest first, and the quarters that one can be begun for. */
    page(viewer: Viewer) {
      permit(viewer.roles, "return.read");
      const area = findReturnArea(kit, viewer);
      const rows = listReturns(db, area.id);
      const sections = listAreaSections(db, area.id);
      const edits = may(viewer.roles, "return.edit");
      const today = todayIn(kit, area);
      const taken = new Set(rows.map(({ quarter }) => quarter));
      return {
        area: area.name,
        returns: rows.map(({ id, quarter, submittedOn }) => {
          const template = findTemplate(content.returns, quarter);
          const answers = joinAnswers(sections.filter(({ returnId }) => returnId === id));
          const completion = template ? countTemplate(template, answers) : [];
          return {
            quarter,
            months: nameQuarter(quarter),
            status: submittedOn ? `Submitted on ${formatDate(submittedOn)}` : "Open",
            isOpen: submittedOn === null,
            sentence: template ? describeCompletion(completion) : "",
            isComplete: completion.every(({ done, total }) => done === total),
          };
        }),
        /** A quarter can be reported on from the one it lies in; the latest first. */
        quarters: edits
          ? listReturnQuarters(content.returns)
              .filter((quarter) => quarter <= quarterOf(today) && !taken.has(quarter))
              .reverse()
              .map((quarter) => ({ quarter, months: nameQuarter(quarter) }))
          : [],
        can: { edit: edits },
      };
    },

    /**
     * Begins the return of a quarter, with what the quarter before hands on. Refuses
     * `already-exists`, and `invalid` for a quarter without a template or still to come.
     */
    openReturn(viewer: Viewer, quarter: Quarter): void {
      permit(viewer.roles, "return.edit");
      const area = findReturnArea(kit, viewer);
      const template = findTemplate(content.returns, quarter);
      const today = todayIn(kit, area);
      if (!template || quarter > quarterOf(today)) {
        throw new DomainError("invalid", { field: "quarter" }, "Choose a quarter from the list.");
      }
      db.write(() => {
        const id = kit.newId();
        const at = instantIn(kit, area);
        const begun = insertReturn(db, {
          id,
          areaId: area.id,
          quarter,
          templateId: template.id,
          openedAt: at,
          openedBy: viewer.memberId,
        });
        if (!begun) {
          throw new DomainError(
            "already-exists",
            { field: "quarter" },
            `There is a return for ${quarter} already.`,
          );
        }
        const previous = findPrevious(kit, area.id, quarter);
        for (const section of previous ? template.sections : []) {
          const answers = carryOver(section, previous?.answers ?? {}, quarter);
          if (Object.keys(answers).length === 0) continue;
          saveReturnSection(
            db,
            {
              returnId: id,
              section: section.key,
              answers,
              pulled: {},
              savedAt: at,
              savedBy: viewer.memberId,
            },
            0,
          );
        }
        audit(kit, viewer, "return-opened", id, quarter);
      });
    },

    /** A return as a whole: its report, and what the viewer may do with it. */
    overview(viewer: Viewer, quarter: Quarter) {
      permit(viewer.roles, "return.read");
      const context = loadReturn(kit, viewer, quarter);
      const { area, row, report, template, contradictions } = context;
      const isOpen = row.submittedOn === null;
      return {
        area: area.name,
        report,
        isOpen,
        submittedOn: row.submittedOn,
        fileName: row.fileName,
        source: describeTemplate(kit, template),
        asked: contradictions.length,
        corrections: listCorrections(kit, context),
        can: {
          edit: isOpen && may(viewer.roles, "return.edit"),
          correct: !isOpen && may(viewer.roles, "return.edit"),
          takeBack: row.fileName !== null && may(viewer.roles, "return.edit"),
        },
      };
    },

    /** One section of an open return as its form: fields, what stands, what the tool holds. */
    section(viewer: Viewer, quarter: Quarter, key: string) {
      permit(viewer.roles, "return.edit");
      const context = loadReturn(kit, viewer, quarter);
      const section = findSection(context, key);
      if (context.row.submittedOn !== null) throw new DomainError("return-submitted");
      const { answers, previous, report, contradictions, template } = context;
      const standings = readStandings(kit, viewer, quarter);
      const stored = context.sections.get(key);
      return {
        area: context.area.name,
        quarter,
        months: nameQuarter(quarter),
        section,
        place: template.sections.indexOf(section) + 1,
        version: stored?.version ?? 0,
        typed: byQuestion(section, (question) =>
          typeAnswer(question, answerTo(answers, question.key)),
        ),
        previousQuarter: previous?.quarter ?? null,
        previous: byQuestion(section, (question) =>
          showAnswer(question, answerTo(previous?.answers ?? {}, question.key)),
        ),
        sources: section.questions.flatMap((question) => describeHeld(context, question)),
        /** What measures say, by row of a table. */
        measures: section.parts.flatMap((part) =>
          part.kind === "grid"
            ? part.rows.flatMap(({ key: rowKey, measure }) => {
                const words = measure === null ? undefined : standings.get(measure)?.words;
                return words === undefined ? [] : [{ row: `${part.key}.${rowKey}`, words }];
              })
            : [],
        ),
        completion: report.completion,
        asked: contradictions
          .filter((each) => each.section === key)
          .map(({ sentence }) => sentence),
        signed: report.signatures.length,
        held: heldIn(context, section),
      };
    },

    /**
     * Saves a section from the version seen. A change withdraws the sign-offs that stand. Refuses
     * `stale-version`, `return-submitted`, and `invalid` for what the section's rules do not allow.
     */
    saveSection(
      viewer: Viewer,
      quarter: Quarter,
      key: string,
      version: number,
      wanted: Answers,
    ): void {
      permit(viewer.roles, "return.edit");
      db.write(() => {
        const context = loadReturn(kit, viewer, quarter);
        const section = findSection(context, key);
        if (context.row.submittedOn !== null) throw new DomainError("return-submitted");
        const stored = context.sections.get(key);
        refuseStale((stored?.version ?? 0) === version);
        const answers = takeAnswers(context.template, section, wanted);
        const same = JSON.stringify(stored?.answers ?? {}) === JSON.stringify(answers);
        const savedAt = instantIn(kit, context.area);
        const done = saveReturnSection(
          db,
          {
            returnId: context.row.id,
            section: key,
            answers,
            pulled: Object.fromEntries(
              Object.entries(heldIn(context, section)).filter(([each]) => each in answers),
            ),
            savedAt,
            savedBy: viewer.memberId,
          },
          version,
        );
        refuseStale(done);
        if (same) return;
        noteChange(kit, viewer, context);
        audit(kit, viewer, "return-saved", context.row.id, section.name);
      });
    },
  };
}

function byQuestion(section: Section, of: (question: Question) => string): Record<string, string> {
  return Object.fromEntries(section.questions.map((question) => [question.key, of(question)]));
}

/** The answers that the quarter before hands on to a section. */
function carryOver(section: Section, before: Answers, quarter: Quarter): Record<string, string> {
  const sameYear = addQuarters(quarter, -1).slice(0, 7) === quarter.slice(0, 7);
  return Object.fromEntries(
    section.questions.flatMap(({ key, carried }) => {
      const carries = carried === "always" || (carried === "in-year" && sameYear);
      const answer = carries && Object.hasOwn(before, key) ? before[key] : undefined;
      return answer === undefined ? [] : [[key, answer]];
    }),
  );
}

/** What the tool holds for a section, by question. */
function heldIn({ held }: ReturnContext, section: Section) {
  return Object.fromEntries(
    section.questions.flatMap(({ key }) => {
      const pulled = held.get(key);
      return pulled ? [[key, pulled]] : [];
    }),
  );
}

/** How a question's answer stands to its source, for the form. */
function describeHeld({ answers, before, held }: ReturnContext, question: Question) {
  const answer = answerTo(answers, question.key);
  const own = Object.hasOwn(before, question.key) ? (before[question.key] ?? null) : null;
  const standing = standToSource(answer, held.get(question.key) ?? null, own);
  if (standing === null) return [];
  return [
    {
      key: question.key,
      state: standing.state,
      shown: standing.held ? showAnswer(question, standing.held.answer) : "",
      before: standing.before ? showAnswer(question, standing.before.answer) : "",
      source: (standing.held ?? standing.before)?.source ?? "",
    },
  ];
}

/** Answers of one section, in its own order; refuses what is none of it or breaks its rules. */
function takeAnswers(template: Template, section: Section, wanted: Answers): Answers {
  const { answers, problems } = readAnswers({ ...template, sections: [section] }, wanted);
  const [problem] = problems;
  if (problem) throw new DomainError("invalid", { field: problem.key }, problem.sentence);
  const [wrong] = Object.entries(checkSection(section, answers));
  if (wrong) throw new DomainError("invalid", { field: wrong[0] }, wrong[1]);
  return Object.fromEntries(
    section.questions.flatMap(({ key }) => {
      const answer = answers[key];
      return answer === undefined ? [] : [[key, answer]];
    }),
  );
}
