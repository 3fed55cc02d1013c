import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { FundingFlow } from "./funding-flow.tsx";
import { FLOW_SIZE, type FundingFlowData, placeFlow } from "./funding-flow-layout.ts";
import { placeSpend } from "./spend-bars.tsx";
import { placeStepYears } from "./step-year-bars.tsx";

const DATA: FundingFlowData = {
  years: [
    { year: "2017-18", total: 300 },
    { year: "2018-19", total: 100 },
    { year: "2019-20", total: 0 },
  ],
  steps: [
    { number: 1, name: "Early discharge planning", total: 300 },
    { number: 2, name: "Patient flow", total: 0 },
    { number: 9, name: "Meeting adult social care needs", total: 100 },
  ],
  purposes: [
    { key: "meet-needs", name: "Meet adult social care needs", total: 250 },
    { key: "reduce-pressure", name: "Reduce pressure on the NHS", total: 150 },
  ],
  toSteps: [
    { year: "2017-18", step: 1, amount: 300 },
    { year: "2018-19", step: 9, amount: 100 },
  ],
  toPurposes: [
    { step: 1, purpose: "meet-needs", amount: 150 },
    { step: 1, purpose: "reduce-pressure", amount: 150 },
    { step: 9, purpose: "meet-needs", amount: 100 },
  ],
  balance: "£0 unallocated",
};

describe("the flow of the grant", () => {
  const { nodes, ribbons } = placeFlow(DATA);

  test("gives heights in proportion to money, on one scale", () => {
    const height = (id: string) => nodes.find((node) => node.id === id)?.height ?? 0;
    expect(height("2017-18") / height("2018-19")).toBeCloseTo(3, 1);
    expect(height("step-1")).toBeCloseTo(height("2017-18"), 1);
    expect(height("meet-needs") / height("reduce-pressure")).toBeCloseTo(5 / 3, 1);
    const wide = (id: string) => ribbons.find((ribbon) => ribbon.id === id)?.size;
    expect(wide("2017-18-1")).toBeCloseTo(height("2017-18"), 1);
  });

  test("keeps everything inside the picture, in the order of years and steps", () => {
    for (const { top, height } of nodes) {
      expect(top).toBeGreaterThanOrEqual(0);
      expect(top + height).toBeLessThanOrEqual(FLOW_SIZE.height);
    }
    const tops = nodes.filter(({ kind }) => kind === "step").map(({ top }) => top);
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
  });

  test("leaves out what has no money, and draws nothing at all without any", () => {
    expect(nodes.map(({ id }) => id)).not.toContain("2019-20");
    expect(nodes.map(({ id }) => id)).not.toContain("step-2");
    expect(placeFlow({ ...DATA, toSteps: [], toPurposes: [] })).toEqual({ nodes: [], ribbons: [] });
  });

  test("says its figures on both ends and below, hatches step 9, and uses no style", () => {
    const svg = renderToStaticMarkup(<FundingFlow data={DATA} idPrefix="a" />);
    for (const words of ["2017-18", "£2.50", "£1.50", "£0 unallocated"]) {
      expect(svg).toContain(words);
    }
    expect(svg).toContain('fill="url(#a-hatch)"');
    expect(svg).not.toContain("style=");
  });
});

test("bars by step and year share one scale", () => {
  const step = (number: number, amount: number) => ({
    number,
    name: `Step ${number}`,
    byYear: [{ year: "2017-18", amount, words: "£1" }],
  });
  const data = { years: ["2017-18"], steps: [step(1, 200), step(9, 100)] };
  const { rows } = placeStepYears(data, "page");
  const [first, second] = rows.map(({ bars }) => bars[0]?.width ?? 0);
  expect(first).toBeCloseTo(2 * (second ?? 0), 1);
});

test("a quarter that is not reported has no bar, one without spend a bar of nothing", () => {
  const quarters = [
    { quarter: 1, plan: 100, spent: 0 },
    { quarter: 2, plan: 100, spent: null },
  ];
  expect(placeSpend({ year: "2017-18", quarters }).map(({ spent }) => spent)).toEqual([0, null]);
});
