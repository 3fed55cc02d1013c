import { describeLean, type Lean } from "../agreement/partners.ts";
import type { Level } from "../model/edition.ts";
import { listRevealed, type ResultsInput } from "./results-input.ts";
import { recordRow } from "./results-record.ts";
import type { PartnerMark } from "./row-report.ts";

type RowName = { key: string; topic: string; change: number };

/** The rows on which a partner stands two or more levels from the middle of the others. */
export type StandsApart = {
  partner: PartnerMark;
  rows: readonly (RowName & { position: number; others: number })[];
};

/** How a partner's positions lie to the others' over all rows: a description, never a judgement. */
export type PartnerLean = { partner: PartnerMark; lean: Lean };

/** A row on which a third or more of the partners' voices do not know. */
export type EvidenceGap = RowName & { counts: string; partners: readonly PartnerMark[] };

/** Where each partner stands on a row, and its people where three or more scored for it. */
export type SpreadPlace = {
  partnerId: string;
  position: number | null;
  without: "dont-know" | "not-applicable" | "blank" | null;
  people: readonly Level[] | null;
  /** Its position in the first scores, where the row has second ones. */
  first: number | null;
};

/** Every revealed row as a spread of positions, by change. */
export type SpreadMap = {
  partners: readonly PartnerMark[];
  changes: readonly {
    number: number;
    name: string;
    rows: readonly {
      key: string;
      topic: string;
      places: readonly SpreadPlace[];
      agreed: Level | "not-applicable" | null;
      target: Level | null;
    }[];
  }[];
};

/** Partners in their own order, each with the rows on which it stands apart; those without are left out. */
export function listStandingApart(input: ResultsInput): StandsApart[] {
  return input.partners.flatMap((partner) => {
    const rows = listRevealed(input).flatMap(({ change, row, measured }) => {
      const place = measured.places.find((each) => each.partner === partner.id);
      // With two partners it would say of both what their gap says already.
      if (!place?.standsApart || place.othersMedian === null || measured.places.length < 3) {
        return [];
      }
      const { position, othersMedian } = place;
      const { key, topic } = row;
      return [{ key, topic, change: change.number, position, others: othersMedian }];
    });
    return rows.length === 0 ? [] : [{ partner, rows }];
  });
}

/** Every partner's lean, in their own order. */
export function listLeans(input: ResultsInput): PartnerLean[] {
  const rows = listRevealed(input);
  return input.partners.map((partner) => ({
    partner,
    lean: describeLean(
      rows.flatMap(({ measured }) => measured.places.filter((each) => each.partner === partner.id)),
    ),
  }));
}

/** Rows with an evidence gap, with the partners none of whose people could give a level. */
export function listEvidenceGaps(input: ResultsInput): EvidenceGap[] {
  return listRevealed(input).flatMap(({ change, row, measured: { report } }) =>
    report.evidenceGap
      ? [
          {
            key: row.key,
            topic: row.topic,
            change: change.number,
            counts: report.countsSentence,
            partners: input.partners.filter(({ id }) =>
              report.positions.some(
                ({ partnerId, without }) => partnerId === id && without === "dont-know",
              ),
            ),
          },
        ]
      : [],
  );
}

/** The dot spreads of the revealed rows. */
export function mapSpreads(input: ResultsInput): SpreadMap {
  return {
    partners: input.partners,
    changes: input.changes.flatMap(({ number, name, rows }) => {
      const shown = rows.flatMap((row) => {
        if (!row.measured) return [];
        const { key, topic, agreed, target } = recordRow(row, input);
        const first = row.before?.report.positions ?? [];
        const places = row.measured.report.positions.map(
          ({ partnerId, position, without, people }): SpreadPlace => ({
            partnerId,
            position,
            without,
            people,
            first: first.find((each) => each.partnerId === partnerId)?.position ?? null,
          }),
        );
        return [{ key, topic, places, agreed, target: target.level }];
      });
      return shown.length === 0 ? [] : [{ number, name, rows: shown }];
    }),
  };
}
