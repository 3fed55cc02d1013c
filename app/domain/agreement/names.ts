/** Gives a partner's name as shown on the page. */
export type NameLookup = (partner: string) => string;

/** A distance in words: "1 level", "1.5 levels". */
export function countLevelsApart(levels: number): string {
  return `${levels} ${levels === 1 ? "level" : "levels"}`;
}

/** Names of partners in alphabetical order: "Council, Housing and Voluntary sector". */
export function listNames(partners: readonly string[], nameOf: NameLookup): string {
  return listWords(partners.map(nameOf).sort((a, b) => a.localeCompare(b, "en-GB")));
}

/** Words joined for a sentence: "1, 2 and 5". */
export function listWords(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}
