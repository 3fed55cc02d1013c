/** A text fit to be sent in, and what had to be taken out of it. */
export type CleanText = {
  text: string;
  /** Pictures that came along: only words can be sent. */
  pictures: number;
};

/** What stands where a picture was: an object's mark, a picture as data, a word processor's or a web page's tag. */
const PICTURE =
  /\uFFFC|data:image\/[a-z+.-]+;base64,[A-Za-z0-9+/=]*|\[(?:image|cid):[^\]\n]{0,300}\]|!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)|<img\b[^>]{0,2000}>/giu;

/** Signs that stand before an item of a list: Word's own lie in the private area. */
const BULLET =
  /^[ ]*(?:[\u2022\u2023\u2043\u204C\u25AA\u25AB\u25CF\u25CB\u25A0\u25E6\u2219\u27A2\u2794\u00B7\uF0A7\uF0B7\uF0D8\uF076\uF0FC]|o(?=\t)|§(?=\t)|[-–—*](?=[ \t]))[ \t]*/u;

/** Quotation marks that no English text opens or closes with. */
const QUOTES: readonly (readonly [RegExp, string])[] = [
  [/[\u201E\u201F]/gu, "“"],
  [/[\u201A\u201B\u2032]/gu, "’"],
  [/\u2033/gu, "”"],
];

/**
 * A text as pasted from a word processor, made plain: line ends and odd spaces as one kind each, list
 * signs as "- ", stray quotation marks as English ones, nothing unseen, no picture. What is clean
 * already comes back as it is.
 */
export function cleanText(typed: string): CleanText {
  const pictures = typed.match(PICTURE)?.length ?? 0;
  const lines = typed
    .replace(PICTURE, "")
    .normalize("NFC")
    // Word's own line and page breaks end a line too.
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, "\n")
    .replace(/[^\S\n\t]/gu, " ")
    .split("\n")
    .map((line) => line.replace(BULLET, "- ").replace(/\t/gu, " "));
  const plain = QUOTES.reduce((text, [odd, usual]) => text.replace(odd, usual), lines.join("\n"))
    .replace(/\uF0E0/gu, "→")
    // What cannot be seen: control characters, joiners and marks of direction, the private area, halves of pairs.
    .replace(/[^\P{Cc}\n]|[\p{Cf}\p{Co}\p{Cs}\uFFFE\uFFFF]/gu, "")
    .replace(/ {2,}/gu, " ")
    .replace(/ +$/gmu, "")
    .replace(/^ +/gmu, "")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
  return { text: plain, pictures };
}
