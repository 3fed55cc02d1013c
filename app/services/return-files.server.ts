import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { FileProblem } from "#app/domain/file-lines.ts";
import { nameQuarter, type Quarter, quarterOf, toSlug } from "#app/domain/measure/period.ts";
import { reportReturn } from "#app/domain/report/return-report.ts";
import { findContradictions } from "#app/domain/return/find-contradictions.ts";
import {
  RETURN_FILE_VERSION,
  type ReturnFile,
  readAnswers,
  returnFileSchema,
} from "#app/domain/return/return-file.ts";
import { findTemplate } from "#app/domain/return/template.ts";
import {
  deleteReadReturn,
  findReturn,
  insertReturn,
  insertReturnSignOff,
  listReturnCorrections,
  saveExplanation,
  saveReturnSection,
  updateReturn,
} from "#db/queries/returns.server.ts";
import { decodeFile } from "./csv-file.server.ts";
import { audit, auditReading, instantIn, type Kit, todayIn } from "./kit.server.ts";
import type { Bytes } from "./reports/reports.ts";
import { type ReturnAbout, returnDocument } from "./reports/return-document.ts";
import { returnWorkbook } from "./reports/return-workbook.ts";
import {
  describeTemplate,
  findPrevious,
  findReturnArea,
  listCorrections,
  loadReturn,
  type ReturnContext,
} from "./return-context.server.ts";
import { readStandings } from "./return-pull.server.ts";

/** What a file would bring, or everything that is wrong with it. */
type ReturnPreview = {
  problems: FileProblem[];
  found: null | {
    quarter: Quarter;
    months: string;
    title: string;
    submittedOn: string | null;
    completion: { name: string; done: number; total: number }[];
    asked: string[];
    signatures: number;
  };
  text: string;
};

/** Quarterly returns as files: to take away, and to read in. */
export function createReturnFiles(kit: Kit) {
  const { db, content } = kit;

  function about(context: ReturnContext): ReturnAbout {
    const { area, today, row, template } = context;
    return {
      notice: area.notice,
      asAt: formatDate(row.submittedOn ?? today),
      today,
      submittedOn: row.submittedOn,
      source: describeTemplate(kit, template),
      corrections: listCorrections(kit, context),
      page: `${kit.publicUrl}/areas/${area.slug}/returns/${toSlug(row.quarter)}/whole`,
    };
  }

  function takeAway(viewer: Viewer, quarter: Quarter, ending: string) {
    permit(viewer.roles, "return.read");
    const context = loadReturn(kit, viewer, quarter);
    auditReading(kit, viewer, "return-downloaded", context.row.id, ending);
    const fileName = `return-${context.area.slug}-${toSlug(quarter)}.${ending}`;
    return { context, fileName };
  }

  function read(viewer: Viewer, text: string) {
    const file = parseFile(text);
    if ("problems" in file) return { problems: file.problems, found: null };
    const area = findReturnArea(kit, viewer);
    const template = findTemplate(content.returns, file.quarter);
    const problems: FileProblem[] = [];
    const refuse = (sentence: string) => problems.push({ line: null, column: null, sentence });
    if (!template || template.id !== file.template) {
      refuse(`There is no template “${file.template}” for ${file.quarter}.`);
      return { problems, found: null };
    }
    const today = todayIn(kit, area);
    if (file.quarter > quarterOf(today)) refuse(`${file.quarter} has not begun yet.`);
    if (findReturn(db, area.id, file.quarter)) {
      refuse(`There is a return for ${file.quarter} already. A file does not replace it.`);
    }
    const dates = [file.submittedOn, ...file.signatures.map(({ signedOn }) => signedOn)];
    if (dates.some((date) => date !== null && date > today)) {
      refuse("The file names a day that is still to come.");
    }
    const { answers, problems: wrong } = readAnswers(template, file.answers);
    for (const { name, sentence } of wrong.slice(0, 50)) refuse(`${name}: ${sentence}`);
    if (file.submittedOn !== null && file.signatures.length === 0) {
      refuse("It was submitted, and names nobody who signed.");
    }
    return { problems, found: problems.length > 0 ? null : { area, file, template, answers } };
  }

  return {
    /** The return as a PDF. */
    async returnPdf(viewer: Viewer, quarter: Quarter): Promise<{ bytes: Bytes; fileName: string }> {
      const { context, fileName } = takeAway(viewer, quarter, "pdf");
      return {
        bytes: await kit.reports.pdf(returnDocument(context.report, about(context))),
        fileName,
      };
    },

    /** The return as a workbook. */
    async returnXlsx(
      viewer: Viewer,
      quarter: Quarter,
    ): Promise<{ bytes: Bytes; fileName: string }> {
      const { context, fileName } = takeAway(viewer, quarter, "xlsx");
      return {
        bytes: await kit.reports.xlsx(returnWorkbook(context.report, about(context))),
        fileName,
      };
    },

    /** The return as JSON, in the form that can be read in again. */
    returnJson(viewer: Viewer, quarter: Quarter): { bytes: string; fileName: string } {
      const { context, fileName } = takeAway(viewer, quarter, "json");
      const { area, row, report, answers } = context;
      const file: ReturnFile = {
        $schema: `${kit.publicUrl}/schema/return-${RETURN_FILE_VERSION}.json`,
        version: RETURN_FILE_VERSION,
        area: area.name,
        quarter,
        template: context.template.id,
        submittedOn: row.submittedOn,
        signatures: report.signatures.map(({ capacity, reference, signedOn }) => ({
          capacity,
          reference,
          signedOn,
        })),
        explanations: report.contradictions.flatMap(({ key, sentence, explanation }) =>
          explanation === null ? [] : [{ contradiction: key, question: sentence, explanation }],
        ),
        corrections: listReturnCorrections(db, row).map(
          ({ question, was, becomes, reason, at }) => ({
            question,
            was,
            becomes,
            reason,
            on: londonDate(at),
          }),
        ),
        answers: { ...answers },
      };
      return { bytes: `${JSON.stringify(file, null, 2)}\n`, fileName };
    },

    /** The area's name, for the page that reads files in. */
    reading(viewer: Viewer) {
      permit(viewer.roles, "return.edit");
      return { area: findReturnArea(kit, viewer).name };
    },

    /** What an uploaded file would bring, or everything that is wrong with it. Saves nothing. */
    previewReturn(viewer: Viewer, bytes: Uint8Array): ReturnPreview {
      permit(viewer.roles, "return.edit");
      const decoded = decodeFile(bytes, NO_JSON);
      if ("problem" in decoded) return { problems: [decoded.problem], found: null, text: "" };
      const { problems, found } = read(viewer, decoded.text);
      if (found === null) return { problems, found, text: decoded.text };
      const { file, template, answers, area } = found;
      const contradictions = findContradictions({
        template,
        answers,
        previous: findPrevious(kit, area.id, file.quarter)?.answers ?? null,
        measures: readStandings(kit, viewer, file.quarter),
        asAt: file.submittedOn ?? todayIn(kit, area),
      });
      const { completion } = reportReturn({
        area: area.name,
        template,
        answers,
        before: {},
        held: new Map(),
        previous: null,
        contradictions,
        explanations: [],
        signatures: [],
      });
      return {
        problems,
        text: decoded.text,
        found: {
          quarter: file.quarter,
          months: nameQuarter(file.quarter),
          title: template.title,
          submittedOn: file.submittedOn,
          completion: completion.map(({ name, done, total }) => ({ name, done, total })),
          asked: contradictions.map(({ sentence }) => sentence),
          signatures: file.signatures.length,
        },
      };
    },

    /** Stores a file's return, all of it or nothing with what is wrong. Gives its quarter. */
    readReturn(viewer: Viewer, fileName: string, text: string) {
      permit(viewer.roles, "return.edit");
      return db.write(() => {
        const { problems, found } = read(viewer, text);
        if (found === null) return { problems, quarter: null };
        const { file, template, answers, area } = found;
        const id = kit.newId();
        const at = instantIn(kit, area);
        const row = { id, areaId: area.id, version: 1 };
        insertReturn(db, {
          ...row,
          quarter: file.quarter,
          templateId: template.id,
          openedAt: at,
          openedBy: viewer.memberId,
          fileName: fileName.trim().slice(0, 200) || "return.json",
        });
        for (const { key, questions } of template.sections) {
          const own = questions.flatMap((question) => {
            const answer = answers[question.key];
            return answer === undefined ? [] : [[question.key, answer]];
          });
          if (own.length === 0) continue;
          const section = { returnId: id, section: key, answers: Object.fromEntries(own) };
          saveReturnSection(
            db,
            { ...section, pulled: {}, savedAt: at, savedBy: viewer.memberId },
            0,
          );
        }
        for (const { contradiction, question, explanation } of file.explanations) {
          saveExplanation(
            db,
            {
              returnId: id,
              contradiction,
              question,
              explanation,
              savedAt: at,
              savedBy: viewer.memberId,
            },
            0,
          );
        }
        for (const signature of file.signatures) {
          const reference = signature.reference.trim() || `As in ${fileName.trim() || "the file"}`;
          insertReturnSignOff(db, {
            ...signature,
            reference,
            id: kit.newId(),
            returnId: id,
            recordedBy: viewer.memberId,
            at,
          });
        }
        audit(kit, viewer, "return-read-in", id, file.quarter);
        if (file.submittedOn !== null) {
          const { submittedOn } = file;
          // Its record speaks of the day on which it was submitted.
          const { report } = loadReturn(kit, viewer, file.quarter, submittedOn);
          updateReturn(db, row, { submittedOn, submittedBy: viewer.memberId, record: report });
        }
        return { problems, quarter: file.quarter };
      });
    },

    /** Takes back a return that was read in; refuses `in-use` once it was corrected. */
    takeBackReturn(viewer: Viewer, quarter: Quarter): void {
      permit(viewer.roles, "return.edit");
      db.write(() => {
        const { row } = loadReturn(kit, viewer, quarter);
        if (row.fileName === null) throw new DomainError("not-found");
        if (listReturnCorrections(db, row).length > 0) {
          throw new DomainError("in-use", {}, "This return has corrections, which stay on record.");
        }
        audit(kit, viewer, "return-taken-back", row.id, quarter);
        deleteReadReturn(db, row);
      });
    },
  };
}

const NO_JSON =
  "This is no JSON file. Choose one that was taken away from here, or made the same way.";

function parseFile(text: string): ReturnFile | { problems: FileProblem[] } {
  const about = (sentence: string): FileProblem => ({ line: null, column: null, sentence });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problems: [about(NO_JSON)] };
  }
  const parsed = returnFileSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  return {
    problems: parsed.error.issues
      .slice(0, 20)
      .map(({ path, message }) => about(`${path.join(", ") || "The file"}: ${message}.`)),
  };
}
