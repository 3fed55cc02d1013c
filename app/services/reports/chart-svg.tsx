import { renderToStaticMarkup } from "react-dom/server";
import { ActionMarks } from "#app/charts/action-marks.tsx";
import { ChangeSteps } from "#app/charts/change-steps.tsx";
import { ContextBars } from "#app/charts/context-bars.tsx";
import { DotSpread } from "#app/charts/dot-spread.tsx";
import { FundingFlow } from "#app/charts/funding-flow.tsx";
import { HeatMap } from "#app/charts/heat-map.tsx";
import { LevelLanes } from "#app/charts/level-lanes.tsx";
import { LevelMoves } from "#app/charts/level-moves.tsx";
import { MeasureSeries } from "#app/charts/measure-series.tsx";
import { MeasureSparks } from "#app/charts/measure-sparks.tsx";
import { MoneyYears } from "#app/charts/money-years.tsx";
import type { PartnerLook } from "#app/charts/partner.ts";
import { PartnerShape } from "#app/charts/partner-shape.tsx";
import { PlanLanes } from "#app/charts/plan-lanes.tsx";
import { Radar } from "#app/charts/radar.tsx";
import { SpreadLines } from "#app/charts/spread-lines.tsx";
import type { DocumentChart } from "./document.ts";

/**
 * A chart as the text of an SVG. People's words pass through `toText`, and React escapes them: none
 * becomes markup. Links are left out.
 */
export function drawChart(chart: DocumentChart, toText: (text: string) => string): string {
  return renderToStaticMarkup(chartOf(mapTexts(chart, toText)));
}

function chartOf(chart: DocumentChart) {
  switch (chart.type) {
    case "plan-lanes":
      return <PlanLanes data={chart.data} />;
    case "funding-flow":
      return <FundingFlow data={chart.data} />;
    case "heat-map":
      return <HeatMap data={chart.data} />;
    case "dot-spread":
      return <DotSpread data={chart.data} size={chart.size} />;
    case "spread-lines":
      return <SpreadLines data={chart.data} />;
    case "level-lanes":
      return <LevelLanes data={chart.data} />;
    case "level-moves":
      return <LevelMoves data={chart.data} />;
    case "context-bars":
      return <ContextBars data={chart.data} />;
    case "measure-series":
      return <MeasureSeries data={chart.data} />;
    case "change-steps":
      return <ChangeSteps data={chart.data} />;
    case "action-marks":
      return <ActionMarks data={chart.data} />;
    case "money-years":
      return <MoneyYears data={chart.data} />;
    case "measure-sparks":
      return <MeasureSparks data={chart.data} />;
    case "radar":
      return <Radar data={chart.data} />;
  }
}

/** The same data with every text in it passed through `toText`, and without links. */
function mapTexts<Data>(value: Data, toText: (text: string) => string): Data {
  if (typeof value === "string") return toText(value) as Data;
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, toText)) as Data;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "href")
      .map(([key, inner]) => [key, mapTexts(inner, toText)]),
  ) as Data;
}

/**
 * A chart as an SVG file of its own, with the typeface in it, so that it looks the same wherever it
 * is opened. `fonts` are the typeface's files as base64, by weight.
 */
export function drawFile(chart: DocumentChart, fonts: Readonly<Record<number, string>>): string {
  const svg = drawChart(chart, (text) => text);
  const [, width = "0", height = "0"] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  const faces = Object.entries(fonts).map(
    ([weight, font]) =>
      `@font-face{font-family:"Source Sans 3";font-weight:${weight};src:url(data:font/woff2;base64,${font})}`,
  );
  const style = `<style>${faces.join("")}</style>`;
  return svg
    .replace(
      "<svg ",
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" `,
    )
    .replace(/^<svg [^>]*>/, (tag) => `${tag}${style}`);
}

/** The marks drawn so far: a handful of shapes in a handful of colours, on every line of a plan. */
const marks = new Map<string, string>();

/** A partner's mark as the text of an SVG, 10 units wide. */
export function drawMark({ shape, colour }: Pick<PartnerLook, "shape" | "colour">): string {
  const name = `${shape} ${colour}`;
  let mark = marks.get(name);
  if (mark === undefined) {
    mark = renderToStaticMarkup(
      // biome-ignore lint/a11y/noSvgWithoutTitle: for paper only, where the partner's name stands beside it
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="10" height="10">
        <PartnerShape partner={{ shape, colour }} x={5} y={5} size={10} />
      </svg>,
    );
    marks.set(name, mark);
  }
  return mark;
}
