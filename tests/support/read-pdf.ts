import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A PDF as a reader's software sees it. */
export async function readPdf(bytes: Uint8Array) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, at) => {
      const page = await pdf.getPage(at + 1);
      const { items } = await page.getTextContent();
      const words = items.flatMap((item) => ("str" in item ? item.str : []));
      const [, , width = 0, height = 0] = page.view;
      const links = await page.getAnnotations();
      return {
        text: words.join(" ").replace(/\s+/g, " "),
        /** The furthest right that any text reaches, in points. */
        reach: Math.max(
          ...items.map((item) => ("str" in item ? item.transform[4] + item.width : 0)),
        ),
        /** Each piece of text with the height of its line over the foot of the page, in points. */
        lines: items.flatMap((item) =>
          "str" in item && item.str.trim() ? [{ text: item.str, y: item.transform[5] }] : [],
        ),
        width,
        height,
        links: links.flatMap(({ url }) => url ?? []),
      };
    }),
  );
  const { info } = await pdf.getMetadata();
  const bookmarks = (await pdf.getOutline()) ?? [];
  return {
    pages,
    text: pages.map(({ text }) => text).join(" "),
    info: info as Record<string, unknown>,
    outline: bookmarks.map(({ title }) => title),
    bookmarks,
    tagged: await pdf.getMarkInfo(),
    /** Whether a reader shows the document's title in place of the file's name. */
    title: ((await pdf.getViewerPreferences()) as Record<string, unknown> | null)?.DisplayDocTitle,
  };
}
