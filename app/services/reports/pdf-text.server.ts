import type { ContentColumns, ContentSvg, ContentText } from "pdfmake/interfaces";
import { COLOURS } from "#app/charts/tokens.ts";
import { drawChart, drawMark } from "./chart-svg.tsx";
import type { Paragraph, Run } from "./document.ts";
import { divideByFont, toChartText } from "./fonts.server.ts";

const LOOKS = {
  large: { bold: true, fontSize: 16, lineHeight: 1 },
  strong: { bold: true },
  quiet: { color: COLOURS.quiet },
  overdue: { bold: true, color: COLOURS.overdue },
} as const satisfies Record<NonNullable<Run["look"]>, object>;

/** A paragraph, with its partner's mark before it when it has one. */
export function contentOfParagraph({
  runs,
  mark,
  bookmark,
  chart,
  bullet,
}: Paragraph): ContentText | ContentColumns | ContentSvg {
  if (chart) return { svg: drawChart(chart.chart, toChartText), width: chart.width };
  const text = runs.flatMap((run) =>
    divideByFont(run.text).map((piece) => ({ ...piece, ...(run.look && LOOKS[run.look]) })),
  );
  if (bullet) {
    return {
      columns: [
        { width: 8, text: "•" },
        { width: "*", text },
      ],
      columnGap: 4,
    };
  }
  if (bookmark) {
    const { text: outlineText, under } = bookmark;
    return { text, outline: true, outlineText, outlineParentId: under } as ContentText;
  }
  if (!mark) return { text };
  return {
    columns: [
      { width: 9, svg: drawMark(mark), fit: [9, 9], margin: [0, 1, 0, 0] },
      { width: "*", text },
    ],
    columnGap: 4,
  };
}

/** The way to the page that says the same. */
export function linkToPage(address: string, words = "Open as an accessible web page") {
  return { text: words, link: address, color: COLOURS.link, decoration: "underline" as const };
}
