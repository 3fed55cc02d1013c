import { describe, expect, it } from "vitest";
import { leaveOutNames } from "./without-people.ts";

const NAMES = ["Dr Priya Raman", "Siobhán Keane", "Tomasz Wren, federation manager", "Jo"];
const clean = (text: string) => leaveOutNames(text, NAMES);

describe("a text without people", () => {
  it.each([
    ["Priya Raman will ask.", "[name left out] will ask."],
    ["Ask DR PRIYA RAMAN, or Dr. Raman.", "Ask [name left out], or [name left out]."],
    ["Siobhan Keane’s ward", "[name left out]’s ward"],
    ["Siobha\u0301n Keane agreed.", "[name left out] agreed."],
    ["Ms Keane and Tomasz\u00a0Wren", "[name left out] and [name left out]"],
    ["Write to s.keane@example.nhs.uk.", "Write to [address left out]."],
  ])("%j says %j", (text, without) => {
    expect(clean(text)).toBe(without);
  });

  it.each([
    "The wren sang; a job for the federation manager.",
    "Joint work, and Jo agrees",
    "Keanes Lane",
    "At 3 @ 4",
  ])("%j stays as it is", (text) => {
    expect(clean(text)).toBe(text);
  });

  it("is cleaned wherever it stands, and nothing else is touched", () => {
    const report = { rows: [{ level: 3, why: "Priya Raman said so", views: null }] };
    expect(leaveOutNames(report, NAMES)).toEqual({
      rows: [{ level: 3, why: "[name left out] said so", views: null }],
    });
    expect(leaveOutNames(report, [])).toEqual(report);
  });
});
