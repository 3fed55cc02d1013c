import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { Quarter } from "#app/domain/measure/period.ts";
import { answerTo, parseAnswer } from "#app/domain/return/answers.ts";
import {
  insertReturnCorrection,
  insertReturnSignOff,
  listReturnCorrections,
  saveExplanation,
  updateReturn,
  withdrawReturnSignOffs,
} from "#db/queries/returns.server.ts";
import { listSignatories } from "#db/queries/sign-offs.server.ts";
import { audit, instantIn, type Kit } from "./kit.server.ts";
import { loadReturn, noteChange, type ReturnContext } from "./return-context.server.ts";

/** Explaining, signing, submitting and correcting a quarterly return. */
export function createReturnSigning(kit: Kit) {
  const { db } = kit;

  function loadOpen(viewer: Viewer, quarter: Quarter): ReturnContext {
    const context = loadReturn(kit, viewer, quarter);
    if (context.row.submittedOn !== null) throw new DomainError("return-submitted");
    return context;
  }

  /** Refuses to sign or send what is not what stands on the page any more. */
  function refuseMoved({ row }: ReturnContext, seen: number) {
    if (row.version === seen) return;
    throw new DomainError(
      "stale-version",
      {},
      "This return changed after you opened this page. Read it again first.",
    );
  }

  /** In what capacities the viewer signs: as the area's list of signatories has it. */
  function listCapacities(viewer: Viewer): string[] {
    if (!may(viewer.roles, "return.sign")) return [];
    return listSignatories(db, viewer.areaId)
      .filter(({ memberId }) => memberId === viewer.memberId)
      .map(({ capacity }) => capacity);
  }

  function store(
    viewer: Viewer,
    { row, area, signOffs }: ReturnContext,
    signOff: { capacity: string; reference: string; signedOn: string },
  ) {
    const standing = signOffs.filter(({ withdrawnAt }) => withdrawnAt === null);
    if (standing.some(({ capacity }) => capacity === signOff.capacity)) {
      throw new DomainError("already-exists", {}, `${signOff.capacity} has signed already.`);
    }
    const id = kit.newId();
    insertReturnSignOff(db, {
      ...signOff,
      id,
      returnId: row.id,
      recordedBy: viewer.memberId,
      at: instantIn(kit, area),
    });
    audit(kit, viewer, "return-signed", row.id);
  }

  return {
    /** What is asked about the answers, who signed, and what stands in the way of submitting. */
    signing(viewer: Viewer, quarter: Quarter) {
      permit(viewer.roles, "return.read");
      const context = loadOpen(viewer, quarter);
      const { area, row, report, explanations, signOffs } = context;
      const edits = may(viewer.roles, "return.edit");
      const standing = report.signatures.map(({ capacity }) => capacity);
      return {
        area: area.name,
        report,
        seen: row.version,
        asked: report.contradictions.map((each) => {
          const said = explanations.find(({ contradiction }) => contradiction === each.key);
          const section = report.completion.find(({ key }) => key === each.section);
          return {
            ...each,
            sectionName: section?.name ?? "",
            version: said?.version ?? 0,
            /** What was said to the question as it stood before. */
            earlier: said && said.question !== each.sentence ? said.explanation : null,
          };
        }),
        own: listCapacities(viewer).filter((capacity) => !standing.includes(capacity)),
        /** Sign-offs that the viewer may take back. */
        mine: signOffs
          .filter(({ recordedBy, withdrawnAt }) => {
            return withdrawnAt === null && (edits || recordedBy === viewer.memberId);
          })
          .map(({ id }) => id),
        withdrawn: signOffs.flatMap(({ id, capacity, signedOn, withdrawnAt }) =>
          withdrawnAt === null
            ? []
            : [
                {
                  id,
                  words: `${capacity} signed on ${formatDate(signedOn)}, withdrawn on ${formatDate(londonDate(withdrawnAt))}`,
                },
              ],
        ),
        can: { edit: edits },
      };
    },

    /**
     * Keeps what is said to a question about answers, from the version seen (0 for nothing yet).
     * Refuses `not-found` for a question that is not asked any more.
     */
    explain(
      viewer: Viewer,
      quarter: Quarter,
      said: { contradiction: string; version: number; explanation: string },
    ): void {
      permit(viewer.roles, "return.edit");
      db.write(() => {
        const context = loadOpen(viewer, quarter);
        const { contradictions, row, area } = context;
        const asked = contradictions.find(({ key }) => key === said.contradiction);
        if (!asked) throw new DomainError("not-found");
        const done = saveExplanation(
          db,
          {
            returnId: row.id,
            contradiction: asked.key,
            question: asked.sentence,
            explanation: said.explanation,
            savedAt: instantIn(kit, area),
            savedBy: viewer.memberId,
          },
          said.version,
        );
        if (!done) {
          throw new DomainError(
            "stale-version",
            { field: "explanation" },
            "Someone else has explained this meanwhile. Read theirs, then save yours again.",
          );
        }
        noteChange(kit, viewer, context);
        audit(kit, viewer, "return-explained", row.id);
      });
    },

    /** Signs in a capacity of the viewer's own; `seen` is the version on the page. */
    signReturn(viewer: Viewer, quarter: Quarter, capacity: string, seen: number): void {
      permit(viewer.roles, "return.sign");
      db.write(() => {
        const context = loadOpen(viewer, quarter);
        if (!listCapacities(viewer).includes(capacity)) throw new DomainError("forbidden");
        refuseMoved(context, seen);
        store(viewer, context, { capacity, reference: "", signedOn: context.today });
      });
    },

    /** Records a sign-off given in a letter or minute, with its reference and date (YYYY-MM-DD). */
    recordReturnSignOff(
      viewer: Viewer,
      quarter: Quarter,
      { seen, ...signOff }: { capacity: string; reference: string; signedOn: string; seen: number },
    ): void {
      permit(viewer.roles, "return.edit");
      db.write(() => {
        const context = loadOpen(viewer, quarter);
        if (signOff.signedOn > context.today) {
          throw new DomainError(
            "invalid",
            { field: "signedOn" },
            "That day is still to come. Enter the date of the letter or minute.",
          );
        }
        refuseMoved(context, seen);
        store(viewer, context, signOff);
      });
    },

    /** Takes a sign-off back: by whoever recorded it, or by whoever keeps the returns. */
    takeBackReturnSignOff(viewer: Viewer, quarter: Quarter, signOffId: string): void {
      permit(viewer.roles, "return.read");
      db.write(() => {
        const { row, area, signOffs } = loadOpen(viewer, quarter);
        const signOff = signOffs.find(({ id }) => id === signOffId);
        if (!signOff) throw new DomainError("not-found");
        if (signOff.recordedBy !== viewer.memberId) permit(viewer.roles, "return.edit");
        const done = withdrawReturnSignOffs(db, row, instantIn(kit, area), signOffId);
        if (done > 0) audit(kit, viewer, "return-sign-off-taken-back", row.id);
      });
    },

    /**
     * Submits a return: it can never change after. Refuses `return-incomplete` until every section is
     * complete and somebody signed, and `stale-version`.
     */
    submitReturn(viewer: Viewer, quarter: Quarter, seen: number): void {
      permit(viewer.roles, "return.edit");
      db.write(() => {
        const context = loadOpen(viewer, quarter);
        const { row, report, today } = context;
        refuseMoved(context, seen);
        if (report.completion.some(({ done, total }) => done < total)) {
          throw new DomainError("return-incomplete", {}, `${report.sentence} Complete them first.`);
        }
        if (report.signatures.length === 0) {
          throw new DomainError("return-incomplete", {}, "Nobody has signed this return yet.");
        }
        const submitted = { submittedOn: today, submittedBy: viewer.memberId, record: report };
        if (!updateReturn(db, row, submitted)) throw new DomainError("stale-version");
        audit(kit, viewer, "return-submitted", row.id, quarter);
      });
    },

    /** The questions of a submitted return, for correcting one of them. */
    correction(viewer: Viewer, quarter: Quarter) {
      permit(viewer.roles, "return.edit");
      const { area, row, template } = loadReturn(kit, viewer, quarter);
      if (row.submittedOn === null) throw new DomainError("not-found");
      return {
        area: area.name,
        questions: template.sections.map(({ name, questions }) => ({
          section: name,
          questions: questions.map((question) => ({ key: question.key, name: question.name })),
        })),
      };
    },

    /**
     * Adds a dated correction beside a submitted return, whose record stays as it is. Refuses `invalid`
     * for an answer that the question does not take, or that it has already.
     */
    correctReturn(
      viewer: Viewer,
      quarter: Quarter,
      wanted: { question: string; becomes: string; reason: string },
    ): void {
      permit(viewer.roles, "return.edit");
      db.write(() => {
        const { area, row, template, answers } = loadReturn(kit, viewer, quarter);
        if (row.submittedOn === null) throw new DomainError("not-found");
        const question = template.sections
          .flatMap(({ questions }) => questions)
          .find(({ key }) => key === wanted.question);
        if (!question) {
          throw new DomainError("invalid", { field: "question" }, "Choose a question.");
        }
        const earlier = listReturnCorrections(db, row).findLast(
          (each) => each.question === question.key,
        );
        const was = earlier?.becomes ?? answerTo(answers, question.key);
        const becomes = parseTyped(() => parseAnswer(question, wanted.becomes));
        if (becomes === was) {
          throw new DomainError("invalid", { field: "becomes" }, "The return says that already.");
        }
        insertReturnCorrection(db, {
          id: kit.newId(),
          returnId: row.id,
          question: question.key,
          was,
          becomes,
          reason: wanted.reason,
          at: instantIn(kit, area),
          correctedBy: viewer.memberId,
        });
        audit(kit, viewer, "return-corrected", row.id, quarter);
      });
    },
  };
}

function parseTyped(parse: () => string): string {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError("invalid", { field: "becomes" }, error.message);
  }
}
