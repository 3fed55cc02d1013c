import { may } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { addQuarters, isQuarter, type Quarter } from "#app/domain/measure/period.ts";
import {
  type ReturnCorrectionReport,
  type ReturnReport,
  reportReturn,
} from "#app/domain/report/return-report.ts";
import { type Answers, showAnswer } from "#app/domain/return/answers.ts";
import { type Contradiction, findContradictions } from "#app/domain/return/find-contradictions.ts";
import type { Pulled } from "#app/domain/return/pulled.ts";
import { findTemplate, type Template } from "#app/domain/return/template.ts";
import { type Area, findAreaById } from "#db/queries/areas.server.ts";
import {
  findReturn,
  listExplanations,
  listReturnCorrections,
  listReturnSections,
  listReturnSignOffs,
  type ReturnExplanation,
  type ReturnRow,
  type ReturnSectionRow,
  type ReturnSignOff,
  updateReturn,
  withdrawReturnSignOffs,
} from "#db/queries/returns.server.ts";
import { audit, instantIn, type Kit, refuseStale, todayIn } from "./kit.server.ts";
import { pullAnswers, readStandings } from "./return-pull.server.ts";

/** A quarterly return with all that its pages need, read in a fixed number of statements. */
export type ReturnContext = {
  area: Area;
  today: string;
  row: ReturnRow;
  template: Template;
  sections: ReadonlyMap<string, ReturnSectionRow>;
  answers: Answers;
  before: Readonly<Record<string, Pulled>>;
  /** What the tool holds now; for those who only read, what it held when it was answered. */
  held: ReadonlyMap<string, Pulled>;
  previous: { quarter: Quarter; answers: Answers } | null;
  contradictions: Contradiction[];
  explanations: ReturnExplanation[];
  signOffs: ReturnSignOff[];
  report: ReturnReport;
};

/** The viewer's area. */
export function findReturnArea(kit: Kit, viewer: Viewer): Area {
  const area = findAreaById(kit.db, viewer.areaId);
  if (!area) throw new DomainError("not-found");
  return area;
}

/** The area's return for a quarter, as it speaks on a day (its own when left out); refuses `not-found`. */
export function loadReturn(
  kit: Kit,
  viewer: Viewer,
  quarter: Quarter,
  asAt?: string,
): ReturnContext {
  const area = findReturnArea(kit, viewer);
  const found = isQuarter(quarter) ? findReturn(kit.db, area.id, quarter) : undefined;
  const template = found && findTemplate(kit.content.returns, quarter);
  if (!found || !template) throw new DomainError("not-found");
  const { record, ...row } = found;
  const stored = listReturnSections(kit.db, row);
  const answers = joinAnswers(stored);
  const before = Object.assign({}, ...stored.map(({ pulled }) => pulled)) as Record<string, Pulled>;
  const edits = row.submittedOn === null && may(viewer.roles, "return.edit");
  const today = todayIn(kit, area);
  const context = {
    area,
    today,
    row,
    template,
    sections: new Map(stored.map((each) => [each.section, each])),
    answers,
    before,
    held: edits ? pullAnswers(kit, viewer, template) : new Map(Object.entries(before)),
    previous: findPrevious(kit, area.id, quarter),
    explanations: listExplanations(kit.db, row),
    signOffs: listReturnSignOffs(kit.db, row),
  };
  const contradictions = findContradictions({
    template,
    answers,
    previous: context.previous?.answers ?? null,
    measures: readStandings(kit, viewer, quarter),
    asAt: asAt ?? row.submittedOn ?? today,
  });
  const report = record ?? reportContext({ ...context, contradictions });
  return { ...context, contradictions, report };
}

/** The answers of a return from its sections. */
export function joinAnswers(sections: readonly Pick<ReturnSectionRow, "answers">[]): Answers {
  return Object.assign({}, ...sections.map(({ answers }) => answers)) as Answers;
}

/** The answers of the quarter before, where the area has a return for it. */
export function findPrevious(
  kit: Kit,
  areaId: string,
  quarter: Quarter,
): ReturnContext["previous"] {
  const before = addQuarters(quarter, -1);
  const found = findReturn(kit.db, areaId, before);
  return found
    ? { quarter: before, answers: joinAnswers(listReturnSections(kit.db, found)) }
    : null;
}

function reportContext(context: Omit<ReturnContext, "report">): ReturnReport {
  return reportReturn({
    ...context,
    area: context.area.name,
    signatures: context.signOffs
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .map(({ id, capacity, person, reference, signedOn }) => ({
        id,
        capacity,
        recordedBy: person,
        reference,
        signedOn,
      })),
  });
}

/** Counts the return on and withdraws its sign-offs, inside the caller's transaction. */
export function noteChange(kit: Kit, viewer: Viewer, { area, row }: ReturnContext): void {
  refuseStale(updateReturn(kit.db, row));
  const withdrawn = withdrawReturnSignOffs(kit.db, row, instantIn(kit, area));
  if (withdrawn > 0) audit(kit, viewer, "return-sign-off-withdrawn", row.id);
}

/** The corrections of a return as its pages and files show them. */
export function listCorrections(
  kit: Kit,
  { row, template }: Pick<ReturnContext, "row" | "template">,
): ReturnCorrectionReport[] {
  const questions = new Map(
    template.sections.flatMap((section) => section.questions.map((each) => [each.key, each])),
  );
  return listReturnCorrections(kit.db, row).map(({ id, at, was, becomes, ...each }) => {
    const question = questions.get(each.question);
    const show = (answer: string) => (question ? showAnswer(question, answer) : answer);
    return {
      id,
      question: question?.name ?? each.question,
      was: show(was),
      becomes: show(becomes),
      reason: each.reason,
      on: londonDate(at),
      person: each.person,
    };
  });
}

/** Where a template comes from, in a sentence. */
export function describeTemplate({ content }: Kit, { note, source }: Template): string {
  const title = content.sources.get(source.publication)?.title ?? source.publication;
  return [note, `Asked as in: ${title}, ${source.place}.`].filter(Boolean).join(" ");
}
