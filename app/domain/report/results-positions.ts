import type { AgreedLevel } from "../consensus/agreed-row.ts";
import type { Level } from "../model/edition.ts";
import { listRevealed, type ResultsInput } from "./results-input.ts";
import { recordRow } from "./results-record.ts";
import type { WidestGap } from "./results-sentences.ts";
import type { PartnerMark, PositionReport } from "./row-report.ts";

/** A partner's place on a row, or what stands instead of one: none of these is ever merged. */
type PositionCell =
  | number
  | "dont-know"
  | "not-applicable"
  | "not-asked"
  | "not-revealed"
  /** Blank: nobody of the partner answered. */
  | null;

/** Rows by partners, with what was agreed: the figures of the heat map and of its table. */
export type PositionMap = {
  partners: readonly PartnerMark[];
  changes: readonly {
    number: number;
    name: string;
    rows: readonly {
      key: string;
      topic: string;
      cells: readonly PositionCell[];
      agreed: AgreedLevel | null;
      target: Level | null;
    }[];
  }[];
};

/** The widest gap between positions; of several, the one with the most disagreement. */
export function findWidestGap(input: ResultsInput): WidestGap | null {
  const gaps = listRevealed(input).flatMap(({ change, row, measured }) => {
    const positions = measured.report.positions.flatMap(({ partnerId, position }) =>
      position === null ? [] : [{ partnerId, position }],
    );
    const levels = positions.map(({ position }) => position);
    const low = Math.min(...levels);
    const high = Math.max(...levels);
    if (positions.length < 2 || low === high) return [];
    const at = (level: number) => ({
      position: level,
      partners: positions.filter((each) => each.position === level).map((each) => each.partnerId),
    });
    const { key, topic } = row;
    const { shown, betweenWithin } = measured;
    const gap = { gap: high - low, low: at(low), high: at(high), betweenWithin };
    return [{ key, topic, change: change.number, ...gap, disagreement: shown.leikD ?? 0 }];
  });
  const [first] = [...gaps].sort((a, b) => b.gap - a.gap || b.disagreement - a.disagreement);
  if (!first) return null;
  const { disagreement: _disagreement, ...widest } = first;
  return { ...widest, others: gaps.filter(({ gap }) => gap === widest.gap).length - 1 };
}

/** Every row by partner: what is not revealed or not asked says so, and nothing else. */
export function mapPositions(input: ResultsInput): PositionMap {
  return {
    partners: input.partners,
    changes: input.changes.map(({ number, name, asked, rows }) => ({
      number,
      name,
      rows: rows.map((row) => {
        const { key, topic, agreed, target } = recordRow(row, input);
        const cells = input.partners.map(({ id }): PositionCell => {
          if (!asked.includes(id)) return "not-asked";
          if (!row.measured) return "not-revealed";
          return cellOf(row.measured.report.positions.find((each) => each.partnerId === id));
        });
        return { key, topic, cells, agreed, target: target.level };
      }),
    })),
  };
}

function cellOf(report: PositionReport | undefined): PositionCell {
  if (!report || report.without === "blank") return null;
  return report.position ?? report.without;
}
