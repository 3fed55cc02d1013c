/** The most of a query that is read, in characters. */
const READ = 1000;

/** The most words that are looked for, and the most of a word. */
const WORDS = 12;
const LETTERS = 40;

/** Words too common to tell one article from another. */
const COMMON = new Set(
  "a an and are as at be by can do for from how i in is it of on or our should that the their they this to was we what when where which who why with you".split(
    " ",
  ),
);

/**
 * The words of a query as they are looked for: letters and figures alone, small, without accents,
 * each once. Quotes, operators and brackets separate words and mean nothing. Common words are left
 * out unless there are no others.
 */
export function readWords(query: string): string[] {
  const words = new Set(
    fold(query.slice(0, READ))
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== "")
      .map((word) => word.slice(0, LETTERS)),
  );
  const telling = [...words].filter((word) => !COMMON.has(word));
  return (telling.length > 0 ? telling : [...words]).slice(0, WORDS);
}

/** Small letters without accents. */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** A part of a text that a search shows, marked where a word was found. */
export type SnippetPart = { text: string; found: boolean };

/** Stands before and after a found word in a snippet; no content holds either. */
export const FOUND = { start: "\u0002", end: "\u0003" } as const;

/** A snippet with its marks as parts, so that a page never takes a text for markup. */
export function splitSnippet(snippet: string): SnippetPart[] {
  return snippet
    .split(FOUND.start)
    .flatMap((part, at) => {
      const [first = "", ...rest] = part.split(FOUND.end);
      return at === 0
        ? [{ text: first, found: false }]
        : [
            { text: first, found: true },
            { text: rest.join(""), found: false },
          ];
    })
    .filter(({ text }) => text !== "");
}

/** Every word of the texts with four letters or more, as {@link readWords} would read it. */
export function listVocabulary(texts: readonly string[]): string[] {
  const words = new Set(texts.flatMap((text) => fold(text).split(/[^\p{L}]+/u)));
  return [...words].filter((word) => word.length >= 4 && !COMMON.has(word)).sort();
}

/**
 * For a query that finds nothing, the query with each unknown word put right by the nearest known
 * one; null where no word is near. A near word differs in one letter, or in two when it has seven or
 * more; two letters that changed places count as one.
 */
export function suggestQuery(
  words: readonly string[],
  vocabulary: readonly string[],
): string | null {
  const known = new Set(vocabulary);
  let mended = false;
  const suggestion = words.flatMap((word) => {
    if (known.has(word) || word.length < 4) return [word];
    const most = word.length >= 7 ? 2 : 1;
    const near = vocabulary
      .filter((each) => Math.abs(each.length - word.length) <= most)
      .map((each) => ({ each, away: distance(word, each) }))
      .filter(({ away }) => away <= most)
      .sort((a, b) => a.away - b.away)[0];
    if (near) mended = true;
    return near ? [near.each] : [];
  });
  return mended ? suggestion.join(" ") : null;
}

/** Letters to put in, take out, change or let change places with the next to turn one into the other. */
function distance(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, row] = [row, next];
  }
  return row[other.length] ?? 0;
}
