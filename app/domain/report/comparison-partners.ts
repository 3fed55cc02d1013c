import type { ComparedRound } from "./comparison-input.ts";
import type { PartnerMark } from "./row-report.ts";

/** How the partners of two rounds are the same. */
export type PartnersCompared = {
  /** Partners of either round, those that merged since counted as what they became. */
  either: number;
  both: number;
  renamed: readonly { before: string; after: string }[];
  merged: readonly { before: readonly string[]; after: string }[];
  joined: readonly PartnerMark[];
  left: readonly PartnerMark[];
};

/** The partner that a partner of a round is today. */
export function heirOf(round: Pick<ComparedRound, "heirs">, partner: string): string {
  return round.heirs.get(partner) ?? partner;
}

/** Matches partners by who they are today; a new name alone makes nobody a new partner. */
export function comparePartners(before: ComparedRound, after: ComparedRound): PartnersCompared {
  const groups = (round: ComparedRound) => {
    const found = new Map<string, PartnerMark[]>();
    for (const partner of round.results.partners) {
      const heir = heirOf(round, partner.id);
      found.set(heir, [...(found.get(heir) ?? []), partner]);
    }
    return found;
  };
  const then = groups(before);
  const now = groups(after);
  const shared = [...now].flatMap(([heir, marks]) => {
    const earlier = then.get(heir);
    return earlier ? [{ earlier, marks }] : [];
  });
  const nameOf = (marks: readonly PartnerMark[]) => marks.map(({ name }) => name).join(" and ");
  return {
    either: new Set([...then.keys(), ...now.keys()]).size,
    both: shared.length,
    renamed: shared.flatMap(({ earlier, marks }) =>
      earlier.length === 1 && marks.length === 1 && earlier[0]?.id === marks[0]?.id
        ? earlier[0]?.name === marks[0]?.name
          ? []
          : [{ before: nameOf(earlier), after: nameOf(marks) }]
        : [],
    ),
    merged: shared.flatMap(({ earlier, marks }) =>
      earlier.length === marks.length && earlier.every(({ id }) => marks.some((m) => m.id === id))
        ? []
        : [{ before: earlier.map(({ name }) => name), after: nameOf(marks) }],
    ),
    joined: [...now].flatMap(([heir, marks]) => (then.has(heir) ? [] : marks)),
    left: [...then].flatMap(([heir, marks]) => (now.has(heir) ? [] : marks)),
  };
}

/** What changed among the partners, in sentences; none when nothing did. */
export function describePartnersCompared({
  renamed,
  merged,
  joined,
  left,
}: PartnersCompared): string[] {
  return [
    ...renamed.map(({ before, after }) => `${after} was called ${before}.`),
    ...merged.map(
      ({ before, after }) =>
        `${before.join(" and ")} ${before.length > 1 ? "are" : "is"} now ${after}, and compared as one.`,
    ),
    ...joined.map(({ name }) => `${name} was not asked in the earlier round.`),
    ...left.map(({ name }) => `${name} was not asked in the later round.`),
  ];
}
