import { formatMoneyProse } from "#app/domain/money.ts";
import type { MoneyYearsData } from "#app/domain/report/board-pack.ts";
import { Lines, round } from "./text.tsx";
import { COLOURS } from "./tokens.ts";

const WIDTH = 340;
const LEFT = 4;
const ROW = 46;
const BAR = 15;

/** Each year's grant as an outline, filled as far as schemes stand on it; below it what is spent. */
export function MoneyYears({ data }: { data: MoneyYearsData }) {
  const most = Math.max(1, ...data.years.flatMap(({ grant, planned }) => [grant, planned]));
  const across = (amount: number) => round((amount / most) * (WIDTH - LEFT - 4));
  return (
    <svg
      className="hw-chart"
      viewBox={`0 0 ${WIDTH} ${data.years.length * ROW}`}
      role="img"
      aria-label="Grant, schemes and spend by year. The same sums are in the table."
    >
      {data.years.map(({ year, firm, grant, planned, spent }, at) => {
        const y = at * ROW;
        const kind = firm === null ? "no grant" : firm ? "firm" : "indicative";
        return (
          <g key={year}>
            <Lines lines={[year]} x={LEFT} y={y + 9} size={13} weight={600} />
            <Lines
              lines={[`${formatMoneyProse(planned)} of ${formatMoneyProse(grant)}, ${kind}`]}
              x={LEFT + 56}
              y={y + 9}
              size={13}
              fill={COLOURS.quiet}
            />
            <rect
              x={LEFT}
              y={y + 20}
              width={Math.max(across(planned), 0.5)}
              height={BAR}
              fill={COLOURS["level-2"]}
            />
            <rect
              x={LEFT + 0.75}
              y={y + 20.75}
              width={Math.max(across(grant) - 1.5, 0)}
              height={BAR - 1.5}
              fill="none"
              stroke={COLOURS.border}
              strokeWidth={1.5}
              strokeDasharray={firm ? undefined : "4 3"}
            />
            {spent !== null && (
              <>
                <rect
                  x={LEFT}
                  y={y + 25}
                  width={Math.max(across(spent), 1.5)}
                  height={BAR - 10}
                  fill={COLOURS.ink}
                />
                <Lines
                  lines={[`${formatMoneyProse(spent)} spent`]}
                  x={LEFT + Math.max(across(spent), 1.5) + 6}
                  y={y + 29}
                  size={12}
                />
              </>
            )}
          </g>
        );
      })}
    </svg>
  );
}
