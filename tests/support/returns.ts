import { readdirSync, readFileSync } from "node:fs";
import type { Quarter } from "#app/domain/measure/period.ts";
import { readContent } from "#app/domain/model/content-document.ts";
import type { Answers } from "#app/domain/return/answers.ts";
import { returnFileSchema } from "#app/domain/return/return-file.ts";
import { findTemplate, type ReturnForms, type Template } from "#app/domain/return/template.ts";
import {
  returnListsFileSchema,
  returnTemplateFileSchema,
} from "#app/domain/return/template-file.ts";

const read = (name: string) => readFileSync(`content/returns/${name}`, "utf8");

/** The templates of the content folder. */
export const FORMS: ReturnForms = {
  lists: readContent(read("lists.yaml"), "lists.yaml", returnListsFileSchema).value,
  templates: readdirSync("content/returns")
    .filter((name) => name !== "lists.yaml")
    .map((name) => readContent(read(name), name, returnTemplateFileSchema).value),
};

/** The template of a quarter that has one. */
export function templateOf(quarter: Quarter): Template {
  const template = findTemplate(FORMS, quarter);
  if (!template) throw new Error(`There is no template for ${quarter}.`);
  return template;
}

/** Southend's published return for a quarter of 2016-17. */
export function southend(part: 1 | 2 | 3 | 4): Answers {
  const text = readFileSync(`content/demonstration/return-2016-17-q${part}.json`, "utf8");
  return returnFileSchema.parse(JSON.parse(text)).answers;
}
