import type { Level } from "../model/edition.ts";
import type { Happened } from "./board-changes.ts";
import type { Standing } from "./board-standing.ts";
import type { FundingReport } from "./funding-report.ts";
import type { Story } from "./measure-stories.ts";
import type { MeasureSummary } from "./measures-report.ts";
import type { PlanReportInput } from "./plan-input.ts";
import type { SpendReport } from "./spend-report.ts";

/** A closed round as a board reads it: what was agreed, and what was left open. */
export type BoardRound = {
  id: string;
  name: string;
  /** YYYY-MM-DD. */
  asAt: string;
  changes: readonly {
    key: string;
    number: number;
    name: string;
    shortName: string;
    level: Level | null;
    target: Level | null;
  }[];
  /** The rows left open, with the note that the room made. */
  parked: readonly { topic: string; note: string }[];
};

/** What a meeting is asked to decide besides what follows from the figures. */
export type OwnItem = { id: string; text: string };

/** All that a board's page and pack are made from. Dates are YYYY-MM-DD, money is in pence. */
export type BoardInput = {
  /** The meeting it is for. */
  meeting: { name: string; date: string } | null;
  /** Ids of the actions about which it asked, and nobody said anything until its papers were due. */
  unanswered: ReadonlySet<string>;
  /** The last review, and how things stood then; null before there was one. */
  review: { name: string; standing: Standing } | null;
  happened: Happened;
  /** The last closed round and the one before it. */
  rounds: { last: BoardRound | null; before: BoardRound | null };
  plan: PlanReportInput;
  /** What a closed round proposes and nobody has taken into the plan; null where nothing waits. */
  offer: { round: string; added: number; changed: number } | null;
  /** Null where no grant and no scheme is entered. */
  money: {
    funding: Pick<FundingReport, "years" | "all" | "conditions" | "conditionsSentence">;
    spend: readonly SpendReport[];
    standing: Pick<Standing, "grants" | "schemes" | "spent">;
  } | null;
  measures: readonly (MeasureSummary & { source: string })[];
  stories: readonly Story[];
  items: readonly OwnItem[];
};
