import type { CheckKey } from "../funding/check.ts";
import { PURPOSES } from "../funding/grant.ts";
import type { FundingTotals } from "../funding/totals.ts";
import { formatMoney, formatMoneyProse } from "../money.ts";
import type { FundingReportInput } from "./funding-input.ts";

/** What an area's plan and answers give as evidence for a condition; nothing where they give none. */
export function findEvidence(
  key: CheckKey,
  input: FundingReportInput,
  totals: FundingTotals,
): string[] {
  const { terms, poolingReference, content, signatories, signOffs, schemes } = input;
  const onSteps = schemes.filter(({ step }) => step !== 9);
  const joint = [
    onSteps.length > 0
      ? `${formatMoneyProse(
          totals.steps.reduce((sum, { step, total }) => (step === 9 ? sum : sum + total), 0),
        )} on ${onSteps.length === 1 ? "1 scheme" : `${onSteps.length} schemes`} of steps 1 to 8.`
      : "",
    terms.jointWork.trim(),
  ];
  const said: Partial<Record<CheckKey, readonly string[]>> = {
    "within-grant": totals.years.map(
      ({ year, planned, grant }) =>
        `${year}: ${formatMoney(planned)} planned of ${formatMoney(grant)}.`,
    ),
    purposes: PURPOSES.map((purpose) => {
      const total = totals.purposes.find((each) => each.purpose === purpose)?.total ?? 0;
      const name = content.purposes.find((each) => each.key === purpose)?.name ?? "";
      return total > 0 ? `${name}: ${formatMoney(total)}.` : "";
    }),
    pooling: [
      terms.pooling === "pooled"
        ? "Pooled into the local Better Care Fund."
        : terms.pooling === "exempted"
          ? "Exempted by a minister, in writing."
          : "",
      poolingReference.trim(),
    ],
    "work-together": joint,
    "national-condition-4": joint,
    "quarterly-reports": [terms.reportingLead.trim()],
    additionality: [terms.additionality.trim()],
    "no-offset": [terms.offset === false ? "Answered: none of it is." : ""],
    "signed-off": signOffs
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .map(({ signatoryId, year, reference }) => {
        const capacity = signatories.find(({ id }) => id === signatoryId)?.capacity ?? "";
        return `${year}: ${capacity}${reference === "" ? "" : ` (${reference})`}.`;
      }),
  };
  return (said[key] ?? []).filter((sentence) => sentence !== "");
}
