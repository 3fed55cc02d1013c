import { describe, expect, it } from "vitest";
import { panelOf } from "./panel.fixture.ts";
import { analysePartners, describeLean, describePartners } from "./partners.ts";

const NAMES: Record<string, string> = { p1: "Voluntary sector", p2: "Council", p3: "Acute trust" };
const nameOf = (partner: string) => NAMES[partner] ?? partner;
const standing = (...partners: Parameters<typeof panelOf>) =>
  analysePartners(panelOf(...partners)).positions.map((p) => p.standsApart);

describe("positions", () => {
  it("is the median of a partner's own people, half-way when tied", () => {
    const [first, second] = analysePartners(panelOf([1, 2, 4], [2, 3, 4, 5])).positions;
    expect(first).toMatchObject({ position: 2, lower: 2, upper: 2, raters: 3 });
    expect(second).toMatchObject({ position: 3.5, lower: 3, upper: 4, raters: 4 });
  });

  it("keeps the inside of a partner with fewer than three people to itself", () => {
    const [pair] = analysePartners(panelOf([2, 5], [3, 3, 3])).positions;
    expect(pair).toMatchObject({
      position: 3.5,
      lower: 3.5,
      upper: 3.5,
      range: null,
      dividedInternally: false,
    });
  });

  it("finds a partner divided inside from three people and two levels", () => {
    const [one, two] = analysePartners(panelOf([2, 3, 4], [3, 3, 4])).positions;
    expect(one).toMatchObject({ range: 2, dividedInternally: true });
    expect(two).toMatchObject({ range: 1, dividedInternally: false });
  });

  it("stands apart at two levels from the median of the others", () => {
    expect(standing([3], [3], [5])).toEqual([false, false, true]);
    expect(standing([3], [3], [4])).toEqual([false, false, false]);
    expect(standing([1], [2], [4])).toEqual([true, false, true]);
    expect(standing([4])).toEqual([false]);
  });

  it("is empty when nobody scored", () => {
    expect(analysePartners([])).toEqual({
      positions: [],
      camps: null,
      betweenWithin: "cannot-tell",
      meanBetween: null,
      meanWithin: null,
    });
  });
});

describe("camps", () => {
  const camps = (...partners: Parameters<typeof panelOf>) =>
    analysePartners(panelOf(...partners)).camps;

  it("cuts at the widest gap of two levels or more", () => {
    expect(camps([4], [1], [1], [5])).toEqual([
      ["p2", "p3"],
      ["p1", "p4"],
    ]);
    expect(camps([1], [2], [3], [4])).toBeNull();
  });

  it("cuts only the widest, and each of several as wide", () => {
    expect(camps([1, 1], [3], [5, 5, 5], [3])).toEqual([["p1"], ["p2", "p4"], ["p3"]]);
    expect(camps([1], [3], [5, 5, 5, 4], [3, 2])).toEqual([["p1", "p2", "p4"], ["p3"]]);
  });
});

describe("between or within", () => {
  const place = (...partners: Parameters<typeof panelOf>) =>
    analysePartners(panelOf(...partners)).betweenWithin;

  it("tells where the differences lie", () => {
    expect(place([4, 4], [2, 2], [2, 2])).toBe("between");
    expect(place([2, 5], [2, 5])).toBe("within");
    expect(place([3, 4, 3], [3, 4, 4])).toBe("neither");
  });

  it("cannot tell from fewer than two partners with two people", () => {
    expect(place([4, 4], [2], [2])).toBe("cannot-tell");
    expect(place([1, 5, 3])).toBe("cannot-tell");
  });
});

describe("describePartners", () => {
  const say = (...partners: Parameters<typeof panelOf>) =>
    describePartners(analysePartners(panelOf(...partners)), nameOf);

  it("says who stands apart and where differences lie, names in alphabetical order", () => {
    expect(say([5, 5], [2, 2, 2], [2, 3, 2])).toEqual([
      "Positions fall into 2 groups: Acute trust and Council; Voluntary sector.",
      "Standing apart from the others: Voluntary sector.",
      "Mainly between organisations (2.0 against 0.2 inside them).",
    ]);
  });

  it("asks for the wording to be checked when partners differ inside", () => {
    expect(say([1, 3, 5], [1, 3, 5])).toEqual([
      "Differing views inside: Council and Voluntary sector.",
      "Mainly within organisations (1.8 against 2.7 inside them): check the wording of the row.",
    ]);
  });

  it("leaves out means that would give two people's scores away", () => {
    expect(say([1, 1], [3, 3], [2])).toEqual(["Mainly between organisations."]);
  });

  it("says nothing where there is nothing to say", () => {
    expect(say([3], [3], [4])).toEqual([]);
  });
});

describe("describeLean", () => {
  const rowsOf = (...rows: Parameters<typeof panelOf>[]) =>
    rows.flatMap((row) => analysePartners(panelOf(...row)).positions.slice(0, 1));

  it("counts rows below and above the others and the typical distance", () => {
    const lean = describeLean(
      rowsOf([[2], [3], [3]], [[2], [4], [4]], [[4], [4], [4]], [[5], [4]]),
    );
    expect(lean).toEqual({
      rows: 4,
      below: 2,
      above: 1,
      level: 1,
      typicalDistance: 1,
      sentence:
        "Of 4 rows: below the others on 2, above on 1, the same on 1; typically 1 level away.",
    });
  });

  it("leaves out rows no other partner scored", () => {
    expect(describeLean(rowsOf([[3]])).sentence).toBe("No row to compare with the other partners.");
  });
});
