import { describe, expect, it } from "vitest";
import { reportProcessDates } from "./process-dates.ts";

const source = { publication: "p", place: "x" };
const DATES = [
  { key: "talk", name: "Talk", words: "", until: "2017-04-18", source },
  { key: "workshop", name: "Workshop", words: "", from: "2017-05-01", until: "2017-06-30", source },
  { key: "panel", name: "Panel", words: "", from: "2017-07-01", until: "2017-07-15", source },
  { key: "later", name: "Later", words: "", source },
];
const own = (key: string, dueOn: string | null, doneOn: string | null) => ({
  key,
  dueOn,
  doneOn,
  note: "",
});
const states = (said: ReturnType<typeof own>[], today: string) =>
  reportProcessDates(DATES, said, today).map(({ state, daysLate }) => [state, daysLate]);

describe("the dates of the process", () => {
  it("say what is late, under way, soon and ahead", () => {
    expect(states([], "2017-06-21")).toEqual([
      ["late", 64],
      ["under-way", 0],
      ["soon", 0],
      ["no-date", 0],
    ]);
    expect(states([], "2017-04-18")[0]).toEqual(["soon", 0]);
    expect(states([], "2017-03-01").map(([state]) => state)).toEqual([
      "ahead",
      "ahead",
      "ahead",
      "no-date",
    ]);
  });

  it("say what was done, and how late", () => {
    expect(states([own("talk", null, "2017-04-18")], "2017-06-21")[0]).toEqual(["done", 0]);
    expect(states([own("talk", null, "2017-04-20")], "2017-06-21")[0]).toEqual(["done-late", 2]);
  });

  it("take the area’s own day where the wave has none, and never in place of the wave’s", () => {
    const said = [own("talk", "2017-12-31", null), own("later", "2017-06-20", null)];
    expect(states(said, "2017-06-21")).toEqual([
      ["late", 64],
      ["under-way", 0],
      ["soon", 0],
      ["late", 1],
    ]);
  });
});
