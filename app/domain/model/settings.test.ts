import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Edition } from "./edition.ts";
import { loadEdition } from "./load-edition.ts";
import { fillSettings } from "./settings.ts";

const file = "content/editions/hicm-2017/model.yaml";
const edition = loadEdition(readFileSync(file, "utf8"), file);

const rowOf = (given: Edition) =>
  given.changes
    .flatMap((change) => change.rows)
    .find((row) => row.key === "early-discharge-planning.emergency-admissions");

describe("fillSettings", () => {
  it("puts the area's own share in place of X, in the descriptor and its success measure", () => {
    const row = rowOf(fillSettings(edition, { "home-on-date-percent": 80 }));
    expect(row?.descriptors[4]).toBe(
      "There is evidence that 80 per cent of patients go home on the date agreed when they were admitted.",
    );
    expect(row?.successMeasures[3]).toContain("80 per cent");
  });

  it("leaves X where the area has not said", () => {
    expect(fillSettings(edition, {})).toEqual(edition);
    expect(rowOf(fillSettings(edition, {}))?.descriptors[4]).toContain("X per cent");
  });

  it("touches no other row, and not the edition it was given", () => {
    const before = structuredClone(edition);
    const filled = fillSettings(edition, { "home-on-date-percent": 75 });
    expect(edition).toEqual(before);
    expect(filled.changes.slice(1)).toEqual(edition.changes.slice(1));
    expect(filled.changes[0]?.rows[0]).toEqual(edition.changes[0]?.rows[0]);
  });
});
