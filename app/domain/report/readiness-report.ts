import type { Answer } from "../score/score.ts";
import { type PartnerMark, reportRow } from "./row-report.ts";

/** A revealed answer on one criterion. */
type Said = { memberId: string; partnerId: string; answer: Answer };
type Asked = { memberId: string; partnerId: string };

/**
 * How ready the partners asked think one criterion is, once revealed: the same label, spread and
 * rules for small organisations as a row of a round has.
 */
export function reportReadiness(
  criterion: string,
  asked: readonly Asked[],
  said: readonly Said[],
  partners: readonly PartnerMark[],
) {
  const panel = asked.map(({ memberId, partnerId }) => {
    const own = said.find((each) => each.memberId === memberId && each.partnerId === partnerId);
    return {
      partner: partnerId,
      rater: memberId,
      answer: own?.answer ?? ("blank" as const),
      evidence: false,
      carried: false,
    };
  });
  const there = partners.filter(({ id }) => asked.some(({ partnerId }) => partnerId === id));
  const {
    key,
    label,
    labelWords,
    labelShort,
    sentence,
    countsSentence,
    notes,
    byPeople,
    positions,
  } = reportRow(criterion, panel, there).report;
  return {
    key,
    label,
    labelWords,
    labelShort,
    sentence,
    countsSentence,
    notes: byPeople === null ? notes : [...notes, `Counted by people: ${byPeople}.`],
    positions,
    partners: there,
  };
}
