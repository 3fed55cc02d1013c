import { renderToStaticMarkup } from "react-dom/server";
import { FundingFlow } from "#app/charts/funding-flow.tsx";
import type { PartnerLook } from "#app/charts/partner.ts";
import { PartnerShape } from "#app/charts/partner-shape.tsx";
import { PlanLanes } from "#app/charts/plan-lanes.tsx";
import type { PlanData } from "#app/charts/plan-lanes-layout.ts";
import type { DocumentChart } from "./document.ts";

/**
 * A chart as the text of an SVG. People's words pass through `toText`, and React escapes them: none
 * becomes markup. Links are left out.
 */
export function drawChart(chart: DocumentChart, toText: (text: string) => string): string {
  switch (chart.type) {
    case "plan-lanes":
      return drawLanes(chart.data, toText);
    case "funding-flow":
      return renderToStaticMarkup(<FundingFlow data={chart.data} />);
  }
}

function drawLanes(data: PlanData, toText: (text: string) => string): string {
  const lanes = data.lanes.map((lane) => ({
    ...lane,
    name: toText(lane.name),
    bars: lane.bars.map(({ href: _href, ...bar }) => ({
      ...bar,
      title: toText(bar.title),
      owner: bar.owner && { ...bar.owner, name: toText(bar.owner.name) },
    })),
  }));
  return renderToStaticMarkup(<PlanLanes data={{ ...data, lanes }} />);
}

/** A partner's mark as the text of an SVG, 10 units wide. */
export function drawMark(partner: Pick<PartnerLook, "shape" | "colour">): string {
  return renderToStaticMarkup(
    // biome-ignore lint/a11y/noSvgWithoutTitle: for paper only, where the partner's name stands beside it
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="10" height="10">
      <PartnerShape partner={partner} x={5} y={5} size={10} />
    </svg>,
  );
}
