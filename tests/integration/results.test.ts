import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ErrorCode } from "#app/domain/errors.ts";
import type { LabelCounts } from "#app/domain/report/results-record.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";

const JUNE = "june-2017";
const MARCH = "march-2017";
/** All but the care homes, whose key is also that of a change. */
const PARTNERS = ["hospitals", "community", "ccg", "council", "voluntary"];
const LEADS = [
  "gareth-llewellyn",
  "siobhan-keane",
  "harriet-penfold",
  "yvonne-batchelor",
  "joy-mensah",
  "meera-joshi",
];

let demo: DemonstrationDatabase;
beforeEach(() => {
  demo = openDemonstration();
});
afterEach(() => demo.close());

const page = (person: string, round = MARCH, asBoard = false) =>
  demo.services.results.page(demo.viewerOf(person), round, asBoard);
const refused = (code: ErrorCode) => expect.objectContaining({ code });
const sql = (text: string) => demo.database.orm.$client.exec(text);
const reveal = (...changes: number[]) => {
  for (const change of changes) {
    demo.services.discussion.reveal(demo.viewerOf("frances-oyelaran"), JUNE, change);
  }
};
const readings = () =>
  Number(
    demo.database.orm.$client
      .prepare("SELECT count(*) FROM audit_events WHERE kind = 'results-read'")
      .pluck()
      .get(),
  );
const cellsOf = (result: ReturnType<typeof page>) =>
  (result.report.positions?.changes ?? []).flatMap((change) =>
    change.rows.flatMap((row) => row.cells),
  );

describe("who may read what", () => {
  test("those who took part read the working record, with every partner's position", () => {
    for (const person of ["frances-oyelaran", "lin-zhao", "priya-raman", "joy-mensah"]) {
      expect(page(person).report.reading).toBe("working");
    }
    const cells = cellsOf(page("priya-raman"));
    expect(cells).toHaveLength(26 * 6);
    expect(cells.filter((cell) => typeof cell === "number").length).toBeGreaterThan(130);
    expect(cells).not.toContain("not-revealed");
  });

  test("a board reads a closed round without anyone's position", () => {
    for (const person of ["alan-whitcombe", "sunita-bhatti", "oliver-sandford", "elspeth-cairns"]) {
      const { report, shared } = page(person);
      expect(report).toMatchObject({ reading: "board", positions: null });
      expect(shared).toBe(false);
      const text = JSON.stringify(report);
      expect(text).not.toMatch(/stand(s)? apart|widest gap|"position"|Evidence gap/);
      // Views put on record are the only place where partners are named.
      const views = report.changes.flatMap((change) => change.rows.flatMap((row) => row.views));
      expect(views).toHaveLength(12);
      const withoutViews = JSON.stringify({
        ...report,
        changes: report.changes.map((change) => ({
          ...change,
          rows: change.rows.map(({ views: _views, rationale: _rationale, ...row }) => row),
        })),
      });
      for (const partner of PARTNERS) expect(withoutViews).not.toContain(`"${partner}"`);
    }
  });

  test("positions reach a board when every partner's lead agreed, and leave it when one withdraws", () => {
    const { rounds } = demo.services;
    for (const lead of LEADS.slice(1)) rounds.sharePositions(demo.viewerOf(lead), MARCH, true);
    expect(page("alan-whitcombe").report.positions).toBeNull();
    rounds.sharePositions(demo.viewerOf("gareth-llewellyn"), MARCH, true);
    const shared = page("alan-whitcombe");
    expect(cellsOf(shared)).toEqual(cellsOf(page("priya-raman")));
    expect(shared.report.scores.join(" ")).toContain("The widest gap is");
    rounds.sharePositions(demo.viewerOf("joy-mensah"), MARCH, false);
    expect(page("alan-whitcombe").report.positions).toBeNull();
  });

  test("who took part can see what boards see, to the same figures", () => {
    expect(page("priya-raman", MARCH, true).report).toEqual(page("alan-whitcombe").report);
  });

  test("an open round is not for boards, whatever is revealed; another area's round does not exist", () => {
    reveal(1);
    expect(() => page("alan-whitcombe", JUNE)).toThrow(refused("forbidden"));
    expect(() => page("oliver-sandford", JUNE)).toThrow(refused("forbidden"));
    // Asking for the board's reading gives nobody a board's reading of an open round.
    expect(page("priya-raman", JUNE, true).report.reading).toBe("working");
    const stranger = { ...demo.viewerOf("frances-oyelaran"), areaId: "elsewhere" };
    expect(() => demo.services.results.page(stranger, MARCH)).toThrow(refused("not-found"));
    expect(() => page("frances-oyelaran", "no-such-round")).toThrow(refused("not-found"));
  });
});

describe("before the reveal", () => {
  test("there is nothing but the topics, and nothing to audit", () => {
    const { report, someRevealed } = page("frances-oyelaran", JUNE);
    expect(someRevealed).toBe(false);
    expect(report.scores).toEqual(["No row is revealed yet."]);
    expect(new Set(cellsOf(page("frances-oyelaran", JUNE)))).toEqual(new Set(["not-revealed"]));
    expect(readings()).toBe(0);
  });

  test("two areas that differ in unrevealed answers alone read the same to the last byte", () => {
    reveal(4);
    const people = ["frances-oyelaran", "bryn-hopkins", "lin-zhao", "joy-mensah", "imran-qureshi"];
    const read = () => people.map((person) => JSON.stringify(page(person, JUNE)));
    const before = read();
    sql(`UPDATE scores SET
      answer = CASE answer WHEN '1' THEN '5' WHEN '5' THEN 'dont-know' ELSE '1' END,
      reason = 'Quite another reason', evidence = 'Other evidence', sharing = 'named'
      WHERE round_id = '${JUNE}' AND answer IS NOT NULL AND row_key NOT LIKE 'home-first.%'`);
    expect(read()).toEqual(before);
    sql(`UPDATE scores SET answer = '1'
      WHERE round_id = '${JUNE}' AND row_key LIKE 'home-first.%' AND member_id = 'imran-qureshi'`);
    expect(read()).not.toEqual(before);
  });

  test("a row whose reveal was taken back stands as not revealed, with all that hung on it", () => {
    const facilitator = demo.viewerOf("frances-oyelaran");
    const bare = JSON.stringify(page("frances-oyelaran", JUNE).report);
    reveal(1);
    const key = "early-discharge-planning.emergency-admissions";
    const { discussion } = demo.services;
    discussion.recordView(facilitator, JUNE, key, {
      partnerId: "ccg",
      level: 5,
      sentence: "We see it daily.",
      version: 0,
    });
    expect(JSON.stringify(page("joy-mensah", JUNE).report)).toContain("We see it daily.");
    discussion.takeBack(facilitator, JUNE, 1, "Wrong change.");
    expect(JSON.stringify(page("frances-oyelaran", JUNE).report)).toBe(bare);
  });
});

describe("the figures", () => {
  test("the paragraph counts what the table and the record count", () => {
    const { report } = page("priya-raman");
    const rows = report.changes.flatMap((change) => change.rows);
    const total = (group: keyof LabelCounts) =>
      report.changes.reduce((sum, change) => sum + change.labels[group], 0);
    const words = report.scores.join(" ");
    expect(rows).toHaveLength(26);
    expect(words).toContain(`Partners agree on ${total("aligned")} of ${rows.length} rows.`);
    expect(words).toContain(`${total("some-spread")} are mostly close`);
    expect(words).toContain(`${total("split")} have no shared view yet`);
    expect(words).toContain(`${total("polarised")} falls into two groups`);
    expect(rows.filter((row) => row.label === "aligned")).toHaveLength(total("aligned"));
    const decisions = report.decisions.join(" ");
    const agreed = rows.filter((row) => typeof row.agreed === "number").length;
    expect(decisions).toContain(`The room agreed a level on ${agreed} of ${rows.length} rows`);
    const viewed = rows.filter((row) => row.views.length > 0).length;
    expect(decisions).toContain(`${viewed} rows have a different view on record.`);
    const priorities = rows.filter((row) => row.priority).length;
    expect(decisions).toContain(`${priorities} rows are priorities.`);
  });

  test("the widest gap is the widest of the map", () => {
    const { report } = page("priya-raman");
    const gaps = (report.positions?.changes ?? []).flatMap((change) =>
      change.rows.map((row) => {
        const levels = row.cells.filter((cell) => typeof cell === "number");
        return Math.max(...levels) - Math.min(...levels);
      }),
    );
    expect(report.scores.join(" ")).toContain(`The widest gap is ${Math.max(...gaps)} levels`);
  });

  test("a later round stands beside the closed one before it", () => {
    reveal(1);
    const march = page("priya-raman").report;
    const june = page("priya-raman", JUNE).report;
    expect(page("priya-raman", "september-2016").report.last).toBeNull();
    expect(march.last?.name).toBe("September 2016 self-assessment");
    expect(june.last?.name).toBe("March 2017 self-assessment");
    expect(june.changes.map((change) => change.last)).toEqual(
      march.changes.map((change) => change.level),
    );
  });

  test("nobody is in the record as a person", () => {
    const text = JSON.stringify(page("priya-raman").report);
    for (const person of [...LEADS, "priya-raman", "marek-zielinski", "colin-thackeray"]) {
      expect(text).not.toContain(person);
    }
  });
});

test("reading the working record is noted once in ten minutes; a board's reading is not", () => {
  page("alan-whitcombe");
  page("priya-raman");
  page("priya-raman");
  expect(readings()).toBe(1);
  page("joy-mensah");
  demo.clock.now += 11 * 60_000;
  page("priya-raman");
  expect(readings()).toBe(3);
});

test("the model is open to read, and an unknown edition is not there", () => {
  const { model } = demo.services;
  const edition = model.page("hicm-2017");
  expect(edition.changes.flatMap((change) => change.rows)).toHaveLength(26);
  expect(edition.sources.map((source) => source.id)).toEqual(["hicm-2017"]);
  expect(edition.abbreviations.map(({ term }) => term)).toContain("CCG");
  expect(() => model.page("hicm-1066")).toThrow(refused("not-found"));
});
