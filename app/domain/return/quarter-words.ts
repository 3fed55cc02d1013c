import { isQuarter, type Quarter } from "../measure/period.ts";

const NAMED =
  /\b(?:Q|quarter\s)\s?([1-4])\b(?:\s*(?:of\s+)?(?:20)?(\d{2})\s*[/\u2010-\u2015-]\s*(?:20)?(\d{2})\b)?/gi;

/** Words before a quarter that only hold it up for comparison, or begin a span of time. */
const COMPARED =
  /(?:\b(?:since|than|from|after|before|until|in contrast to|compared (?:with|to)|against|as in|like|on|versus|vs)\s+(?:the\s+|in\s+)*(?:(?:figure|level|rate)s?\s+(?:in|of|for)\s+)?)$/i;

/**
 * The first earlier quarter that a text speaks of as if it were its own: "Q1 16/17". Null when it
 * names its own quarter too, looks ahead, only compares, or names none.
 */
export function namesAnotherQuarter(text: string, own: Quarter): string | null {
  let other: string | null = null;
  for (const match of text.matchAll(NAMED)) {
    const quarter = readNamed(match, own);
    if (quarter === own) return null;
    const before = text.slice(0, match.index);
    if (quarter > own || COMPARED.test(before)) continue;
    other ??= match[0].trim();
  }
  return other;
}

/** A named quarter; without a year it lies in the return's own. */
function readNamed([, part, from, to]: RegExpMatchArray, own: Quarter): Quarter {
  const quarter = from === undefined ? `${own.slice(0, 7)} Q${part}` : `20${from}-${to} Q${part}`;
  return isQuarter(quarter) ? quarter : own;
}
