import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ContentError, type ContentProblem, formatProblem } from "./content-error.ts";
import { loadEdition } from "./load-edition.ts";

const text = `id: small
title: A small model
publication: some-book
wording: Our own.
levels:
  - { value: 1, name: One, meaning: First. }
  - { value: 2, name: Two, meaning: Second. }
  - { value: 3, name: Three, meaning: Third. }
  - { value: 4, name: Four, meaning: Fourth. }
  - { value: 5, name: Five, meaning: Fifth. }
settings:
  - { key: share, row: first.alpha, placeholder: X, unit: per cent, question: How many? }
changes:
  - number: 1
    key: first
    name: First change
    shortName: First
    definition: What it is.
    rows:
      - key: first.alpha
        topic: Alpha
        descriptors: [A., B., C., D., X per cent.]
        actions: [A., B., C., D.]
        successMeasures: [A., B., C., D.]
        measures: [waiting]
        source: { publication: some-book, page: 8, row: 1 }
      - key: first.beta
        topic: Beta
        descriptors:
          - A.
          - B.
          - C.
          - D.
          - E.
        actions: [A., B., C., D.]
        successMeasures: [A., B., C., D.]
        measures: []
        source: { publication: some-book, page: 8, row: 2 }
  - number: 2
    key: second
    name: Second change
    shortName: Second
    definition: What it is.
    rows:
      - key: second.alpha
        topic: Alpha
        descriptors: [A., B., C., D., E.]
        actions: [A., B., C., D.]
        successMeasures: [A., B., C., D.]
        measures: []
        source: { publication: some-book, page: 9, row: 1 }
`;

function problemsOf(damaged: string): readonly ContentProblem[] {
  try {
    loadEdition(damaged, "small.yaml");
  } catch (error) {
    if (error instanceof ContentError) return error.problems;
    throw error;
  }
  return [];
}

/** The line, counted from 1, on which a piece of text stands. */
function lineOf(whole: string, part: string): number {
  return whole.slice(0, whole.indexOf(part)).split("\n").length;
}

describe("loadEdition", () => {
  it("gives the edition as written", () => {
    const edition = loadEdition(text, "small.yaml");
    expect(edition.id).toBe("small");
    expect(edition.changes.map((change) => change.rows.map((row) => row.key))).toEqual([
      ["first.alpha", "first.beta"],
      ["second.alpha"],
    ]);
    expect(edition.changes[0]?.rows[1]?.descriptors).toEqual(["A.", "B.", "C.", "D.", "E."]);
  });

  it.each([
    {
      damage: "a descriptor too few",
      from: "          - E.\n",
      to: "",
      at: "descriptors:\n",
      field: "changes[0].rows[1].descriptors",
      message: "must hold five descriptors, for levels 1 to 5",
    },
    {
      damage: "an empty descriptor",
      from: "          - E.\n",
      to: '          - ""\n',
      at: '          - ""',
      field: "changes[0].rows[1].descriptors[4]",
      message: "must not be empty",
    },
    {
      damage: "an action too many",
      from: "actions: [A., B., C., D.]",
      to: "actions: [A., B., C., D., E.]",
      at: "actions: [A., B., C., D., E.]",
      field: "changes[0].rows[0].actions",
      message: "must hold four actions, for levels 2 to 5",
    },
    {
      damage: "a success measure too few",
      from: "successMeasures: [A., B., C., D.]",
      to: "successMeasures: [A., B., C.]",
      at: "successMeasures: [A., B., C.]",
      field: "changes[0].rows[0].successMeasures",
      message: "must hold four success measures, for levels 2 to 5",
    },
    {
      damage: "a missing field",
      from: "        topic: Beta\n",
      to: "",
      at: "- key: first.beta",
      field: "changes[0].rows[1].topic",
      message: "is missing",
    },
    {
      damage: "a misspelt field",
      from: "    definition: What it is.\n    rows:\n      - key: second",
      to: "    definition: What it is.\n    notes: Hm.\n    rows:\n      - key: second",
      at: "    notes: Hm.",
      field: "changes[1].notes",
      message: "is not a field here",
    },
    {
      damage: "a level out of order",
      from: "value: 2, name: Two",
      to: "value: 3, name: Two",
      at: "value: 3, name: Two",
      field: "levels[1].value",
      message: "must be 2: levels run from 1 to 5",
    },
    {
      damage: "a change number that skips",
      from: "number: 2",
      to: "number: 3",
      at: "number: 3",
      field: "changes[1].number",
      message: "must be 2: changes are numbered 1 to n",
    },
    {
      damage: "a row key used twice",
      from: "key: first.beta",
      to: "key: first.alpha",
      at: "key: first.alpha\n        topic: Beta",
      field: "changes[0].rows[1].key",
      message: '"first.alpha" is used more than once',
    },
    {
      damage: "a row key under another change",
      from: "key: first.beta",
      to: "key: third.beta",
      at: "key: third.beta",
      field: "changes[0].rows[1].key",
      message: 'must begin with "first."',
    },
    {
      damage: "a measure named twice",
      from: "measures: [waiting]",
      to: "measures: [waiting, waiting]",
      at: "measures: [waiting, waiting]",
      field: "changes[0].rows[0].measures[1]",
      message: '"waiting" is used more than once',
    },
    {
      damage: "a setting for a row that does not exist",
      from: "row: first.alpha, placeholder",
      to: "row: first.gamma, placeholder",
      at: "row: first.gamma, placeholder",
      field: "settings[0].row",
      message: 'no row has the key "first.gamma"',
    },
    {
      damage: "a setting whose blank is nowhere in its row",
      from: "D., X per cent.]",
      to: "D., Some.]",
      at: "placeholder: X",
      field: "settings[0].placeholder",
      message: 'no descriptor of the row holds "X per cent"',
    },
    {
      damage: "a page that is no number",
      from: "page: 9",
      to: "page: nine",
      at: "page: nine",
      field: "changes[1].rows[0].source.page",
      message: "Invalid input: expected number, received string",
    },
  ])("finds $damage on its line", ({ from, to, at, field, message }) => {
    const damaged = text.replace(from, to);
    expect(damaged).not.toBe(text);
    // In the row that lost a descriptor, "descriptors:" with nothing after it stands once.
    const line = lineOf(damaged, at);
    expect(problemsOf(damaged)).toEqual([{ file: "small.yaml", line, field, message }]);
  });

  it("lists every problem and not just the first", () => {
    const damaged = text
      .replace("          - E.\n", "")
      .replace("title: A small model\n", "")
      .replace("page: 9", "page: 0");
    expect(problemsOf(damaged).map((problem) => problem.field)).toEqual([
      "title",
      "changes[0].rows[1].descriptors",
      "changes[1].rows[0].source.page",
    ]);
  });

  it.each([
    { damage: "a field written twice", broken: text.replace("title:", "id: again\ntitle:") },
    { damage: "a bracket left open", broken: text.replace("[waiting]", "[waiting") },
    { damage: "a colon inside plain text", broken: text.replace("Alpha\n", "Alpha: beta: x\n") },
  ])("refuses $damage as broken YAML, with its line", ({ broken }) => {
    const [problem] = problemsOf(broken);
    expect(problem?.message).toMatch(/^not readable as YAML: /);
    expect(problem?.line).toBeGreaterThan(1);
  });

  it("refuses an empty file", () => {
    expect(problemsOf("")).toEqual([
      expect.objectContaining({ file: "small.yaml", line: 1, field: "" }),
    ]);
  });

  it("prints a problem as file:line field: message", () => {
    const [problem] = problemsOf(text.replace("number: 2", "number: 4"));
    expect(problem && formatProblem(problem)).toBe(
      `small.yaml:${lineOf(text, "number: 2")} changes[1].number: must be 2: changes are numbered 1 to n`,
    );
  });

  it("reads the committed edition", () => {
    const file = "content/editions/hicm-2017/model.yaml";
    expect(loadEdition(readFileSync(file, "utf8"), file).id).toBe("hicm-2017");
  });
});
