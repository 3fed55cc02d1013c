import type { Block, Paragraph, Run } from "./document.ts";

/** A paragraph of pieces in several looks. */
export const line = (...runs: Run[]): Paragraph => ({ runs });

/** A paragraph in one look. */
export const text = (words: string, look?: Run["look"]): Paragraph =>
  line({ text: words, ...(look && { look }) });

/** The paragraphs of a cell: none where nothing is said. */
export const said = (words: string, look?: Run["look"]): Paragraph[] =>
  words === "" ? [] : [text(words, look)];

/** Someone's text as they broke it into lines. */
export const linesOf = (words: string): Paragraph[] =>
  words.split(/\n+/).flatMap((part) => said(part.trim()));

/** A paragraph of the document itself. */
export const paragraph = (content: string | Paragraph, look?: Run["look"]): Block => ({
  kind: "paragraph",
  paragraph: typeof content === "string" ? text(content, look) : content,
});

/** A heading; `together` keeps it on one page with the words and the table after it. */
export const heading = (words: string, newPage = false, together = false): Block => ({
  kind: "heading",
  text: words,
  newPage,
  together,
});
