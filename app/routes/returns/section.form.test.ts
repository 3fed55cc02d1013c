import { describe, expect, it } from "vitest";
import { templateOf } from "#tests/support/returns.ts";
import { sectionForm } from "./section.form.ts";

const changes = templateOf("2017-18 Q1").sections.find(({ key }) => key === "changes");
if (!changes) throw new Error("There is no section on the changes.");
const LEVEL = "hicm.home-first.current";
const MILESTONES = "hicm.home-first.milestones";
const held = {
  [LEVEL]: { answer: "4", source: "A round" },
  [MILESTONES]: { answer: "Open the flats", source: "The plan" },
};
const form = sectionForm(changes, held);
const read = (typed: object) => form.safeParse({ version: "1", intent: "save", ...typed });

describe("filling blanks from what the tool holds", () => {
  it("leaves out a level that would need reasons only a person has", () => {
    expect(read({ intent: "fill" }).data?.answers).toEqual({ [MILESTONES]: "Open the flats" });
  });

  it("keeps what was typed, and takes the level once its reasons are there", () => {
    const typed = {
      intent: "fill",
      "hicm.home-first.rationale": "Seen in March.",
      [MILESTONES]: "Ours",
    };
    expect(read(typed).data?.answers).toEqual({
      [LEVEL]: "4",
      "hicm.home-first.rationale": "Seen in March.",
      [MILESTONES]: "Ours",
    });
  });
});

it("uses what was ticked in place of what was typed, and asks for what that needs", () => {
  const ticked = read({ use: [MILESTONES], [MILESTONES]: "Ours" });
  expect(ticked.data?.answers).toEqual({ [MILESTONES]: "Open the flats" });
  const { error } = read({ use: [LEVEL] });
  expect(error?.issues.map(({ path }) => path[0])).toEqual(["hicm.home-first.rationale"]);
});

it("names every field that cannot be read, at once", () => {
  const { error } = read({ [LEVEL]: "9", "hicm.patient-flow.planned": "soon" });
  expect(error?.issues.map(({ path }) => path[0])).toEqual(["hicm.patient-flow.planned", LEVEL]);
});
