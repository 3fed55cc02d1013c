import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { contentJsonSchemas } from "./content-schema.ts";

const dir = "content/schema";

it("has its JSON schemas committed as generated (npm run content:check -- --write-schema)", () => {
  const committed = Object.fromEntries(
    readdirSync(dir).map((name) => [name, JSON.parse(readFileSync(`${dir}/${name}`, "utf8"))]),
  );
  expect(committed).toEqual(JSON.parse(JSON.stringify(contentJsonSchemas())));
});

it("is named on the first line of every content file it describes", () => {
  const files = {
    "content/editions/hicm-2017/model.yaml": "../../schema/edition.schema.json",
    "content/sources.yaml": "schema/sources.schema.json",
    "content/partners.yaml": "schema/partners.schema.json",
    "content/glossary.yaml": "schema/glossary.schema.json",
    "content/funding/steps.yaml": "../schema/steps.schema.json",
    "content/funding/purposes.yaml": "../schema/purposes.schema.json",
    "content/conditions/ibcf-2017.yaml": "../schema/conditions.schema.json",
    "content/graduation/first-wave-2017.yaml": "../schema/graduation.schema.json",
    "content/graduation/later-waves.yaml": "../schema/graduation.schema.json",
    "content/benchmarks/hicm-september-2017.yaml": "../schema/benchmarks.schema.json",
    ...Object.fromEntries(
      [
        ["area", "area"],
        ["partners-and-people", "people"],
        ["round-september-2016", "round"],
        ["round-march-2017", "round"],
        ["round-june-2017", "round"],
        ["plan", "plan"],
        ["funding", "funding"],
        ["measures", "measures"],
        ["graduation", "graduation"],
      ].map(([file, schema]) => [
        `content/demonstration/${file}.yaml`,
        `../schema/demonstration-${schema}.schema.json`,
      ]),
    ),
    "content/returns/lists.yaml": "../schema/return-lists.schema.json",
    ...Object.fromEntries(
      readdirSync("content/returns")
        .filter((name) => name !== "lists.yaml")
        .map((name) => [`content/returns/${name}`, "../schema/return-template.schema.json"]),
    ),
    ...Object.fromEntries(
      readdirSync("content/measures").map((name) => [
        `content/measures/${name}`,
        "../schema/measures.schema.json",
      ]),
    ),
  };
  for (const [file, schema] of Object.entries(files)) {
    expect(readFileSync(file, "utf8").split("\n", 1)[0]).toBe(
      `# yaml-language-server: $schema=${schema}`,
    );
  }
});
