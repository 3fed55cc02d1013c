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
  if (!mark) return { text };
  return {
    columns: [
      { width: 9, svg: drawMark(mark), fit: [9, 9], margin: [0, 1, 0, 0] },
      { width: "*", text },
    ],
    columnGap: 4,
  };
}
