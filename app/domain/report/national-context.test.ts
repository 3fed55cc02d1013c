import { describe, expect, it } from "vitest";
import type { Benchmark } from "../model/benchmark.ts";
import { checkBenchmark } from "../model/benchmark.ts";
import type { Level } from "../model/edition.ts";
import { putInContext } from "./national-context.ts";

const benchmark: Benchmark = {
  id: "england",
  title: "England",
  edition: "one",
  asAt: "2017-09-30",
  areas: 150,
  level: 3,
  source: { publication: "answer", place: "table" },
  counts: [
    { change: "a", areas: 79 },
    { change: "b", areas: 108 },
  ],
};
const levels = [{ value: 3 as Level, name: "Established" }];
const change = (key: string, level: Level | null) => ({ key, number: 1, shortName: key, level });

describe("the national position beside the area's own", () => {
  it("counts and never ranks", () => {
    const context = putInContext(
      benchmark,
      [change("b", 4), change("a", 2), change("own", 3)],
      levels,
      "A source",
    );
    expect(context?.changes.map(({ key, areas }) => [key, areas])).toEqual([
      ["b", 108],
      ["a", 79],
      ["own", null],
    ]);
    expect(context?.sentences).toEqual([
      "On 30 September 2017, between 79 and 108 of 150 areas called themselves Established or above, depending on the change.",
      "This area agreed Established or above on 2 of the 3 changes it agreed a level for.",
      "Areas judged themselves, each in its own way, so the figures give context and no order among areas.",
    ]);
    expect(JSON.stringify(context)).not.toMatch(
      /rank|better|worse|behind|ahead|quartile|top|bottom/i,
    );
  });

  it("says so without an agreed level, and is left out where nothing is counted", () => {
    expect(putInContext(benchmark, [change("a", null)], levels, "")?.sentences[1]).toBe(
      "This area has not agreed a level for a change yet.",
    );
    expect(putInContext(benchmark, [change("own", 3)], levels, "")).toBeNull();
  });
});

describe("a benchmark's file", () => {
  it("counts no change twice, and no more areas than there are", () => {
    const counts = [
      { change: "a", areas: 151 },
      { change: "a", areas: 1 },
    ];
    expect(checkBenchmark({ ...benchmark, counts }).map(({ message }) => message)).toEqual([
      '"a" is used more than once',
      "is more than all 150 areas",
    ]);
  });
});
