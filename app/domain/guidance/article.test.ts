import { describe, expect, test } from "vitest";
import { type Article, articleSchema, checkArticle, crossCheckArticle } from "./article.ts";

const ARTICLE: Article = {
  id: "falls",
  title: "Falls",
  summary: "Come quickly.",
  topic: "evidence",
  changes: ["home-first"],
  criteria: [],
  sections: [{ text: [Array.from({ length: 120 }, () => "word").join(" ")] }],
  sources: [{ publication: "guide", place: "slide 1" }],
};

describe("an article", () => {
  test("of the right length under its file's name is in order", () => {
    expect(checkArticle("guidance/falls.yaml")(ARTICLE)).toEqual([]);
  });

  test("is refused under another name, too short or too long, or with a change twice", () => {
    const fields = (article: Article, file = "guidance/falls.yaml") =>
      checkArticle(file)(article).map(({ path }) => path.join("."));
    expect(fields(ARTICLE, "guidance/other.yaml")).toEqual(["id"]);
    expect(fields({ ...ARTICLE, sections: [{ text: ["Too short."] }] })).toEqual(["sections"]);
    const long = { text: [Array.from({ length: 301 }, () => "word").join(" ")] };
    expect(fields({ ...ARTICLE, sections: [long] })).toEqual(["sections"]);
    expect(fields({ ...ARTICLE, changes: ["a", "a"] })).toEqual(["changes.1"]);
  });

  test("names changes and criteria that exist", () => {
    const editions = [{ changes: [] }];
    const findings = crossCheckArticle({ ...ARTICLE, criteria: ["x"] }, { editions, waves: [] });
    expect(findings.map(({ path }) => path.join("."))).toEqual(["changes.0", "criteria.0"]);
  });

  test("has a section with something in it, and a source", () => {
    const refused = (change: object) => articleSchema.safeParse({ ...ARTICLE, ...change }).success;
    expect(refused({ sections: [{ heading: "Alone" }] })).toBe(false);
    expect(refused({ sources: [] })).toBe(false);
    expect(refused({ topic: "weather" })).toBe(false);
  });
});
