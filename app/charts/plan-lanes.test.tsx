import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { addDays } from "#app/domain/dates.ts";
import { somePartners } from "./chart-data.fixture.ts";
import { PlanLanes } from "./plan-lanes.tsx";
import { listMonths, PLAN, type PlanBar, type PlanData, placePlan } from "./plan-lanes-layout.ts";

const date = fc.integer({ min: -60, max: 500 }).map((days) => addDays("2017-06-01", days));
const bar = fc.record({
  title: fc.constantFrom("Short", "Start joint discharge planning in every practice of the area"),
  start: fc.option(date, { nil: null }),
  end: fc.option(date, { nil: null }),
  status: fc.constantFrom("not-started" as const, "on-track" as const, "complete" as const),
  overdue: fc.boolean(),
  owner: fc.constantFrom(null, ...somePartners(3)),
});
const plans = fc.array(fc.array(bar, { maxLength: 8 }), { maxLength: 8 }).map(
  (lanes): PlanData => ({
    from: "2017-06-01",
    to: "2018-06-30",
    today: "2017-08-21",
    lanes: lanes.map((bars, lane) => ({
      number: lane + 1,
      name: "Enhancing health in care homes",
      bars: bars.map((each, index): PlanBar => ({ ...each, id: `${lane}-${index}` })),
    })),
  }),
);

describe("the plan on a page", () => {
  it("places every action inside the page, none over another, overdue ones on the left edge", () => {
    fc.assert(
      fc.property(plans, (data) => {
        const { lanes, height } = placePlan(data);
        lanes.forEach((lane, index) => {
          expect(lane.bars).toHaveLength(data.lanes[index]?.bars.length ?? -1);
          for (const [place, a] of lane.bars.entries()) {
            expect(a.x).toBeGreaterThanOrEqual(PLAN.left);
            expect(a.x + a.width).toBeLessThanOrEqual(PLAN.width + 0.01);
            expect(a.y + PLAN.row).toBeLessThanOrEqual(lane.top + lane.height);
            if (a.bar.overdue) expect(a.x).toBe(PLAN.left);
            for (const b of lane.bars.slice(place + 1)) {
              if (a.reach.row !== b.reach.row) continue;
              expect(a.reach.to <= b.reach.from || b.reach.to <= a.reach.from).toBe(true);
            }
          }
        });
        expect(height).toBeGreaterThan(0);
      }),
    );
  });

  it("names the months in order, and says what is overdue in words", () => {
    const data: PlanData = {
      from: "2017-11-15",
      to: "2018-02-10",
      today: "2017-12-01",
      lanes: [
        {
          number: 1,
          name: "Early discharge planning",
          bars: [
            {
              id: "a",
              title: "Agree one protocol",
              start: null,
              end: "2017-11-20",
              status: "at-risk",
              overdue: true,
              owner: null,
            },
          ],
        },
      ],
    };
    expect(listMonths(data)).toEqual(["2017-11-15", "2017-12-01", "2018-01-01", "2018-02-01"]);
    const svg = renderToStaticMarkup(<PlanLanes data={data} />);
    expect(svg).toContain("Overdue: Agree one protocol");
    expect(svg).toContain("At risk, overdue. Due 20 November 2017.");
    expect(svg).toContain("1 actions, 1 overdue");
    expect(svg).not.toContain("style=");
  });
});
