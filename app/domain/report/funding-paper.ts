import { listWords } from "../agreement/names.ts";
import { formatMoney, formatMoneyProse } from "../money.ts";
import type { CirculatedPlan } from "./circulated-plan.ts";
import type { FundingReport } from "./funding-report.ts";

/** What was said on the last version that went round. */
export type ConsultationReport = {
  number: number;
  title: CirculatedPlan["title"];
  closing: string;
  circulated: string;
  comments: { from: string; on: string; text: string; response: string }[];
  silent: string[];
  outcome: string;
};

/** The use of the grant as a board paper: what the board is asked, and everything behind it. */
export type FundingPaper = {
  title: string;
  report: FundingReport;
  /** What the board is asked to do, in order: each a sentence that begins with a verb. */
  recommendations: string[];
  consultation: ConsultationReport | null;
};

/** The board paper of a use of the grant. */
export function writeFundingPaper(
  report: FundingReport,
  consultation: ConsultationReport | null,
): FundingPaper {
  return {
    title: "Use of the improved Better Care Fund grant",
    report,
    recommendations: recommend(report, consultation),
    consultation,
  };
}

function recommend(report: FundingReport, consultation: ConsultationReport | null): string[] {
  const { years, all, signing, conditions, steps } = report;
  if (all === null) return [];
  const schemes = steps.flatMap((step) => step.schemes).length;
  const indicative = years.filter(({ firm }) => firm === false).map(({ year }) => year);
  const asked = signing.filter(({ signatories }) => signatories.length > 0);
  const unmet = conditions.filter(({ status }) => status === "fail").map(({ title }) => title);
  const unanswered = consultation?.comments.filter(({ response }) => response === "").length ?? 0;
  return [
    `Note the grant of ${formatMoneyProse(all.grant)}${
      indicative.length > 0 ? `, of which ${listWords(indicative)} may still change` : ""
    }.`,
    schemes === 0
      ? ""
      : `Agree that ${formatMoneyProse(all.planned)} is used for ${schemes === 1 ? "1 scheme" : `${schemes} schemes`} as set out below${
          all.left > 0
            ? `, and that ${formatMoney(all.left)} is still unallocated`
            : all.left < 0
              ? `, and that the schemes exceed the grant by ${formatMoney(-all.left)}`
              : ""
        }.`,
    ...asked.map(
      ({ year, signatories }) =>
        `Agree that the use of the grant in ${year} is signed off by: ${signatories
          .map(({ capacity }) => capacity)
          .join("; ")}.`,
    ),
    unmet.length === 0
      ? "Note that every condition of the grant is met or answered."
      : `Ask that what is not met be put right before the money is spent: ${unmet.join("; ")}.`,
    consultation === null
      ? ""
      : `Note what partners said on version ${consultation.number} of the plan${
          unanswered > 0
            ? `; ${unanswered === 1 ? "1 comment is" : `${unanswered} comments are`} still without a response`
            : " and the responses to it"
        }.`,
  ].filter((sentence) => sentence !== "");
}
