import { expect, it } from "vitest";
import { cite } from "./citation.ts";

const sources = new Map([
  ["framework", { title: "Policy framework", date: "2017-03" }],
  ["paper", { title: "Joint report, 21 June 2017", date: "2017-06-21" }],
  ["handbook", { title: "Handbook", date: "2016" }],
]);

it.each([
  [
    { publication: "framework", page: 17, place: "condition 2a" },
    "Policy framework, March 2017, page 17, condition 2a",
  ],
  [
    { publication: "paper", place: "paragraph 5.8.1" },
    "Joint report, 21 June 2017, paragraph 5.8.1",
  ],
  [{ publication: "handbook", place: "chapter 2" }, "Handbook, 2016, chapter 2"],
])("prints title, date and place once each", (citation, words) => {
  expect(cite(citation, sources)).toBe(words);
});
