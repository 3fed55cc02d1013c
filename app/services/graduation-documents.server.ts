import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { canonicalJson } from "#app/domain/canonical-json.ts";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { CriterionEntry } from "#app/domain/graduation/case.ts";
import { checkCase } from "#app/domain/graduation/check-case.ts";
import { cleanText } from "#app/domain/graduation/clean-text.ts";
import { type Measured, type PageMeter, readMeter } from "#app/domain/graduation/page-meter.ts";
import { nameCriterion } from "#app/domain/graduation/wave.ts";
import { cite } from "#app/domain/model/citation.ts";
import { type Expression, writeExpression } from "#app/domain/report/expression.ts";
import { listCaseComments } from "#db/queries/graduation.server.ts";
import {
  type CaseContext,
  entriesOf,
  findCriterion,
  loadCase,
  stateOfCase,
} from "./graduation-context.server.ts";
import { readSources } from "./graduation-evidence.server.ts";
import { readReadiness } from "./graduation-readiness.server.ts";
import { reportCaseSigning } from "./graduation-signing.server.ts";
import { audit, type Kit } from "./kit.server.ts";
import type { ReportDocument } from "./reports/document.ts";
import { evidenceDocument, expressionDocument } from "./reports/expression-document.ts";
import type { Bytes } from "./reports/reports.ts";

/** What somebody is typing and has not saved: measured in place of what is stored. */
export type TypedWords = {
  criterion: string | null;
  texts: Record<string, string>;
  speedUp: Record<string, string>;
  letter: string | null;
};

/** Lengths that are kept in mind: writers ask for the same one again and again. */
const KEPT = 200;

/** The expression of interest with its length, and the evidence file. */
export function createCaseDocuments(kit: Kit) {
  const lengths = new LRUCache<string, Promise<Measured>>({ max: KEPT });

  function compose(context: CaseContext, typed: TypedWords | null): Expression {
    const { area, wave, case: graduationCase } = context;
    const entries = entriesOf(context);
    if (typed?.criterion) {
      const before = entries.get(typed.criterion);
      const clean = (texts: Record<string, string>) =>
        Object.fromEntries(Object.entries(texts).map(([key, each]) => [key, cleanText(each).text]));
      const facts = { ...before?.facts };
      if (Object.keys(typed.speedUp).length > 0) facts.speedUp = clean(typed.speedUp);
      const entry: CriterionEntry = { texts: { ...before?.texts, ...clean(typed.texts) }, facts };
      entries.set(typed.criterion, entry);
    }
    return writeExpression({
      area: area.name,
      name: graduationCase.name,
      wave,
      boards: graduationCase.boards,
      letter: typed?.letter == null ? graduationCase.letter : cleanText(typed.letter).text,
      entries,
      metrics: stateOfCase(kit, context).metrics,
      signing: reportCaseSigning(context),
    });
  }

  function frame({ area, today, case: { id } }: CaseContext, page: string) {
    return {
      asAt: formatDate(today),
      notice: area.notice,
      page: `${kit.publicUrl}/areas/${area.slug}/graduation/${id}/${page}`,
    };
  }

  /** A document's length, measured once for the same content. */
  function lengthOf(document: ReportDocument): Promise<Measured> {
    const key = createHash("sha256").update(canonicalJson(document)).digest("base64url");
    const known = lengths.get(key);
    if (known) return known;
    const measuring = kit.reports.length(document);
    lengths.set(key, measuring);
    measuring.catch(() => lengths.delete(key));
    return measuring;
  }

  async function meterOf(context: CaseContext, expression: Expression): Promise<PageMeter> {
    const measured = await lengthOf(expressionDocument(expression, frame(context, "expression")));
    return readMeter(
      measured,
      expression.sections.map(({ words }) => words),
      context.wave.submission.pages,
    );
  }

  /** The document to be sent; refuses `too-long` where it has more pages than it may. */
  async function prepare(viewer: Viewer, id: string) {
    permit(viewer.roles, "graduation.read");
    const context = loadCase(kit, viewer, id);
    const expression = compose(context, null);
    const meter = await meterOf(context, expression);
    if (!meter.fits) {
      const sentence = `The expression of interest takes ${meter.pages} pages and may take ${meter.limit}, any covering letter among them. ${meter.advice}`;
      throw new DomainError("too-long", { pages: meter.pages }, sentence);
    }
    const document = expressionDocument(expression, frame(context, "expression"));
    return { document, fileName: `expression-of-interest-${context.area.slug}` };
  }

  function noteDownload(viewer: Viewer, id: string, part: string) {
    kit.db.write(() => audit(kit, viewer, "case-downloaded", id, part));
  }

  function gatherEvidence(viewer: Viewer, id: string) {
    permit(viewer.roles, "graduation.read");
    const context = loadCase(kit, viewer, id);
    const { stateOf } = readSources(kit, viewer, context.today);
    const checks = checkCase(context.wave, stateOfCase(kit, context));
    const readiness = readReadiness(kit, viewer, context);
    const comments = listCaseComments(kit.db, context.case);
    const signing = reportCaseSigning(context);
    const sections = context.wave.criteria.map((criterion) => {
      const own = <T extends { criterion: string | null }>(list: readonly T[]) =>
        list.filter((each) => each.criterion === criterion.key);
      const report = readiness.reports.find(({ key }) => key === criterion.key);
      return {
        title: `${nameCriterion(criterion)}: ${criterion.name}`,
        words: criterion.words,
        source: cite(criterion.source, kit.content.sources),
        checks: own(checks),
        evidence: own(context.evidence).map((each) => ({
          title: each.snapshot.title,
          keptOn: each.keptOn,
          person: each.person,
          state: stateOf(each),
          lines: each.snapshot.lines,
        })),
        readiness: report
          ? [`${report.labelWords}. ${report.countsSentence}.`, report.sentence, ...report.notes]
          : [],
        comments: own(comments).map(({ person, at, text }) => ({
          by: person,
          on: formatDate(londonDate(at)),
          text,
        })),
      };
    });
    const about = {
      title: `Evidence file: ${context.case.name}`,
      area: context.area.name,
      summary: [
        "What the area keeps behind its case for graduation: evidence as it stood on a day, how ready partners think it is, what was said, and what the criteria still ask for.",
      ],
    };
    const signatures = signing.signatories.map(
      ({ capacity, signed }) => `${capacity}: ${signed?.words ?? "not signed yet"}`,
    );
    return { context, about, sections, signatures };
  }

  return {
    /** The expression of interest as it stands, with its length. */
    async expression(viewer: Viewer, id: string) {
      permit(viewer.roles, "graduation.read");
      const context = loadCase(kit, viewer, id);
      const expression = compose(context, null);
      const { name, letter, letterVersion } = context.case;
      return {
        name,
        letter,
        letterVersion,
        expression,
        meter: await meterOf(context, expression),
        limit: {
          words: context.wave.submission.words,
          source: cite(context.wave.submission.source, kit.content.sources),
        },
        can: { write: may(viewer.roles, "graduation.write") },
      };
    },

    /** The length of the expression with what is being typed in place of what is stored. */
    async measure(viewer: Viewer, id: string, typed: TypedWords | null): Promise<PageMeter> {
      permit(viewer.roles, "graduation.read");
      const context = loadCase(kit, viewer, id);
      if (typed?.criterion) findCriterion(context, typed.criterion);
      return meterOf(context, compose(context, typed));
    },

    /** The expression as a PDF; refuses `too-long`. */
    async expressionPdf(viewer: Viewer, id: string) {
      const { document, fileName } = await prepare(viewer, id);
      const bytes = await kit.reports.pdf(document);
      noteDownload(viewer, id, "pdf");
      return { bytes, fileName: `${fileName}.pdf` };
    },

    /** The same for a word processor; refuses `too-long`. */
    async expressionDocx(viewer: Viewer, id: string) {
      const { document, fileName } = await prepare(viewer, id);
      const bytes = await kit.reports.docx(document);
      noteDownload(viewer, id, "docx");
      return { bytes, fileName: `${fileName}.docx` };
    },

    /** What stands in the evidence file, for its page. */
    evidenceFile(viewer: Viewer, id: string) {
      const { context, about, sections, signatures } = gatherEvidence(viewer, id);
      return { name: context.case.name, about, sections, signatures };
    },

    /** The evidence file, every page of it marked as no part of what is sent. */
    async evidenceBytes(
      viewer: Viewer,
      id: string,
      format: "pdf" | "docx",
    ): Promise<{
      bytes: Bytes;
      fileName: string;
    }> {
      const { context, about, sections, signatures } = gatherEvidence(viewer, id);
      const shown = frame(context, "evidence");
      const bytes = await kit.reports[format](evidenceDocument(about, sections, signatures, shown));
      noteDownload(viewer, id, format);
      return { bytes, fileName: `own-preparation-evidence-${context.area.slug}.${format}` };
    },
  };
}
