import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FOUND } from "#app/domain/guidance/search.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";

let demo: DemonstrationDatabase;
beforeAll(() => {
  demo = openDemonstration();
});
afterAll(() => demo.close());

const NO_FILTER = { change: "", topic: "", criterion: "" };
const search = (text: string, filter: Partial<typeof NO_FILTER> = {}) =>
  demo.services.guidance.search({ text, ...NO_FILTER, ...filter });
const ids = (text: string, filter?: Partial<typeof NO_FILTER>) =>
  search(text, filter).results.map(({ id }) => id);

describe("searching the guidance", () => {
  test("finds an article by its title first, with the words marked in its text", () => {
    const { results } = search("reablement");
    expect(results[0]?.id).toBe("reablement");
    const marked = results[0]?.snippet.filter(({ found }) => found).map(({ text }) => text);
    expect(marked?.join(" ").toLowerCase()).toContain("reablement");
  });

  test("finds words by their stem, their beginning, and without accents", () => {
    expect(ids("budgeting")).toContain("capitated-budgets");
    expect(ids("stratif")).toContain("risk-stratification");
    expect(ids("réablément")).toEqual(ids("reablement"));
    expect(ids("REABLEMENT")).toEqual(ids("reablement"));
  });

  test("asks for every word, and settles for some where nothing has them all", () => {
    expect(ids("section 75")).toContain("pooled-budgets");
    expect(search("section 75").loose).toBe(false);
    const some = search("falls zebra");
    expect(some.loose).toBe(true);
    expect(some.results[0]?.id).toBe("falls-prevention");
  });

  test("keeps to a change, a topic and a criterion, and says what lies outside", () => {
    const everywhere = ids("risk");
    const inside = search("risk", { topic: "money" });
    expect(inside.results.length).toBeGreaterThan(0);
    expect(inside.results.length + inside.beyond).toBe(everywhere.length);
    expect(ids("", { change: "trusted-assessors" })).toContain("shared-records");
    expect(ids("", { criterion: "peer-leadership" })).toEqual(["graduating"]);
    expect(search("", { change: "no-such" }).filters.change).toBeNull();
  });

  test("suggests another word where it finds nothing", () => {
    const nothing = search("raeblement");
    expect(nothing).toMatchObject({ results: [], suggestion: "reablement" });
    expect(search("qqqqqqq")).toMatchObject({ results: [], suggestion: null });
  });

  test.each([
    '"',
    '""""',
    "'; DROP TABLE guidance; --",
    "title: falls",
    "falls AND OR NOT",
    "NEAR(falls, 2)",
    "(falls",
    "falls*^-+{}:",
    "* OR *",
    "fa\u0000lls",
    "\u0002falls\u0003",
    "𝕗alls 😀",
    "x ".repeat(500),
    "falls".repeat(200),
    "%_%",
  ])("takes no text for an operator and fails on none: %j", (text) => {
    const shown = search(text).results.flatMap(({ snippet }) => snippet.map((part) => part.text));
    for (const mark of Object.values(FOUND)) expect(shown.join("")).not.toContain(mark);
  });

  test("without words lists every article once", () => {
    const all = ids("");
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(20);
    expect(ids("   !!! ")).toEqual(all);
  });
});

describe("an article", () => {
  test("stands with its sources in words, what it bears on, and others to read", () => {
    const article = demo.services.guidance.article("reablement");
    expect(article.sources).toEqual([expect.stringMatching(/^Making it Better: .*slide 30$/)]);
    expect(article.changes.map(({ number }) => number)).toContain(4);
    expect(article.related.map(({ id }) => id)).not.toContain("reablement");
  });

  test("that does not exist is not found", () => {
    const find = () => demo.services.guidance.article("no-such");
    expect(find).toThrow(expect.objectContaining({ code: "not-found" }));
  });

  test("is listed beside a change it bears on", () => {
    const beside = demo.services.guidance.forChange("home-first").map(({ id }) => id);
    expect(beside).toContain("reablement");
    expect(demo.services.guidance.forChange("no-such")).toEqual([]);
  });
});
