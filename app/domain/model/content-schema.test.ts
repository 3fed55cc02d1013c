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
