import type { Measure } from "../measure/measure.ts";
import type { PlanAction } from "../plan/action.ts";
import type { Wait } from "../plan/dependencies.ts";
import type { ProposedWords } from "../plan/proposed-words.ts";
import type { PartnerMark } from "./row-report.ts";

/** A change of the model as the plan names it, with its rows in order. */
export type PlanChange = {
  key: string;
  number: number;
  name: string;
  shortName: string;
  rows: readonly { key: string; topic: string }[];
};

/** An action with all that a plan says of it. */
export type ReportedAction = PlanAction & {
  id: string;
  /** YYYY-MM-DD; null where nobody has said. */
  startDate: string | null;
  targetValue: number | null;
  /** The unit that was meant when the target was set. */
  targetUnit: string | null;
  ownerPartnerId: string | null;
  /** The person who leads it, where they have an account. */
  ownerMemberId: string | null;
  /** The typed name of a lead without one. */
  ownerName: string;
  stopReason: string;
  /** What the last round taken says of it. */
  proposed: ProposedWords | null;
  /** The date (YYYY-MM-DD) from which it is in the plan. */
  since: string;
  latestNote: { on: string; text: string } | null;
};

/** An organisation as a plan knows it: also one that went out of use, or became part of another. */
export type PlanPartner = PartnerMark & { active: boolean; mergedInto: string | null };

export type PlanReportInput = {
  area: { name: string; notice: string | null };
  /** The area's date today. */
  today: string;
  /** In the model's order. */
  changes: readonly PlanChange[];
  partners: readonly PlanPartner[];
  /** The area's people, also those who left. */
  people: readonly { id: string; name: string; active: boolean }[];
  /** Measures of the content and of the area's own, by key. */
  measures: ReadonlyMap<string, Pick<Measure, "name" | "unit" | "decimals">>;
  /** Which actions wait for which. */
  waits: readonly Wait[];
  /** The schemes that pay for actions; none where the reader may not see the money. */
  schemes: readonly { id: string; name: string; actionIds: readonly string[] }[];
  actions: readonly ReportedAction[];
};
