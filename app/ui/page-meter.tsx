import { COLOURS } from "#app/charts/tokens.ts";
import type { PageMeter } from "#app/domain/graduation/page-meter.ts";

const SHEET = { width: 20, height: 28, gap: 6 } as const;
/** Sheets drawn at most: beyond them the sentence says how many. */
const MOST = 12;

/** A document's length against its limit: a small sheet for each page, what is over in another look. */
export function PageMeterFigure({ meter, live }: { meter: PageMeter; live?: boolean }) {
  const { filled, limit, fits, sentence, advice } = meter;
  const sheets = Math.min(MOST, Math.max(limit, Math.ceil(filled)));
  const width = sheets * (SHEET.width + SHEET.gap);
  return (
    <div className={`hw-meter${fits ? "" : " hw-meter--over"}`}>
      <svg
        viewBox={`0 0 ${width} ${SHEET.height + 2}`}
        width={width}
        height={SHEET.height + 2}
        aria-hidden="true"
        focusable="false"
      >
        {Array.from({ length: sheets }, (_, at) => {
          const share = Math.min(1, Math.max(0, filled - at));
          const x = at * (SHEET.width + SHEET.gap) + 1;
          const isOver = at >= limit;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place
            <g key={at}>
              <rect
                x={x}
                y={1}
                width={SHEET.width}
                height={SHEET.height * share}
                fill={isOver ? COLOURS.overdue : COLOURS["level-3"]}
              />
              <rect
                x={x}
                y={1}
                width={SHEET.width}
                height={SHEET.height}
                fill="none"
                stroke={isOver ? COLOURS.overdue : COLOURS.border}
                strokeDasharray={isOver ? "3 2" : undefined}
              />
            </g>
          );
        })}
      </svg>
      <div {...(live ? { role: "status" } : {})}>
        <p className="hw-meter__sentence">{sentence}</p>
        {advice && <p className="hw-meter__advice">{advice}</p>}
      </div>
    </div>
  );
}
