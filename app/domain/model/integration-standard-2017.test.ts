import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { crossCheckTouches } from "./cross-check.ts";
import type { Edition } from "./edition.ts";
import { editionHash } from "./edition-hash.ts";
import { loadEdition } from "./load-edition.ts";
import { modelOf } from "./model-family.ts";

const read = (id: string) => {
  const file = `content/editions/${id}/model.yaml`;
  return loadEdition(readFileSync(file, "utf8"), file);
};
const standard = read("integration-standard-2017");
const hicm = read("hicm-2017");
const text = (change: Edition["changes"][number]) =>
  [change.definition, change.systemChange, ...(change.experience ?? [])].join(" ").toLowerCase();

/** What the print says of each objective, by its number: words that the restatement must hold. */
const FACTS: Record<number, string> = {
  1: "digital record moves with me all professionals personal data nhs number main identifier providers commissioners",
  2: "emergency right care in time manage my condition out of hospital personal budget joint health care data most at risk unplanned integrated personal commissioning by head",
  3: "nhs council best care clear plan efficient integration",
  4: "complex nhs social care assess together one plan everything",
  5: "gp social worker carer decide how much care right professionals",
  6: "hospital health social care work together no longer than i need",
  7: "urgent emergency health social care both when i need",
};

describe("the Integration Standard", () => {
  it("has seven objectives, restated with what each promises", () => {
    expect(standard.changes.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    for (const change of standard.changes) {
      const said = text(change);
      const missing = (FACTS[change.number] ?? "")
        .split(" ")
        .filter((word) => !said.includes(word));
      expect(missing, change.name).toEqual([]);
    }
  });

  it("gives objectives 4 to 7 the one system change that is printed for them", () => {
    const shared = standard.changes.slice(3).map(({ systemChange }) => systemChange);
    expect(new Set(shared).size).toBe(1);
    for (const word of ["several professions", "networks", "seven days a week"]) {
      expect(shared[0]).toContain(word);
    }
  });

  it("runs in every row from nothing over some and most to all", () => {
    for (const { key, descriptors } of standard.changes.flatMap(({ rows }) => rows)) {
      const [, second = "", third = "", fourth = "", fifth = ""] = descriptors.map((each) =>
        each.toLowerCase(),
      );
      expect(second, key).toMatch(/partners have|agreed|chosen/);
      expect(third, key).toMatch(/\bsome\b/);
      expect(fourth, key).toMatch(/\bmost\b/);
      expect(fifth, key).toMatch(/\b(all|every|everyone|across the area|the whole)\b/);
    }
  });

  it("touches changes of the model that exist, each objective at least two", () => {
    expect(crossCheckTouches(standard, [hicm])).toEqual([]);
    for (const { touches } of standard.changes) {
      expect(touches?.changes.length).toBeGreaterThanOrEqual(2);
    }
  });
});

describe("what an edition touches", () => {
  const touching = (touches: object): Edition => ({
    ...standard,
    changes: standard.changes.map((change, at) =>
      at === 0 ? { ...change, touches: touches as never } : change,
    ),
  });

  it("is refused where the edition or the change is not there, or stands twice", () => {
    const places = (touches: object) =>
      crossCheckTouches(touching(touches), [hicm]).map(({ path }) => path.join("."));
    expect(places({ edition: "hicm-1999", changes: ["home-first"] })).toEqual([
      "changes.0.touches.edition",
    ]);
    expect(places({ edition: "hicm-2017", changes: ["home-first", "no-such"] })).toEqual([
      "changes.0.touches.changes.1",
    ]);
    expect(places({ edition: "hicm-2017", changes: ["home-first", "home-first"] })).toEqual([
      "changes.0.touches.changes.1",
    ]);
  });
});

describe("the family of an edition", () => {
  it("is the changes where an edition does not say, as those stored before do not", () => {
    expect(modelOf(hicm)).toBe("hicm");
    expect(modelOf(standard)).toBe("standard");
    expect(hicm.model).toBeUndefined();
  });

  it("leaves the hash of an edition that does not say as it was", () => {
    const stored = JSON.parse(JSON.stringify(hicm)) as Edition;
    expect(Object.keys(stored)).not.toContain("model");
    expect(editionHash(stored)).toBe(editionHash(hicm));
  });
});
