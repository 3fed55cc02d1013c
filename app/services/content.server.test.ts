import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ContentError } from "#app/domain/model/content-error.ts";
import { loadContent } from "./content.server.ts";

describe("the committed content", () => {
  const content = loadContent("content");

  it("holds the edition, measures, sources, partner kinds and glossary", () => {
    expect([...content.editions.keys()]).toContain("hicm-2017");
    expect(content.partnerKinds.map((kind) => kind.key)).toEqual([
      "acute",
      "community",
      "mental-health",
      "ambulance",
      "nhs-commissioner",
      "adult-social-care",
      "district-housing",
      "general-practice",
      "care-providers",
      "voluntary",
      "healthwatch-carers",
    ]);
    expect(content.glossary.find(({ term }) => term === "DTOC")?.expansion).toBe(
      "delayed transfer of care",
    );
  });

  it("holds the nine steps, the three purposes and the conditions of the grant", () => {
    expect(content.steps.steps.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(content.purposes.map(({ name }) => name)).toEqual([
      "Meet adult social care needs",
      "Reduce pressure on the NHS",
      "Support the local care market",
    ]);
    expect(content.conditions.get("ibcf-2017")?.conditions.map(({ key }) => key)).toContain(
      "national-condition-4",
    );
  });

  it("has the four national metrics, and the interface metrics A1 to C1", () => {
    const measures = [...content.measures.values()];
    expect(measures.filter(({ set }) => set === "national").map(({ key }) => key)).toEqual([
      "delayed-transfers-of-care",
      "non-elective-admissions",
      "residential-admissions",
      "reablement-at-91-days",
    ]);
    expect(new Set(measures.flatMap(({ code }) => code ?? []))).toEqual(
      new Set(["A1", "A2", "A3", "A4", "A5", "B1", "C1"]),
    );
  });

  it("relates every row to at least one measure", () => {
    for (const edition of content.editions.values()) {
      const rows = edition.changes.flatMap((change) => change.rows);
      expect(rows.filter((row) => row.measures.length === 0)).toEqual([]);
    }
  });

  it("expands every abbreviation that the edition prints in brackets", () => {
    const terms = new Set(content.glossary.map(({ term }) => term));
    const printed = JSON.stringify([...content.editions.values()]).matchAll(/\(([A-Z]{2,}s?)\)/g);
    for (const [, term = ""] of printed) expect(terms).toContain(term.replace(/s$/, ""));
  });
});

describe("damaged content", () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "content-"));
    cpSync("content", dir, { recursive: true });
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const change = (file: string, from: string, to: string) => {
    const before = readFileSync(join(dir, file), "utf8");
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    writeFileSync(join(dir, file), after);
    return before.slice(0, before.indexOf(from)).split("\n").length;
  };
  const problems = () => {
    try {
      loadContent(dir);
    } catch (error) {
      if (error instanceof ContentError) return error.problems;
      throw error;
    }
    return [];
  };

  const edition = "editions/hicm-2017/model.yaml";
  const sources = "sources.yaml";
  it.each([
    {
      damage: "a row's measure that is not defined",
      file: edition,
      from: "[weekend-discharges, delayed-transfers-of-care]",
      to: "[weekend-outings, delayed-transfers-of-care]",
      field: "changes[4].rows[0].measures[0]",
      message: 'no measure has the key "weekend-outings"',
    },
    {
      damage: "a row's publication that is not listed",
      file: edition,
      from: "source: { publication: hicm-2017, page: 9, row: 2 }",
      to: "source: { publication: hicm-2071, page: 9, row: 2 }",
      field: "changes[1].rows[1].source.publication",
      message: 'no source has the id "hicm-2071"',
    },
    {
      damage: "an edition's publication that is not listed",
      file: edition,
      from: "publication: hicm-2017\nwording",
      to: "publication: lost\nwording",
      field: "publication",
      message: 'no source has the id "lost"',
    },
    {
      damage: "an edition under another folder's name",
      file: edition,
      from: "id: hicm-2017\ntitle",
      to: "id: hicm-2018\ntitle",
      field: "id",
      message: 'must be "hicm-2017", the name of its folder',
    },
    {
      damage: "a measure defined in two files",
      file: "measures/suggested.yaml",
      from: "key: weekend-discharges",
      to: "key: friends-and-family",
      field: "measures[2].key",
      message: '"friends-and-family" is used more than once',
    },
    {
      damage: "a measure's publication that is not listed",
      file: "measures/suggested.yaml",
      from: "publication: homeward",
      to: "publication: homewards",
      field: "measures[0].source.publication",
      message: 'no source has the id "homewards"',
    },
    {
      damage: "a source listed twice",
      file: sources,
      from: "id: written-answer-119383",
      to: "id: year-of-care-handbook",
      field: "sources[7].id",
      message: '"year-of-care-handbook" is used more than once',
    },
    {
      damage: "a date that is no date",
      file: sources,
      from: 'date: "2017-12-21"',
      to: 'date: "21 December 2017"',
      field: "sources[7].date",
      message: "must be a year, year-month or year-month-day, in quotes",
    },
    {
      damage: "a partner kind listed twice",
      file: "partners.yaml",
      from: "key: community",
      to: "key: acute",
      field: "kinds[1].key",
      message: '"acute" is used more than once',
    },
    {
      damage: "a term explained twice",
      file: "glossary.yaml",
      from: "term: ADASS",
      to: "term: A&E",
      field: "terms[1].term",
      message: '"A&E" is used more than once',
    },
    {
      damage: "a step that is not the model's change",
      file: "funding/steps.yaml",
      from: "key: home-first",
      to: "key: home-last",
      field: "steps[3].key",
      message: 'must be "home-first", the change of hicm-2017 with this number',
    },
    {
      damage: "a purpose's publication that is not listed",
      file: "funding/purposes.yaml",
      from: "publication: bcf-policy-framework-2017",
      to: "publication: hearsay",
      field: "purposes[0].source.publication",
      message: 'no source has the id "hearsay"',
    },
    {
      damage: "a condition's publication that is not listed",
      file: "conditions/ibcf-2017.yaml",
      from: "publication: southend-hwb-2017-06-21",
      to: "publication: hearsay",
      field: "conditions[0].alsoAt.publication",
      message: 'no source has the id "hearsay"',
    },
    {
      damage: "a demonstration's scheme on a step that does not exist",
      file: "demonstration/funding.yaml",
      from: "step: 6",
      to: "step: 10",
      field: "schemes[3].step",
      message: "Invalid option: expected one of 1|2|3|4|5|6|7|8|9",
    },
  ])("names $damage, with its file and line", ({ file, from, to, field, message }) => {
    const line = change(file, from, to);
    expect(problems()).toContainEqual({ file, line, field, message });
  });

  it("names a file that is missing, and what is wrong in the others too", () => {
    rmSync(join(dir, "glossary.yaml"));
    change("partners.yaml", "key: ambulance", "key: Ambulance");
    expect(problems().map(({ file }) => file)).toEqual(["partners.yaml", "glossary.yaml"]);
  });

  it("does not complain about measures when their file cannot be read", () => {
    change("measures/national.yaml", "measures:", "measure:");
    expect(problems().map(({ file }) => file)).not.toContain(edition);
  });
});
