import type { RoundStatus } from "../round/round.ts";
import type { BoardReport, WorkingReport } from "./results-report.ts";
import type { PartnerMark } from "./row-report.ts";

/** What the record of a round is made from: its results, and what stands round them. */
export type RecordInput = {
  area: { name: string; notice: string | null };
  round: {
    name: string;
    status: RoundStatus;
    asAt: string;
    hospitals: string;
    population: number | null;
    footprint: string;
    /** YYYY-MM-DD, while the draft goes round. */
    draftDeadline: string | null;
    /** UTC milliseconds. */
    closedAt: number | null;
  };
  edition: string;
  levels: readonly { value: number; name: string }[];
  results: WorkingReport | BoardReport;
  /** The partners asked, with their people: how many were asked, scored, and did so on paper. */
  partners: readonly (PartnerMark & { asked: number; scored: number; paper: number })[];
  /** When each row was revealed, scored again and agreed, by its key (UTC milliseconds). */
  times: ReadonlyMap<string, RowTimes>;
  corrections: readonly { at: number; topic: string | null; text: string }[];
  redactions: readonly { at: number; topic: string | null }[];
};

export type RowTimes = {
  revealedAt: number | null;
  secondAt: number | null;
  agreedAt: number | null;
};
