import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { modelSizedHeat, readTexts, somePartners } from "./chart-data.fixture.ts";
import { ContextBars } from "./context-bars.tsx";
import { HeatMap } from "./heat-map.tsx";
import { planHeatMap } from "./heat-map-layout.ts";
import { LevelLanes } from "./level-lanes.tsx";
import { type LevelLanesData, planLevelLanes } from "./level-lanes-layout.ts";
import { LevelMoves } from "./level-moves.tsx";
import { SpreadLines } from "./spread-lines.tsx";
import { placeLine, SPREAD_LINES } from "./spread-lines-layout.ts";
import { measureText } from "./text.tsx";

type Level = 1 | 2 | 3 | 4 | 5;
const level = (number: number) => ((((number % 5) + 5) % 5) + 1) as Level;

/** Eight changes over so many rounds; some without a level. */
function lanes(
  rounds: number,
  pick = (line: number, round: number): Level | null => level(line + round),
) {
  return {
    rounds: Array.from({ length: rounds }, (_, at) => ({
      label: `${10 + at} Sep 2016`,
      name: `Round ${at}`,
    })),
    levelNames: ["One", "Two", "Three", "Four", "Five"],
    lines: Array.from({ length: 8 }, (_, line) => ({
      number: line + 1,
      name: `Change number ${line + 1}`,
      levels: Array.from({ length: rounds }, (_, round) => pick(line, round)),
    })),
  } satisfies LevelLanesData;
}

describe("changes over rounds", () => {
  it.each([1, 2, 12])("keep every chip apart with eight changes over %i rounds", (rounds) => {
    for (const pick of [undefined, () => 3 as const, (l: number) => (l < 4 ? 1 : 5) as Level]) {
      const data = lanes(rounds, pick);
      const plan = planLevelLanes(data);
      const chips = plan.chips.flat();
      expect(chips).toHaveLength(8 * rounds);
      for (const [index, a] of chips.entries()) {
        expect(a.y).toBeGreaterThan(plan.head);
        expect(a.y).toBeLessThan(plan.height);
        for (const b of chips.slice(index + 1)) {
          const apart = Math.hypot(a.x - b.x, a.y - b.y);
          expect(apart).toBeGreaterThanOrEqual(plan.chip);
        }
      }
    }
  });

  it("break a line where a round agreed no level, and dash a fall", () => {
    const data = lanes(3, (line, round) => (line > 0 ? null : round === 1 ? null : 4));
    const svg = renderToStaticMarkup(<LevelLanes data={data} />);
    expect(svg).not.toContain("<path");
    const falls = lanes(2, (_, round) => (round === 0 ? 4 : 2));
    expect(
      renderToStaticMarkup(<LevelLanes data={falls} />).match(/stroke-dasharray/g),
    ).toHaveLength(8);
  });

  it("say each change in words, and can be stepped to", () => {
    const svg = renderToStaticMarkup(<LevelLanes data={lanes(2)} />);
    expect(svg.match(/tabindex="0"/g)).toHaveLength(8);
    expect(svg).toContain("1 Change number 1: Round 0 1, Round 1 2");
    expect(svg).not.toContain("style=");
  });

  it("are drawn of nothing at all", () => {
    const svg = renderToStaticMarkup(
      <LevelLanes data={{ rounds: [], levelNames: [], lines: [] }} />,
    );
    expect(svg).toContain('role="img"');
    expect(svg).not.toMatch(/NaN|Infinity/);
  });
});

describe("rows in two rounds", () => {
  it("tell a rise, a fall, a stay and what has no level", () => {
    const row = (key: string, before: Level | null, after: Level | null | "not-applicable") => ({
      key,
      topic: key,
      before,
      after,
      target: 4,
    });
    const svg = renderToStaticMarkup(
      <LevelMoves
        data={{
          before: "March",
          after: "June",
          changes: [
            {
              number: 1,
              name: "One",
              rows: [
                row("up", 2, 3),
                row("down", 3, 2),
                row("stay", 3, 3),
                row("open", 3, null),
                row("none", 2, "not-applicable"),
              ],
            },
          ],
        }}
      />,
    );
    expect(svg).toContain("up: March level 2, June level 3, target 4");
    expect(svg).toContain("none: March level 2, June does not apply, target 4");
    expect(readTexts(svg)).toEqual(expect.arrayContaining(["open now", "n/a now"]));
    expect(svg.match(/stroke-dasharray="6 4"/g)).toHaveLength(1);
  });
});

describe("every row's spread", () => {
  const row = (positions: (number | null)[]) => ({
    key: "a",
    topic: "A topic",
    places: positions.map((position, at) => ({
      partnerId: `p${at}`,
      position,
      without: position === null ? ("blank" as const) : null,
      first: null,
    })),
    agreed: 3 as const,
    target: 4,
  });

  it.each([
    ["all on one level", () => 3],
    ["all halfway", () => 2.5],
    ["everywhere", (at: number) => 1 + (at % 9) / 2],
  ])("keeps 30 partners apart, %s", (_, at) => {
    const partners = somePartners(30);
    const { marks, height } = placeLine(row(partners.map((__, index) => at(index))), partners);
    expect(marks).toHaveLength(30);
    for (const [index, a] of marks.entries()) {
      expect(a.y).toBeGreaterThan(SPREAD_LINES.mark / 2);
      expect(a.y).toBeLessThan(height - SPREAD_LINES.mark / 2);
      for (const b of marks.slice(index + 1)) {
        expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(SPREAD_LINES.mark);
      }
    }
  });

  it("says in words who stands where, and counts those without a level", () => {
    const data = {
      partners: somePartners(3),
      changes: [{ number: 1, name: "One", rows: [row([2, 2.5, null])] }],
    };
    const svg = renderToStaticMarkup(<SpreadLines data={data} />);
    expect(svg).toContain("A topic: Partner 0 2, Partner 1 2.5. Agreed level 3.");
    expect(readTexts(svg)).toContain("1 no level");
  });
});

describe("a heat map of 30 partners", () => {
  const data = modelSizedHeat(30);
  const plan = planHeatMap(data);

  it("fits its width, with upright names over their columns and every number inside its cell", () => {
    expect(plan.width).toBeLessThanOrEqual(1160);
    expect(plan.crowded).toBe(true);
    expect(plan.cellLeft + plan.cellWidth * 30).toBeLessThan(plan.agreedLeft);
    const svg = renderToStaticMarkup(<HeatMap data={data} />);
    expect(svg.match(/rotate\(-90\)/g)).toHaveLength(30);
    for (const [, size = "", text = ""] of svg.matchAll(
      /font-size="([\d.]+)"[^>]*text-anchor="middle"[^>]*>(2\.5|n\/a)</g,
    )) {
      expect(measureText(text, Number(size))).toBeLessThanOrEqual(plan.cellWidth);
    }
  });

  it("leads from each row to its record, and is then no picture but a group", () => {
    const svg = renderToStaticMarkup(<HeatMap data={data} rowHref={(key) => `#${key}`} />);
    expect(svg.match(/<a href="#change-/g)).toHaveLength(26);
    expect(svg).toContain('role="group"');
  });
});

describe("an area in context", () => {
  it("prints each count, what is not counted, and a change without a level", () => {
    const svg = renderToStaticMarkup(
      <ContextBars
        data={{
          of: 150,
          counted: "Established or above",
          changes: [
            { number: 1, shortName: "Early planning", level: 2, areas: 79 },
            { number: 2, shortName: "Our own", level: null, areas: null },
          ],
        }}
      />,
    );
    expect(readTexts(svg)).toEqual(expect.arrayContaining(["79 of 150", "not counted", "–"]));
    expect(svg).toContain("2 Our own: this area has no agreed level; not counted");
  });
});
