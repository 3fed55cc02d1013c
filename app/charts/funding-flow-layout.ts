import { type SankeyGraph, sankey } from "d3-sankey";
import { round } from "./text.tsx";

/** Money from years through steps to purposes; whole pence. Only what is above nothing flows. */
export type FundingFlowData = {
  years: readonly { year: string; total: number }[];
  steps: readonly { number: number; name: string; total: number }[];
  purposes: readonly { key: string; name: string; total: number }[];
  toSteps: readonly { year: string; step: number; amount: number }[];
  toPurposes: readonly { step: number; purpose: string; amount: number }[];
  /** "£570,000 unallocated": stands below the picture. */
  balance: string;
};

export const FLOW_SIZE = { width: 920, height: 520, left: 128, right: 196, node: 22 } as const;

/** A block of the flow: where it stands, and what it is. */
export type FlowNode = {
  id: string;
  kind: "year" | "step" | "purpose";
  label: string;
  /** The step's number. */
  step: number | null;
  amount: number;
  top: number;
  height: number;
  left: number;
};

/** A ribbon between two blocks, as the path of its outline. */
export type FlowRibbon = { id: string; step: number; amount: number; path: string; size: number };

type Block = Pick<FlowNode, "id" | "kind" | "label" | "step" | "amount">;
type Ribbon = { id: string; step: number; amount: number };

/**
 * Where every block and ribbon of the flow stands; heights are in proportion to money on one scale.
 * Blocks keep the order of years, steps and purposes, so that two pictures can be compared.
 */
export function placeFlow(data: FundingFlowData): { nodes: FlowNode[]; ribbons: FlowRibbon[] } {
  const blocks: Block[] = [
    ...data.years.map(({ year, total }) => ({
      id: year,
      kind: "year" as const,
      label: year,
      step: null,
      amount: total,
    })),
    ...data.steps.map(({ number, name, total }) => ({
      id: `step-${number}`,
      kind: "step" as const,
      label: name,
      step: number,
      amount: total,
    })),
    ...data.purposes.map(({ key, name, total }) => ({
      id: key,
      kind: "purpose" as const,
      label: name,
      step: null,
      amount: total,
    })),
  ].filter(({ amount }) => amount > 0);
  const links = [
    ...data.toSteps.map(({ year, step, amount }) => ({
      source: year,
      target: `step-${step}`,
      value: amount,
      id: `${year}-${step}`,
      step,
      amount,
    })),
    ...data.toPurposes.map(({ step, purpose, amount }) => ({
      source: `step-${step}`,
      target: purpose,
      value: amount,
      id: `${step}-${purpose}`,
      step,
      amount,
    })),
  ].filter(({ value }) => value > 0);
  if (links.length === 0) return { nodes: [], ribbons: [] };

  const { width, height, left, right, node } = FLOW_SIZE;
  const layout = sankey<Block, Ribbon>()
    .nodeId(({ id }) => id)
    .nodeWidth(node)
    .nodePadding(26)
    .nodeSort(null)
    .linkSort(null)
    .extent([
      [left, 14],
      [width - right, height - 14],
    ]);
  const graph: SankeyGraph<Block, Ribbon> = layout({
    nodes: blocks.map((block) => ({ ...block })),
    links,
  });
  return {
    nodes: graph.nodes.map(({ id, kind, label, step, amount, x0 = 0, y0 = 0, y1 = 0 }) => ({
      id,
      kind,
      label,
      step,
      amount,
      left: round(x0),
      top: round(y0),
      height: round(Math.max(y1 - y0, 1)),
    })),
    ribbons: graph.links.map(
      ({ id, step, amount, source, target, y0 = 0, y1 = 0, width: size }) => ({
        id,
        step,
        amount,
        size: round(size ?? 0),
        path: outline(xOf(source, "x1"), y0, xOf(target, "x0"), y1, Math.max(size ?? 0, 0.8)),
      }),
    ),
  };
}

function xOf(end: unknown, edge: "x0" | "x1"): number {
  return (end as { x0?: number; x1?: number })[edge] ?? 0;
}

/** A band of one thickness from a point to another, as a closed outline: it can carry a hatch. */
function outline(x0: number, y0: number, x1: number, y1: number, size: number): string {
  const middle = round((x0 + x1) / 2);
  const [top0, top1] = [round(y0 - size / 2), round(y1 - size / 2)];
  const [low0, low1] = [round(y0 + size / 2), round(y1 + size / 2)];
  return [
    `M${round(x0)} ${top0}C${middle} ${top0} ${middle} ${top1} ${round(x1)} ${top1}`,
    `L${round(x1)} ${low1}C${middle} ${low1} ${middle} ${low0} ${round(x0)} ${low0}Z`,
  ].join("");
}
