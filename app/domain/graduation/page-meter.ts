/** A rendered document's length. */
export type Measured = {
  /** Whole pages of the rendered file. */
  pages: number;
  /** How far it reaches, in pages: 5.4 ends not quite half-way down the sixth. */
  filled: number;
  /** Its sections in order, with the share of a page each takes. */
  sections: readonly { title: string; pages: number }[];
};

export type PageMeter = {
  pages: number;
  filled: number;
  limit: number;
  fits: boolean;
  /** "5.4 of 6 pages". */
  sentence: string;
  /** The longest sections, longest first: where cutting helps most. */
  longest: { title: string; pages: number; words: string }[];
  /** About how many words to cut; 0 where it fits. */
  wordsToCut: number;
  /** What there is to do, where it does not fit; else empty. */
  advice: string;
};

/** Sections named as the longest. */
const LONGEST = 3;

/** Words to cut are told in tens: nobody counts them more closely. */
const TEN = 10;

/**
 * How a document's length stands to its limit (whole pages). `words` are those of each section, in
 * order: how many words of the longest go on a page says how many to cut there.
 */
export function readMeter(measured: Measured, words: readonly number[], limit: number): PageMeter {
  const { pages, sections } = measured;
  const fits = pages <= limit;
  // On paper a page begun is a page: what is over shows as over.
  const filled = roundTenth(Math.max(measured.filled, pages - 1));
  const over = Math.max(0, filled - limit);
  const dense = sections
    .map((section, at) => ({ pages: section.pages, words: words[at] ?? 0 }))
    .reduce((most, each) => (each.pages > most.pages ? each : most), { pages: 0, words: 0 });
  const wordsPerPage = dense.pages > 0 ? dense.words / dense.pages : 0;
  const wordsToCut = fits
    ? 0
    : Math.max(TEN, Math.ceil(Math.round(over * wordsPerPage) / TEN) * TEN);
  const longest = [...sections]
    .sort((a, b) => b.pages - a.pages)
    .slice(0, LONGEST)
    .filter((section) => section.pages > 0)
    .map(({ title, pages: length }) => ({
      title,
      pages: roundTenth(length),
      words: `${title} (${sayPages(roundTenth(length))})`,
    }));
  const shown = fits ? Math.min(filled, limit) : Math.max(filled, limit + 0.1);
  return {
    pages,
    filled: shown,
    limit,
    fits,
    sentence: `${shown.toFixed(1)} of ${limit} pages`,
    longest,
    wordsToCut,
    advice: fits
      ? ""
      : `Cut about ${wordsToCut.toLocaleString("en-GB")} words. Longest: ${longest.map((each) => each.words).join("; ")}.`,
  };
}

function roundTenth(pages: number): number {
  return Math.round(pages * TEN) / TEN;
}

function sayPages(pages: number): string {
  return `${pages.toFixed(1)} ${pages === 1 ? "page" : "pages"}`;
}
