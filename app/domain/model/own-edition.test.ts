import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compareWithNearest } from "./compare-editions.ts";
import { ContentError } from "./content-error.ts";
import { readEditionText } from "./edition-text.ts";
import { loadEdition } from "./load-edition.ts";
import { EDITION_BYTES, readOwnEdition } from "./own-edition.ts";
import { writeEdition } from "./write-edition.ts";

const NATIONAL = readFileSync("content/editions/hicm-2017/model.yaml", "utf8");
const national = loadEdition(NATIONAL, "model.yaml");
const OWN = NATIONAL.replace("id: hicm-2017", "id: marram-2018");
const known = {
  measures: national.changes.flatMap(({ rows }) =>
    rows.flatMap(({ measures }) => measures.map((key) => ({ key }))),
  ),
  national: [{ id: "hicm-2017", changes: [] }],
};

const read = (text: string) => readOwnEdition(text, "own.yaml", known).value;

function problemsOf(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof ContentError) return error.problems;
    throw error;
  }
  throw new Error("nothing was wrong");
}
const problems = (text: string) => problemsOf(() => read(text));

describe("an area's own edition", () => {
  it("is read like a national one", () => {
    expect(read(OWN)).toEqual({ ...national, id: "marram-2018" });
  });

  it("names every mistake by line and field, not the first alone", () => {
    const text = OWN.replace("measures: [home-on-agreed-date, ", "measures: [no-such-measure, ")
      .replace("  - number: 2\n", "  - number: 7\n")
      .replace("id: marram-2018", "id: hicm-2017");
    const found = problems(text);
    expect(found.map(({ field }) => field)).toEqual([
      "changes[1].number",
      "changes[0].rows[0].measures[0]",
      "id",
    ]);
    expect(found[1]?.message).toBe('no measure has the key "no-such-measure"');
    const lines = text.split("\n");
    for (const [place, words] of [
      [0, "number: 7"],
      [1, "no-such-measure"],
      [2, "id: hicm-2017"],
    ] as const) {
      expect(lines[(found[place]?.line ?? 0) - 1]).toContain(words);
    }
  });

  it("is written as a file that reads back the same", () => {
    expect(read(writeEdition(read(OWN)))).toEqual(read(OWN));
  });

  it("may cite a publication that Homeward does not know", () => {
    expect(read(OWN.replaceAll("publication: hicm-2017", "publication: our-own")).publication).toBe(
      "our-own",
    );
  });

  it("refuses what pages could not show", () => {
    const long = OWN.replace("topic: Planning before", `topic: ${"Planning ".repeat(40)}before`);
    expect(problems(long)[0]).toMatchObject({
      field: "changes[0].rows[0].topic",
      message: expect.stringMatching(/^must have at most 120 characters/),
    });
    expect(problems(OWN.replace("name: Mature", 'name: "Mat\\u202Eure"'))[0]).toMatchObject({
      field: "levels[3].name",
      message: expect.stringContaining("control character"),
    });
  });
});

describe("a hostile file", () => {
  it("with aliases that multiply is refused by line", () => {
    const bomb = ["a: &a [x,x,x,x,x,x,x,x,x]"];
    for (const letter of "bcdefghi") {
      const before = String.fromCharCode(letter.charCodeAt(0) - 1);
      bomb.push(`${letter}: &${letter} [${Array(9).fill(`*${before}`).join(",")}]`);
    }
    const found = problems(bomb.join("\n"));
    expect(found).toHaveLength(72);
    expect(found[0]).toMatchObject({ line: 2, message: expect.stringContaining("aliases") });
  });

  it.each([
    ["brackets", "[".repeat(100_000)],
    ["braces", "{a: ".repeat(50_000)],
    ["dashes", "- ".repeat(90_000)],
    ["question marks", "? ".repeat(90_000)],
    ["indents", Array.from({ length: 600 }, (_, at) => `${" ".repeat(at)}a:`).join("\n")],
    ["twin keys", "a:\n".repeat(60_000)],
    ["keys", Array.from({ length: 25_000 }, (_, at) => `k${at}:`).join("\n")],
    ["broken lines", "]\n".repeat(90_000)],
    ["list entries", `id: [${"a,".repeat(90_000)}]`],
    ["brackets over lines", "[\n".repeat(90_000)],
  ])("with %s without end is refused at once", (_, text) => {
    expect(problems(text)[0]?.message).toMatch(/nested too deeply|not readable|more lines/);
  });

  it.each([
    ["nothing", ""],
    ["a word", "edition"],
    ["a list", "- 1\n- 2"],
    ["a date", "2017-06-21"],
    ["two documents", "id: a\n---\nid: b"],
    ["a twin key", "id: a\nid: b"],
    ["a foreign tag", "!!js/function 'x'"],
    ["a prototype", "__proto__: { id: a }\nconstructor: 1"],
  ])("with %s is refused with a reason", (_, text) => {
    expect(problems(text).length).toBeGreaterThan(0);
  });
});

describe("the bytes of a file", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  it("are read as UTF-8, with its mark or without, and as marked UTF-16", () => {
    expect(readEditionText(bytes("id: é"), "f")).toBe("id: é");
    expect(readEditionText(bytes("\ufeffid: é"), "f")).toBe("id: é");
    expect(readEditionText(Buffer.from("\ufeffid: é", "utf16le"), "f")).toBe("id: é");
  });

  it("are refused in another encoding, with the line", () => {
    const latin = Buffer.from("id: a\ntitle: caf\xe9\n", "latin1");
    expect(problemsOf(() => readEditionText(latin, "f"))[0]).toMatchObject({
      line: 2,
      message: expect.stringContaining("UTF-8"),
    });
  });

  it("are refused when they are too many, or no text", () => {
    expect(problemsOf(() => readEditionText(new Uint8Array(EDITION_BYTES + 1), "f"))).toHaveLength(
      1,
    );
    expect(problemsOf(() => readEditionText(bytes("PK\u0000\u0003"), "f"))).toHaveLength(1);
  });
});

describe("the difference from the national edition", () => {
  it("is told by row key: added, missing, reworded", () => {
    const own = structuredClone(read(OWN));
    const [first] = own.changes;
    const [reworded, gone] = first?.rows ?? [];
    if (!first || !reworded || !gone) throw new Error("the edition has rows");
    reworded.descriptors[2] = "Planned otherwise.";
    first.rows[1] = { ...gone, key: "early-discharge-planning.our-own", topic: "Our own" };
    expect(compareWithNearest(own, [national])).toMatchObject({
      base: { id: "hicm-2017" },
      same: 24,
      added: [{ key: "early-discharge-planning.our-own", topic: "Our own" }],
      missing: [{ key: "early-discharge-planning.emergency-admissions" }],
      reworded: [
        {
          key: "early-discharge-planning.elective-admissions",
          topicBefore: null,
          levels: [{ level: 3, after: "Planned otherwise." }],
          advice: false,
        },
      ],
    });
  });

  it("is none with an edition that shares no row", () => {
    const other = structuredClone(national);
    for (const row of other.changes.flatMap(({ rows }) => rows)) row.key = `x.${row.key}`;
    expect(compareWithNearest(other, [national])).toBeNull();
  });
});
