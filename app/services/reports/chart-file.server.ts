import type { Kit } from "../kit.server.ts";
import { drawChart, drawFile } from "./chart-svg.tsx";
import type { DocumentChart } from "./document.ts";
import { readChartFonts, toChartText } from "./fonts.server.ts";
import type { Bytes } from "./reports.ts";

/** How wide a chart's picture is, in points. */
const PICTURE = 2000;

/** A chart as a file by itself: a drawing with its typeface in it, or a picture. */
export async function renderChartFile(
  kit: Pick<Kit, "reports">,
  chart: DocumentChart,
  kind: "svg" | "png",
): Promise<Bytes | string> {
  if (kind === "svg") return drawFile(chart, readChartFonts());
  return kit.reports.png({ svg: asFile(drawChart(chart, toChartText)), width: PICTURE });
}

/** A drawing as a file by itself: the name of its language, which a page need not say. */
function asFile(svg: string): string {
  return svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ');
}
