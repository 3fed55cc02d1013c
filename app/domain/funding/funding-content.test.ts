import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readContent } from "#app/domain/model/content-document.ts";
import { loadEdition } from "#app/domain/model/load-edition.ts";
import { sourceFileSchema } from "#app/domain/model/source.ts";
import { CLAUSES, type Clause } from "./clauses.ts";
import { conditionsFileSchema, purposesFileSchema, stepsFileSchema } from "./funding-content.ts";

const text = (file: string) => readFileSync(file, "utf8");
const steps = "content/funding/steps.yaml";
const purposes = "content/funding/purposes.yaml";
const conditions = "content/conditions/ibcf-2017.yaml";
const model = "content/editions/hicm-2017/model.yaml";

const readSteps = (content: string) => readContent(content, steps, stepsFileSchema).value;
const { steps: nine, areas } = readSteps(text(steps));
const listed = readContent(text(conditions), conditions, conditionsFileSchema).value.conditions;
const purposeList = readContent(text(purposes), purposes, purposesFileSchema).value.purposes;

test("steps 1 to 8 are the changes of the 2017 model, and step 9 is none", () => {
  const changes = loadEdition(text(model), model).changes;
  expect(nine.slice(0, 8)).toEqual(changes.map(({ number, key, name }) => ({ number, key, name })));
  expect(changes.map(({ key }) => key)).not.toContain(nine[8]?.key);
});

test("an area says what it spends on each of the nine steps", () => {
  expect(areas.map(({ uses }) => uses.length)).toEqual([9]);
});

test("a check cites the same place as the condition it is about", () => {
  for (const { condition, ...place } of Object.values<Clause>(CLAUSES)) {
    expect(listed.find(({ key }) => key === condition)?.source).toEqual(place);
  }
});

test("every citation names a publication that is listed", () => {
  const file = "content/sources.yaml";
  const known = readContent(text(file), file, sourceFileSchema).value.sources.map(({ id }) => id);
  const cited = [
    ...areas.map(({ source }) => source),
    ...purposeList.map(({ source }) => source),
    ...listed.flatMap(({ source, alsoAt }) => (alsoAt ? [source, alsoAt] : [source])),
  ];
  for (const { publication } of cited) expect(known).toContain(publication);
});

test("an author is told where a file is wrong", () => {
  const swapped = text(steps).replace("number: 2", "number: 3");
  expect(() => readSteps(swapped)).toThrow(
    "content/funding/steps.yaml:5 steps: must run from 1 to 9",
  );
  const without = text(conditions).replace("    kind: national\n", "");
  expect(() => readContent(without, conditions, conditionsFileSchema)).toThrow(".kind: is missing");
});
