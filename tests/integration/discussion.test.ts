import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import type { ErrorCode } from "#app/domain/errors.ts";
import type { Level } from "#app/domain/model/edition.ts";
import type { RowAgreed } from "#app/services/discussion.server.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";

const JUNE = "june-2017";
const MARCH = "march-2017";
const WARD = "home-first.assessment-away-from-ward";
const LONG_TERM = "home-first.long-term-care-decisions";
const CARE_HOME = "home-first.care-home-response";
const OWN_WORDS = { sentence: "In our own words.", version: 1 };
const AGREED = { rationale: "", priority: false, targetLevel: null, targetDate: null };

let demo: DemonstrationDatabase;
let facilitator: Viewer;
beforeEach(() => {
  demo = openDemonstration();
  facilitator = demo.viewerOf("frances-oyelaran");
});
afterEach(() => demo.close());

const discussion = () => demo.services.discussion;
const page = (row: string | null = null, viewer = facilitator, change = 4) =>
  discussion().page(viewer, JUNE, change, row);
const reveal = () => discussion().reveal(facilitator, JUNE, 4);
const versionOf = (row: string) => page(row).chosen.version;
const agree = (row: string, level: Level | "not-applicable", rest: Partial<RowAgreed> = {}) =>
  discussion().agree(facilitator, JUNE, row, {
    ...AGREED,
    version: versionOf(row),
    level,
    ...rest,
  });
const refused = (code: ErrorCode, details: object = {}) =>
  expect.objectContaining({ code, ...details });
const sql = (text: string) => demo.database.orm.$client.exec(text);
const score = (person: string, row: string, answer: Level, pass: 1 | 2) =>
  demo.services.scores.record(demo.viewerOf(person), JUNE, row, pass, {
    answer,
    reason: "",
    sharing: "private",
    evidence: "",
    evidenceLink: "",
    version: 0,
    key: `${person}-${row}-${pass}`,
  });

describe("before the reveal", () => {
  test("a page gives the rows in the model's order and who has finished, nothing of the scores", () => {
    const { rows, finished, chosen, accept, can } = page();
    expect(rows.map((row) => row.key)).toEqual([WARD, LONG_TERM, CARE_HOME]);
    expect(rows.every((row) => row.label === null && row.tier === null)).toBe(true);
    expect(finished).toMatchObject({ asked: 14, finished: 12 });
    expect(finished.byPartner).toContainEqual({ partnerId: "hospitals", asked: 4, finished: 3 });
    expect(finished.byPartner).toContainEqual({ partnerId: "voluntary", asked: 2, finished: 1 });
    expect(chosen).toMatchObject({ report: null, before: null, reasons: [], views: [] });
    expect(accept).toEqual({ accept: [], needRationale: [] });
    expect(can).toEqual({ reveal: true, takeBack: false, agreeChange: false });
  });

  test("pages of two areas that differ in others' answers alone are the same to the last byte", () => {
    const viewers = ["frances-oyelaran", "bryn-hopkins", "lin-zhao", "joy-mensah", "imran-qureshi"];
    const read = () =>
      viewers.flatMap((key) =>
        [1, 2, 3, 4, 5, 6, 7, 8].map((change) =>
          JSON.stringify(page(null, demo.viewerOf(key), change)),
        ),
      );
    const before = read();
    sql(`UPDATE scores SET
      answer = CASE answer WHEN '1' THEN '5' WHEN '5' THEN 'dont-know' ELSE '1' END,
      reason = 'Quite another reason', evidence = 'Other evidence', sharing = 'named'
      WHERE round_id = '${JUNE}' AND answer IS NOT NULL`);
    expect(read()).toEqual(before);
  });

  test("nothing can be agreed, parked with a second score, or put on record", () => {
    expect(() => agree(WARD, 3)).toThrow(refused("not-revealed"));
    expect(() =>
      discussion().moveRow(facilitator, JUNE, WARD, "start-second", versionOf(WARD)),
    ).toThrow(refused("not-revealed"));
    expect(() =>
      discussion().recordView(facilitator, JUNE, WARD, {
        partnerId: "council",
        level: 2,
        sentence: "",
        version: 0,
      }),
    ).toThrow(refused("not-revealed"));
    expect(() =>
      discussion().agreeChange(facilitator, JUNE, 4, {
        version: 1,
        level: 3,
        sentence: "Too soon.",
        targetLevel: null,
        targetDate: null,
      }),
    ).toThrow(refused("not-revealed"));
    expect(page().chosen.outcome).toBe("none");
  });
});

describe("the reveal", () => {
  test("puts what deserves the time first, for everyone who takes part", () => {
    reveal();
    const { rows, chosen } = page();
    expect(rows.map((row) => [row.key, row.label, row.tier])).toEqual([
      [CARE_HOME, "polarised", 1],
      [WARD, "split", 1],
      [LONG_TERM, "aligned", 4],
    ]);
    expect(chosen.key).toBe(CARE_HOME);
    const member = page(null, demo.viewerOf("imran-qureshi"));
    expect(member.chosen.report).toEqual(chosen.report);
    expect(member.runs).toBe(false);
    expect(member.can).toEqual({ reveal: false, takeBack: false, agreeChange: false });
  });

  test("gives reasons as their writers allow: unnamed without the organisation, private not at all", () => {
    sql(`UPDATE scores SET reason = 'Kept to myself', sharing = 'private'
      WHERE round_id = '${JUNE}' AND row_key = '${WARD}' AND member_id = 'joy-mensah'`);
    reveal();
    const { reasons } = page(WARD).chosen;
    const unnamed = reasons.find(({ reason }) => reason.startsWith("Reablement capacity"));
    expect(unnamed?.partnerId).toBeNull();
    expect(reasons.find(({ reason }) => reason.startsWith("Nothing has slipped"))?.partnerId).toBe(
      "hospitals",
    );
    const text = JSON.stringify(page(WARD));
    expect(text).not.toContain("Kept to myself");
    expect(text).not.toMatch(/ruth-abernathy|joy-mensah|Okonkwo/);
  });

  test("is for facilitators and their deputies, on an open round, once", () => {
    for (const key of ["joy-mensah", "imran-qureshi", "lin-zhao", "alan-whitcombe"]) {
      expect(() => discussion().reveal(demo.viewerOf(key), JUNE, 4)).toThrow(refused("forbidden"));
    }
    discussion().reveal(demo.viewerOf("bryn-hopkins"), JUNE, 4);
    expect(() => reveal()).toThrow(refused("pass-revealed"));
    expect(() => discussion().reveal(facilitator, MARCH, 4)).toThrow(refused("round-closed"));
    expect(page(null, facilitator, 3).rows.every((row) => !row.revealed)).toBe(true);
  });

  test("can be taken back within a minute, with a reason that stays on the row", () => {
    reveal();
    expect(() => discussion().takeBack(facilitator, JUNE, 4, "  ")).toThrow(
      refused("reason-needed"),
    );
    const view = { partnerId: "care-homes", level: 1, sentence: "We wait.", version: 0 } as const;
    discussion().recordView(facilitator, JUNE, WARD, view);
    discussion().takeBack(facilitator, JUNE, 4, "Wrong change.");
    expect(page(WARD).chosen.views).toEqual([]);
    const { rows, chosen, can } = page();
    expect(rows.map((row) => row.key)).toEqual([WARD, LONG_TERM, CARE_HOME]);
    expect(rows.every((row) => !row.revealed && row.label === null)).toBe(true);
    expect(chosen).toMatchObject({ report: null, reasons: [], hiddenReason: "Wrong change." });
    expect(can.reveal).toBe(true);
    expect(() => score("marek-zielinski", WARD, 3, 1)).toThrow(refused("pass-revealed"));
    reveal();
    expect(page().chosen.hiddenReason).toBe("");
    demo.clock.now += 60_001;
    expect(page().can.takeBack).toBe(false);
    expect(() => discussion().takeBack(facilitator, JUNE, 4, "Too late.")).toThrow(
      refused("too-late"),
    );
  });

  test("taking it back leaves revealed what was agreed meanwhile", () => {
    reveal();
    agree(LONG_TERM, 4, { rationale: "Two placements since April." });
    discussion().takeBack(facilitator, JUNE, 4, "Marek was still scoring.");
    const { rows } = page();
    expect(rows.map((row) => [row.key, row.revealed])).toEqual([
      [WARD, false],
      [LONG_TERM, true],
      [CARE_HOME, false],
    ]);
  });

  test("who comes afterwards scores in a second pass only", () => {
    reveal();
    expect(page(WARD).chosen.report?.counts).toMatchObject({ scored: 12, blank: 2 });
    expect(() => score("marek-zielinski", WARD, 3, 1)).toThrow(refused("pass-revealed"));
    discussion().moveRow(facilitator, JUNE, WARD, "start-second", versionOf(WARD));
    score("marek-zielinski", WARD, 3, 2);
    discussion().moveRow(facilitator, JUNE, WARD, "reveal-second", versionOf(WARD));
    expect(page(WARD).chosen.report?.counts).toMatchObject({ scored: 13, blank: 1 });
    expect(page(WARD).chosen.before?.counts).toMatchObject({ scored: 12, blank: 2 });
  });
});

describe("agreeing a row", () => {
  beforeEach(reveal);

  test("records the level, and the next open row comes up", () => {
    agree(CARE_HOME, 2, {
      rationale: "Days for most, and one home answers within a day.",
      priority: true,
      targetLevel: 3,
      targetDate: "2018-03-31",
    });
    const agreed = page(CARE_HOME).chosen;
    expect(agreed).toMatchObject({
      outcome: "agreed",
      agreed: 2,
      rationale: "Days for most, and one home answers within a day.",
      priority: true,
      target: { level: 3, date: "2018-03-31" },
    });
    expect(page().chosen.key).toBe(WARD);
    expect(page().changes[3]).toMatchObject({ number: 4, state: "part" });
  });

  test.each<[string, string, Level | "not-applicable"]>([
    ["no shared view", WARD, 3],
    ["Mature or above", LONG_TERM, 4],
    ["differs from the suggestion", LONG_TERM, 3],
    ["does not apply to the area", LONG_TERM, "not-applicable"],
  ])("needs a rationale: %s", (_why, row, level) => {
    expect(() => agree(row, level, { rationale: " \n" })).toThrow(
      refused("rationale-needed", { details: expect.objectContaining({ field: "rationale" }) }),
    );
    expect(page(row).chosen.outcome).toBe("none");
    agree(row, level, { rationale: "Because the room said so." });
    expect(page(row).chosen.agreed).toBe(level);
  });

  test("from an older version is refused, and nothing of it is stored", () => {
    const seen = versionOf(WARD);
    agree(WARD, 3, { rationale: "The first to press the button." });
    expect(() =>
      discussion().agree(demo.viewerOf("bryn-hopkins"), JUNE, WARD, {
        ...AGREED,
        version: seen,
        level: 2,
        rationale: "The second.",
      }),
    ).toThrow(refused("stale-version"));
    expect(page(WARD).chosen).toMatchObject({
      agreed: 3,
      rationale: "The first to press the button.",
    });
  });

  test("a reopened row keeps its words and counts as open", () => {
    agree(WARD, 3, { rationale: "A first try." });
    discussion().moveRow(facilitator, JUNE, WARD, "reopen", versionOf(WARD));
    expect(page(WARD).chosen).toMatchObject({
      outcome: "none",
      agreed: null,
      lastLevel: 3,
      rationale: "A first try.",
    });
  });

  test("a parked row keeps its note, also while it is scored again, until it is reopened", () => {
    discussion().moveRow(facilitator, JUNE, WARD, "park", versionOf(WARD), "Ask for the audit.");
    expect(page(WARD).chosen).toMatchObject({
      outcome: "parked",
      parkedNote: "Ask for the audit.",
    });
    discussion().moveRow(facilitator, JUNE, WARD, "start-second", versionOf(WARD));
    expect(page(WARD).chosen.parkedNote).toBe("Ask for the audit.");
    discussion().moveRow(facilitator, JUNE, WARD, "reopen", versionOf(WARD));
    expect(page(WARD).chosen).toMatchObject({ outcome: "none", parkedNote: "" });
  });
});

describe("accepting aligned rows", () => {
  /** Makes two rows of change 4 aligned at level 3, one of them without a shared view before. */
  beforeEach(() => {
    sql(`UPDATE scores SET answer = '3' WHERE round_id = '${JUNE}'
      AND row_key IN ('${WARD}', '${LONG_TERM}')`);
    reveal();
  });
  const list = () =>
    page().accept.accept.map((row) => ({ ...row, version: versionOf(row.rowKey) }));

  test("agrees them all at their suggestions, and lists apart what needs a sentence", () => {
    expect(page().accept).toEqual({
      accept: [
        { rowKey: LONG_TERM, level: 3 },
        { rowKey: WARD, level: 3 },
      ],
      needRationale: [],
    });
    discussion().acceptAligned(facilitator, JUNE, 4, list());
    expect(page(WARD).chosen.agreed).toBe(3);
    expect(page(LONG_TERM).chosen.agreed).toBe(3);
    expect(page().accept.accept).toEqual([]);
  });

  test("agrees none when one has changed since it was listed", () => {
    const listed = list();
    discussion().moveRow(facilitator, JUNE, LONG_TERM, "park", versionOf(LONG_TERM), "Wait.");
    expect(() => discussion().acceptAligned(facilitator, JUNE, 4, listed)).toThrow(
      refused("stale-version"),
    );
    expect(page(WARD).chosen.outcome).toBe("none");
  });

  test("agrees none when one is not aligned, is at another level, or is of another change", () => {
    const [first] = list();
    if (!first) throw new Error("nothing to accept");
    const others = [
      { rowKey: CARE_HOME, level: 2 as Level, version: versionOf(CARE_HOME) },
      { rowKey: LONG_TERM, level: 2 as Level, version: versionOf(LONG_TERM) },
      { rowKey: "discharge-teams.daily-mdt", level: 3 as Level, version: 1 },
    ];
    for (const other of others) {
      expect(() => discussion().acceptAligned(facilitator, JUNE, 4, [first, other])).toThrow(
        expect.objectContaining({ code: expect.stringMatching(/stale-version|unknown-row/) }),
      );
      expect(page(WARD).chosen.outcome).toBe("none");
    }
  });

  test("rows at Mature or above wait for a sentence each", () => {
    discussion().takeBack(facilitator, JUNE, 4, "To change the scores.");
    sql(`UPDATE scores SET answer = '4' WHERE round_id = '${JUNE}' AND row_key = '${WARD}'`);
    reveal();
    expect(page().accept.needRationale).toEqual([{ rowKey: WARD, level: 4 }]);
    const listed = [{ rowKey: WARD, level: 4 as Level, version: versionOf(WARD) }];
    expect(() => discussion().acceptAligned(facilitator, JUNE, 4, listed)).toThrow(
      refused("rationale-needed"),
    );
  });
});

describe("a second score", () => {
  beforeEach(reveal);
  const move = (event: "start-second" | "reveal-second" | "take-back-second", note = "") =>
    discussion().moveRow(facilitator, JUNE, CARE_HOME, event, versionOf(CARE_HOME), note);

  test("is hidden until its own reveal, and labels follow the latest revealed", () => {
    move("start-second");
    const first = page(CARE_HOME).chosen.report;
    for (const person of ["gareth-llewellyn", "priya-raman", "adaeze-okonkwo", "meera-joshi"]) {
      score(person, CARE_HOME, 4, 2);
    }
    const waiting = page(CARE_HOME).chosen;
    expect(waiting.report).toEqual(first);
    expect(waiting.waiting).toMatchObject({ asked: 14, finished: 4 });
    expect(() => agree(CARE_HOME, 3, { rationale: "Too soon." })).toThrow(refused("not-revealed"));
    move("reveal-second");
    const after = page(CARE_HOME).chosen;
    expect(after.before).toEqual(first);
    expect(after.report?.label).not.toBe("polarised");
    expect(after.report?.carried).toBe(8);
    expect(after.movement).toContain("Scores came closer together.");
    agree(CARE_HOME, 4, { rationale: "Heard, and seen on two wards." });
    expect(page(CARE_HOME).chosen.agreed).toBe(4);
  });

  test("goes back to the first scores when its reveal is taken back, for which a reason is needed", () => {
    move("start-second");
    score("gareth-llewellyn", CARE_HOME, 4, 2);
    move("reveal-second");
    expect(() => move("take-back-second")).toThrow(refused("reason-needed"));
    move("take-back-second", "Two people were still scoring.");
    expect(page(CARE_HOME).chosen).toMatchObject({
      pass2: "hidden",
      before: null,
      hiddenReason: "Two people were still scoring.",
    });
    expect(() => score("priya-raman", CARE_HOME, 4, 2)).toThrow(refused("pass-revealed"));
    move("reveal-second");
    demo.clock.now += 60_001;
    expect(() => move("take-back-second", "Too late.")).toThrow(refused("too-late"));
  });

  test("is not asked for twice, nor on an agreed row", () => {
    move("start-second");
    expect(() => move("start-second")).toThrow(refused("row-state"));
    agree(LONG_TERM, 4, { rationale: "Two placements since April." });
    expect(() =>
      discussion().moveRow(facilitator, JUNE, LONG_TERM, "start-second", versionOf(LONG_TERM)),
    ).toThrow(refused("row-state"));
  });
});

describe("different views on record", () => {
  beforeEach(() => {
    reveal();
    agree(WARD, 3, { rationale: "The return for the last quarter." });
  });
  const record = (level: Level, version: number, partnerId = "care-homes") =>
    discussion().recordView(facilitator, JUNE, WARD, {
      partnerId,
      level,
      sentence: "We see those for whom it did not work.",
      version,
    });

  test("stand by partner with a sentence, can be reworded and removed", () => {
    record(1, 0);
    expect(page(WARD).chosen.views).toEqual([
      {
        partnerId: "care-homes",
        level: 1,
        sentence: "We see those for whom it did not work.",
        confirmed: false,
        version: 1,
      },
    ]);
    discussion().confirmView(demo.viewerOf("joy-mensah"), JUNE, WARD, OWN_WORDS);
    expect(page(WARD).chosen.views[0]).toMatchObject({
      sentence: "In our own words.",
      confirmed: true,
    });
    discussion().removeView(facilitator, JUNE, WARD, "care-homes", 2);
    expect(page(WARD).chosen.views).toEqual([]);
  });

  test("are never overwritten or removed unseen", () => {
    record(1, 0);
    expect(() => record(2, 0)).toThrow(refused("stale-version"));
    discussion().confirmView(demo.viewerOf("joy-mensah"), JUNE, WARD, OWN_WORDS);
    expect(() => discussion().removeView(facilitator, JUNE, WARD, "care-homes", 1)).toThrow(
      refused("stale-version"),
    );
    expect(page(WARD).chosen.views[0]?.sentence).toBe("In our own words.");
  });

  test("stand at another level than the agreed one, and for a partner of the round", () => {
    expect(() => record(3, 0)).toThrow(refused("invalid"));
    expect(() => record(2, 0, "nobody")).toThrow(refused("row-not-asked"));
  });

  test("are written by facilitators and confirmed by the partner's own lead alone", () => {
    record(1, 0);
    const { recordView, confirmView } = discussion();
    expect(() =>
      recordView(demo.viewerOf("joy-mensah"), JUNE, WARD, {
        partnerId: "care-homes",
        level: 2,
        sentence: "",
        version: 1,
      }),
    ).toThrow(refused("forbidden"));
    expect(() => confirmView(facilitator, JUNE, WARD, OWN_WORDS)).toThrow(refused("forbidden"));
    expect(() => confirmView(demo.viewerOf("meera-joshi"), JUNE, WARD, OWN_WORDS)).toThrow(
      refused("not-found"),
    );
  });
});

describe("the change's own level", () => {
  const set = (version: number, level: Level | null, sentence = "As good as its lowest row.") =>
    discussion().agreeChange(facilitator, JUNE, 4, {
      version,
      level,
      sentence,
      targetLevel: 4,
      targetDate: "2018-03-31",
    });

  test("is chosen with a sentence; lowest row, lower median and spread stand beside it", () => {
    reveal();
    agree(WARD, 3, { rationale: "a" });
    agree(LONG_TERM, 4, { rationale: "b" });
    agree(CARE_HOME, 2, { rationale: "c" });
    expect(page().change.summary).toMatchObject({
      lowest: { level: 2, rowKeys: [CARE_HOME] },
      lowerMedian: 3,
      spread: 2,
    });
    expect(page().change.agreedLevel).toBeNull();
    expect(() => set(1, 3, " ")).toThrow(refused("reason-needed"));
    set(1, 3);
    expect(page().change).toMatchObject({
      agreedLevel: 3,
      sentence: "As good as its lowest row.",
      targetLevel: 4,
    });
    expect(() => set(1, 2)).toThrow(refused("stale-version"));
    expect(page(WARD).chosen.target).toEqual({ level: 4, date: "2018-03-31" });
  });

  test("its target can be set before the reveal, without a level", () => {
    set(1, null, "");
    expect(page().change).toMatchObject({ agreedLevel: null, targetLevel: 4 });
  });
});

describe("who may see the page", () => {
  test("those who take part; not boards, finance leads, signatories or observers", () => {
    for (const key of ["alan-whitcombe", "sunita-bhatti", "nadia-rahman", "elspeth-cairns"]) {
      const viewer = demo.viewerOf(key);
      expect(() => discussion().page(viewer, JUNE, 4)).toThrow(refused("forbidden"));
      expect(() => discussion().page(viewer, MARCH, 4)).toThrow(refused("forbidden"));
      expect(() => discussion().nextChange(viewer, JUNE)).toThrow(refused("forbidden"));
    }
  });

  test("another area's round, an unknown change and a row of another change do not exist", () => {
    const outsider = { ...facilitator, areaId: "elsewhere" };
    expect(() => discussion().page(outsider, JUNE, 4)).toThrow(refused("not-found"));
    expect(() => discussion().reveal(outsider, JUNE, 4)).toThrow(refused("not-found"));
    expect(() => discussion().page(facilitator, JUNE, 9)).toThrow(refused("not-found"));
    expect(() => discussion().page(facilitator, JUNE, 4, "discharge-teams.daily-mdt")).toThrow(
      refused("not-found"),
    );
  });

  test("a closed round is read-only, with first and second scores side by side", () => {
    const joint = "discharge-teams.joint-team";
    const { chosen, runs, can } = discussion().page(facilitator, MARCH, 3, joint);
    expect(chosen.before).not.toBeNull();
    expect(chosen.report?.carried).toBeGreaterThan(0);
    expect(runs).toBe(false);
    expect([...Object.values(can), ...Object.values(chosen.can)]).not.toContain(true);
    const again = { ...AGREED, version: chosen.version, level: 3 as Level, rationale: "Later." };
    expect(() => discussion().agree(facilitator, MARCH, joint, again)).toThrow(
      refused("round-closed"),
    );
  });

  test("the first change with an open row is the one that needs the room", () => {
    expect(discussion().nextChange(facilitator, JUNE)).toBe(1);
    expect(discussion().nextChange(facilitator, MARCH)).toBe(1);
  });
});

test("related measures stand beside a row with the area's last figure, its plan and its source", () => {
  const measures = page(WARD).chosen.measures;
  expect(measures.find(({ key }) => key === "reablement-at-91-days")?.latest).toMatchObject({
    period: "2016-17 Q4",
    actual: "about 75",
    plan: "86",
    status: "Better, but short of the target",
    source: expect.stringContaining("Quarter 4"),
  });
  expect(measures.some(({ latest }) => latest === null)).toBe(true);
});
