import type { FinancialYear } from "#app/domain/dates.ts";
import { formatMoney } from "#app/domain/money.ts";
import type { CheckRule, Finding } from "./check.ts";
import { CLAUSES } from "./clauses.ts";
import type { ChangePosition, FundingPlan } from "./funding-plan.ts";
import { type Grant, purposesComplete, type Scheme, STEP_NINE } from "./grant.ts";
import { isSigned } from "./sign-off.ts";
import type { FundingTotals } from "./totals.ts";

const blank = (text: string) => text.trim() === "";
const pounds = formatMoney;

/** The rules of the grant determination and the policy framework, in the order a page shows them. */
export const RULES: readonly CheckRule[] = [
  {
    key: "within-grant",
    clause: CLAUSES["grant-by-year"],
    find: (_, { years }) =>
      years
        .filter(({ left }) => left < 0)
        .map(({ year, left }) => ({
          status: "fail",
          sentence: `The schemes of ${year} exceed its grant by ${pounds(-left)}.`,
          field: `grant.${year}`,
        })),
    met: { sentence: "No year’s schemes exceed its grant.", field: "grant" },
  },
  {
    key: "purposes",
    clause: CLAUSES["permitted-purposes"],
    find: ({ schemes }) =>
      schemes.length === 0
        ? [{ status: "information", sentence: "No scheme has been entered yet.", field: "schemes" }]
        : schemes.filter(({ purposes }) => !purposesComplete(purposes)).map(explainPurposes),
    met: { sentence: "Every scheme stands on permitted purposes.", field: "schemes" },
  },
  {
    key: "pooling",
    clause: CLAUSES.pooling,
    find: ({ terms }) =>
      terms.pooling !== null
        ? []
        : [
            {
              status: "fail",
              sentence:
                "The grant is neither pooled into the local Better Care Fund nor exempted in writing by a minister.",
              field: "terms.pooling",
            },
          ],
    met: { sentence: "The grant is pooled, or exempted in writing.", field: "terms.pooling" },
  },
  {
    key: "work-together",
    clause: CLAUSES["work-together"],
    find: ({ terms }, { steps }) =>
      !blank(terms.jointWork) || steps.some(({ step, total }) => step !== STEP_NINE && total > 0)
        ? []
        : [
            {
              status: "attention",
              sentence:
                "Say what the council does with the clinical commissioning group (CCG) and providers so that national condition 4 is met.",
              field: "terms.jointWork",
            },
          ],
    met: {
      sentence: "The council works on managing transfers of care with its partners.",
      field: "terms.jointWork",
    },
  },
  {
    key: "quarterly-reports",
    clause: CLAUSES["quarterly-reports"],
    find: ({ terms }) =>
      blank(terms.reportingLead)
        ? [
            {
              status: "fail",
              sentence: "No one is named for the quarterly reports.",
              field: "terms.reportingLead",
            },
          ]
        : [],
    met: { sentence: "Someone answers for the quarterly reports.", field: "terms.reportingLead" },
  },
  {
    key: "additionality",
    clause: CLAUSES.additionality,
    find: ({ terms }) =>
      blank(terms.additionality)
        ? [
            {
              status: "fail",
              sentence:
                "The chief finance officer (section 151 officer) has not confirmed that the spending is additional to earlier plans.",
              field: "terms.additionality",
            },
          ]
        : [],
    met: {
      sentence: "The chief finance officer has confirmed that the spending is additional.",
      field: "terms.additionality",
    },
  },
  {
    key: "no-offset",
    clause: CLAUSES["no-offset"],
    find: ({ terms }) => {
      if (terms.offset === false) return [];
      return terms.offset
        ? [
            {
              status: "fail",
              sentence:
                "Money is offset against the NHS minimum contribution to adult social care, which the grant does not replace.",
              field: "terms.offset",
            },
          ]
        : [
            {
              status: "attention",
              sentence:
                "Say whether any of the money is offset against the NHS minimum contribution to adult social care.",
              field: "terms.offset",
            },
          ];
    },
    met: {
      sentence: "None of the money is offset against the NHS minimum contribution.",
      field: "terms.offset",
    },
  },
  {
    key: "signed-off",
    clause: CLAUSES["agreed-locally"],
    find: findSignOffs,
    met: { sentence: "There is no year to sign for yet.", field: "grant" },
  },
  {
    key: "all-allocated",
    clause: CLAUSES["grant-by-year"],
    find: ({ grant }, { years }) =>
      grant.years.length === 0
        ? [{ status: "attention", sentence: "No grant has been entered yet.", field: "grant" }]
        : years
            .filter(({ left }) => left > 0)
            .map(({ year, left }) => ({
              status: "attention",
              sentence: `${pounds(left)} of ${year} is not allocated to a scheme.`,
              field: `grant.${year}`,
            })),
    met: { sentence: "All of the grant is allocated.", field: "schemes" },
  },
  {
    key: "firm-years",
    clause: CLAUSES["grant-by-year"],
    find: ({ grant }, { years }) =>
      years
        .filter(({ year, planned, firm }) => !firm && planned > 0 && isGranted(grant, year))
        .map(({ year, planned }) => ({
          status: "attention",
          sentence: `${pounds(planned)} is planned for ${year}, whose grant is only indicative.`,
          field: `grant.${year}`,
        })),
    met: { sentence: "No money is planned on an indicative grant.", field: "grant" },
  },
  {
    key: "national-condition-4",
    clause: CLAUSES["national-condition-4"],
    find: ({ terms }, { steps }) =>
      !blank(terms.jointWork) || steps.some(({ step, total }) => step !== STEP_NINE && total > 0)
        ? []
        : [
            {
              status: "attention",
              sentence:
                "No scheme on steps 1 to 8 and no joint work is recorded towards national condition 4 (managing transfers of care). The NHS commissioner’s own money may pay for it.",
              field: "terms.jointWork",
            },
          ],
    met: {
      sentence: "Schemes or joint work are recorded towards national condition 4.",
      field: "terms.jointWork",
    },
  },
  {
    key: "gaps-funded",
    clause: CLAUSES["national-condition-4"],
    find: ({ positions }, totals) =>
      positions
        .filter((position) => levelsBelow(position) >= 2 && moneyOn(position, totals) === 0)
        .map((position) => ({
          status: "attention",
          sentence: `${position.name} is ${levelsBelow(position)} levels below its target, and no money stands on step ${position.step}.`,
          field: "schemes",
        })),
    met: {
      sentence: "No change two or more levels below its target is without money.",
      field: "schemes",
    },
  },
  {
    key: "money-at-target",
    clause: CLAUSES["national-condition-4"],
    find: ({ positions }, totals) =>
      positions
        .filter((position) => levelsBelow(position) <= 0 && moneyOn(position, totals) > 0)
        .map((position) => ({
          status: "information",
          sentence: `${position.name} is at its target already; ${pounds(moneyOn(position, totals))} stands on step ${position.step}.`,
          field: "schemes",
        })),
    met: { sentence: "No money stands on a change already at its target.", field: "schemes" },
  },
];

function explainPurposes({ id, name, purposes }: Scheme): Finding {
  const shares = Object.values(purposes).filter((share) => share !== 0);
  const total = Number(shares.reduce((sum, share) => sum + share, 0).toFixed(2));
  const sentence =
    total === 100
      ? `The purposes of “${name}” are not all percentages of permitted purposes.`
      : `The purposes of “${name}” add up to ${total}%, not 100%.`;
  return {
    status: "fail",
    sentence: shares.length === 0 ? `“${name}” has no permitted purpose.` : sentence,
    field: `schemes.${id}.purposes`,
  };
}

function findSignOffs({ grant, signatories, signOffs }: FundingPlan): Finding[] {
  if (signatories.length === 0) {
    return [
      {
        status: "attention",
        sentence: "No one is named to sign for the use of the grant.",
        field: "signatories",
      },
    ];
  }
  return grant.years.flatMap(({ year }): Finding[] => {
    const required = signatories.filter(({ years }) => years.includes(year));
    if (required.length === 0) {
      return [
        {
          status: "information",
          sentence: `No sign-off is asked for ${year}.`,
          field: "signatories",
        },
      ];
    }
    const missing = required.filter((signatory) => !isSigned(signatory, year, signOffs));
    if (missing.length === 0) {
      return [
        {
          status: "pass",
          sentence: `Everyone who must sign for ${year} has signed.`,
          field: "signatories",
        },
      ];
    }
    return missing.map(({ id, capacity }) => ({
      status: "fail",
      sentence: `The sign-off of ${year} is missing: ${capacity}.`,
      field: `signOffs.${id}.${year}`,
    }));
  });
}

function isGranted(grant: Grant, year: FinancialYear): boolean {
  return grant.years.some((entry) => entry.year === year);
}

/** Levels below target; NaN, which is neither at nor below it, when either is not set. */
function levelsBelow({ level, targetLevel }: ChangePosition): number {
  return level === null || targetLevel === null ? Number.NaN : targetLevel - level;
}

function moneyOn({ step }: ChangePosition, { steps }: FundingTotals): number {
  return steps.find((entry) => entry.step === step)?.total ?? 0;
}
