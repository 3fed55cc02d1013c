import { formatMoney } from "#app/domain/money.ts";
import {
  FLOW_SIZE,
  type FlowNode,
  type FundingFlowData,
  placeFlow,
} from "./funding-flow-layout.ts";
import { StepNineHatch, stepFill, stepHue } from "./step-fill.tsx";
import { Lines, measureText, round, wrapText } from "./text.tsx";
import { COLOURS } from "./tokens.ts";

const TEXT = 15;

type Props = { data: FundingFlowData; idPrefix?: string };

/** Years, steps and purposes with ribbons of money between them, figures on both ends. */
export function FundingFlow({ data, idPrefix = "flow" }: Props) {
  const { width, height } = FLOW_SIZE;
  const { nodes, ribbons } = placeFlow(data);
  const hatch = `${idPrefix}-hatch`;
  const say = (list: readonly { name: string; total: number }[]) =>
    list
      .filter(({ total }) => total > 0)
      .map(({ name, total }) => `${name} ${formatMoney(total)}`)
      .join(", ");
  const years = data.years.map(({ year, total }) => ({ name: year, total }));
  const steps = data.steps.map(({ number, total }) => ({ name: `step ${number}`, total }));
  return (
    <svg
      className="hw-chart"
      viewBox={`0 0 ${width} ${height + 34}`}
      role="img"
      aria-label={`Where the money flows. By year: ${say(years)}. By step: ${say(steps)}. By purpose: ${say(data.purposes)}. ${data.balance}.`}
    >
      <title>Money from years through steps to purposes</title>
      <StepNineHatch id={hatch} size={8} />
      {ribbons.map(({ id, step, path }) => (
        <path key={id} d={path} fill={stepFill(step, hatch)} fillOpacity={0.42} />
      ))}
      {nodes.map((node) => (
        <g key={node.id}>
          <rect
            x={node.left}
            y={node.top}
            width={FLOW_SIZE.node}
            height={node.height}
            fill={node.step === null ? COLOURS.ink : stepFill(node.step, hatch)}
            stroke={node.step === null ? COLOURS.ink : stepHue(node.step)}
            strokeWidth={1}
          />
          <Label node={node} />
        </g>
      ))}
      <line x1={0} x2={width} y1={height + 4} y2={height + 4} stroke={COLOURS.rule} />
      <Lines lines={[data.balance]} x={0} y={height + 22} size={TEXT} weight={600} />
    </svg>
  );
}

function Label({ node }: { node: FlowNode }) {
  const middle = node.top + node.height / 2;
  const sum = formatMoney(node.amount);
  if (node.kind === "year") {
    return (
      <>
        <Lines lines={[node.label]} x={0} y={middle - 10} size={TEXT} weight={600} />
        <Lines lines={[sum]} x={0} y={middle + 10} size={TEXT} />
      </>
    );
  }
  if (node.kind === "purpose") {
    const x = node.left + FLOW_SIZE.node + 10;
    const lines = wrapText(node.label, FLOW_SIZE.right - 34, TEXT, 3);
    return (
      <>
        <Lines lines={lines} x={x} y={middle - 10} size={TEXT} weight={600} />
        <Lines lines={[sum]} x={x} y={middle + lines.length * 9 + 2} size={TEXT} />
      </>
    );
  }
  // A step's words stand on its ribbons, on a ground of their own.
  const name = `${node.step}  ${wrapText(node.label, 250, TEXT, 1)[0] ?? ""}`;
  const ground = Math.max(measureText(name, TEXT), measureText(sum, TEXT)) + 10;
  const x = node.left + FLOW_SIZE.node + 5;
  return (
    <>
      <rect
        x={x}
        y={round(middle - 20)}
        width={round(ground)}
        height={40}
        rx={3}
        fill={COLOURS.paper}
        fillOpacity={0.86}
      />
      <Lines lines={[name]} x={x + 5} y={middle - 9} size={TEXT} weight={600} />
      <Lines lines={[sum]} x={x + 5} y={middle + 10} size={TEXT} />
    </>
  );
}
