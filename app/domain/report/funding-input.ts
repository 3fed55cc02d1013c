import type { AgreedRow } from "../consensus/agreed-row.ts";
import type { FinancialYear } from "../dates.ts";
import type {
  ConditionsFile,
  NationalFile,
  PurposesFile,
  StepsFile,
} from "../funding/funding-content.ts";
import type { ChangePosition, FundingTerms } from "../funding/funding-plan.ts";
import type { GrantYear, Scheme } from "../funding/grant.ts";
import type { Signatory, SignOff } from "../funding/sign-off.ts";
import type { Edition } from "../model/edition.ts";
import type { Source } from "../model/source.ts";
import type { PartnerMark } from "./row-report.ts";
import type { ReportedSignature } from "./signing.ts";

/** A scheme with what a page says of it beside its sums. */
export type ReportedScheme = Scheme & {
  description: string;
  lead: PartnerMark | null;
  provider: string;
  continuing: boolean;
  /** First and last day (YYYY-MM-DD). */
  startsOn: string | null;
  endsOn: string | null;
  notes: string;
  /** Names of the measures it should move. */
  measures: readonly string[];
  /** What the plan's actions it pays for are about. */
  actions: readonly { id: string; topic: string }[];
};

/** A signatory with the person whose account may sign. */
export type ReportedSignatory = Signatory & { person: string | null };

/** A sign-off as it is told: when, by account or from a letter or minute. */
export type ReportedSignOff = SignOff & ReportedSignature;

/** What an area decided for the suggested split; null is "not said yet". */
export type FundingChoices = {
  stepNineShare: number | null;
  /** Steps of the agreed priorities. */
  priorities: readonly number[];
  priorityWeight: number;
};

export type FundingReportInput = {
  area: { name: string; notice: string | null };
  /** The area's date today. */
  today: string;
  grants: readonly (GrantYear & { source: string })[];
  schemes: readonly ReportedScheme[];
  terms: FundingTerms;
  /** The agreement that pools the grant, or the minister's letter; empty when none is given. */
  poolingReference: string;
  /** What the area wants read first about these figures. */
  note: string;
  choices: FundingChoices;
  signatories: readonly ReportedSignatory[];
  signOffs: readonly ReportedSignOff[];
  /** What the last closed round says; null before there is one. */
  assessment: {
    round: { name: string; asAt: string; population: number | null };
    edition: Edition;
    rows: readonly AgreedRow[];
    positions: readonly ChangePosition[];
    /** Names of later closed rounds, on editions whose changes are other ones. */
    passedOver: readonly string[];
  } | null;
  content: {
    steps: StepsFile["steps"];
    purposes: PurposesFile["purposes"];
    conditions: ConditionsFile["conditions"];
    national: NationalFile;
    sources: ReadonlyMap<string, Pick<Source, "title" | "date">>;
  };
};

/** Whole pence in a year. */
export type YearAmount = { year: FinancialYear; amount: number };
