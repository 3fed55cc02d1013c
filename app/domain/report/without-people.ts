import type { BoardPack } from "./board-pack.ts";
import type { ShownStory } from "./measure-stories.ts";
import type { PlanReportInput } from "./plan-input.ts";

/** What stands in a text where a person's name, or an address, stood. */
const NAME = "[name left out]";
const ADDRESS = "[address left out]";

const TITLES =
  "(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Cllr|Councillor|Sister|Nurse)";
const MAIL = /[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>().,;:]+/gu;

/**
 * A report whose texts name nobody of these: whole names, with and without title and accents, and a
 * title with the surname. A name of one word is left, since it may be any word. Nor stands an e-mail
 * address. Other names that somebody typed cannot be known.
 */
export function leaveOutNames<Report>(report: Report, names: readonly string[]): Report {
  const pattern = patternOf(names);
  const clean = (text: string) => {
    const named = pattern ? text.normalize("NFC").replace(pattern, NAME) : text;
    return named.includes("@") ? named.replace(MAIL, ADDRESS) : named;
  };
  return mapTexts(report, clean) as Report;
}

function patternOf(names: readonly string[]): RegExp | null {
  const forms = names.flatMap((name) => {
    // A typed owner may come with a job: "Tomasz Wren, federation manager".
    const [person = ""] = name
      .normalize("NFC")
      .trim()
      .split(/\s*(?:[,;(/–—]|\s-\s)/);
    const words = person.replace(new RegExp(`^${TITLES}\\.?\\s+`, "iu"), "").split(/\s+/);
    const surname = words.at(-1);
    if (words.length < 2 || !surname) return [];
    return [words, words.map(withoutAccents)].flatMap((each) => [
      `(?:${TITLES}\\.?\\s+)?${each.map(literal).join("\\s+")}`,
      `${TITLES}\\.?\\s+${literal(each.at(-1) ?? surname)}`,
    ]);
  });
  if (forms.length === 0) return null;
  const longestFirst = [...new Set(forms)].sort((one, other) => other.length - one.length);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join("|")})(?![\\p{L}\\p{N}])`, "giu");
}

const withoutAccents = (word: string) => word.normalize("NFD").replace(/\p{M}/gu, "");
const literal = (word: string) => word.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, mapTexts(each, change)]),
  );
}

/** A plan's actions with the organisations that own them alone. */
export function planWithoutPeople(input: PlanReportInput): PlanReportInput {
  return {
    ...input,
    people: [],
    actions: input.actions.map((action) => ({ ...action, ownerMemberId: null, ownerName: "" })),
  };
}

/** Stories with the organisations that answered alone. */
export function storiesWithoutPeople<Told extends ShownStory>(stories: readonly Told[]): Told[] {
  return stories.map((story) => ({
    ...story,
    answer: story.answer && { ...story.answer, person: "" },
    earlier: story.earlier && { ...story.earlier, person: "" },
  }));
}

/** An issued pack with organisations alone; what it says otherwise stays as it was issued. */
export function packWithoutPeople(pack: BoardPack): BoardPack {
  return {
    ...pack,
    actions: pack.actions.map((action) => ({ ...action, lead: "" })),
    risks: { ...pack.risks, stories: storiesWithoutPeople(pack.risks.stories) },
  };
}
