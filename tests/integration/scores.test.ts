import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import type { ErrorCode } from "#app/domain/errors.ts";
import type { Answer, Pass, ScoreSave } from "#app/domain/score/score.ts";
import * as demonstration from "#app/routes/public/demonstration.tsx";
import * as change from "#app/routes/score/change.tsx";
import * as overview from "#app/routes/score/overview.tsx";
import * as save from "#app/routes/score/save.ts";
import type { RowsResult } from "#app/routes/score/score-form.server.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";
import { cookieOf, type Installation, openInstallation } from "#tests/support/installation.ts";

const JUNE = "june-2017";
const MARCH = "march-2017";
const ELECTIVE = "early-discharge-planning.elective-admissions";
const EMERGENCY = "early-discharge-planning.emergency-admissions";
/** Marek and Colin have not scored in June yet; Joy has, changes 4 and 8. */
const [MAREK, COLIN, JOY] = ["marek-zielinski", "colin-thackeray", "joy-mensah"];
const WORDS = { reason: "", sharing: "unnamed", evidence: "", evidenceLink: "" } as const;
const refused = (code: ErrorCode) => expect.objectContaining({ code });

describe("scoring, as a use case", () => {
  let demo: DemonstrationDatabase;
  let facilitator: Viewer;
  let colin: Viewer;
  beforeEach(() => {
    demo = openDemonstration();
    facilitator = demo.viewerOf("frances-oyelaran");
    colin = demo.viewerOf(COLIN);
  });
  afterEach(() => demo.close());

  const scores = () => demo.services.scores;
  const sql = (text: string) => demo.database.orm.$client.exec(text);
  const read = (text: string) => demo.database.orm.$client.prepare(text).all();
  let keys = 0;
  const score = (
    answer: Answer | null,
    {
      viewer = colin,
      row = ELECTIVE,
      pass = 1 as Pass,
      round = JUNE,
      ...rest
    }: Partial<ScoreSave> & {
      viewer?: Viewer;
      row?: string;
      pass?: Pass;
      round?: string;
    } = {},
  ) => {
    keys += 1;
    const saved = { ...WORDS, version: 0, key: `key-${keys}`, ...rest, answer };
    return scores().record(viewer, round, row, pass, saved);
  };
  const page = (viewer = colin, number = 1) => scores().page(viewer, JUNE, number);
  const reveal = () => demo.services.discussion.reveal(facilitator, JUNE, 1);

  test("a choice is stored, and stands on the page with its version", () => {
    expect(page().started).toBe(false);
    expect(score(3, { reason: "Four of six wards", sharing: "named" })).toMatchObject({
      outcome: "stored",
      stored: { answer: 3, reason: "Four of six wards", version: 1 },
      finished: false,
    });
    expect(score("dont-know", { row: EMERGENCY })).toMatchObject({ finished: true });
    expect(page().started).toBe(true);
    expect(page().rows.map((row) => row.score.answer)).toEqual([3, "dont-know"]);
  });

  test("a replay of a known key changes nothing, whatever it says", () => {
    score(3, { key: "one-key" });
    score(4, { version: 1 });
    expect(score(2, { key: "one-key", version: 2 })).toMatchObject({
      outcome: "replay",
      stored: { answer: 4, version: 2 },
    });
    expect(page().rows[0]?.score.answer).toBe(4);
  });

  test("a stale save is answered with what is stored, and not applied", () => {
    score(3);
    score(4, { version: 1, reason: "On second thoughts" });
    expect(score(2, { version: 1 })).toMatchObject({
      outcome: "conflict",
      stored: { answer: 4, reason: "On second thoughts", version: 2 },
    });
    expect(page().rows[0]?.score).toMatchObject({ answer: 4, version: 2 });
  });

  test("a stale save that says what stands already is no conflict", () => {
    score(3);
    expect(score(3, { version: 0 })).toMatchObject({ outcome: "replay", stored: { version: 1 } });
  });

  test("a device's later choice follows its earlier one; an earlier one that comes late is dropped", () => {
    const phone = (answer: Answer, counter: number) => score(answer, { device: "phone", counter });
    expect(phone(3, 4)).toMatchObject({ outcome: "stored", stored: { version: 1 } });
    // The answer was lost, so the next choice was made from the version before.
    expect(phone(5, 6)).toMatchObject({ outcome: "stored", stored: { answer: 5, version: 2 } });
    expect(phone(1, 5)).toMatchObject({ outcome: "replay", stored: { answer: 5, version: 2 } });
    expect(score(2, { device: "laptop", counter: 99 })).toMatchObject({ outcome: "conflict" });
    expect(score(2, { device: "laptop", counter: 99, version: 2 })).toMatchObject({
      outcome: "stored",
    });
    expect(phone(4, 7)).toMatchObject({ outcome: "conflict", stored: { answer: 2, version: 3 } });
  });

  test("who comes too late learns which pass is open instead", () => {
    score(3);
    reveal();
    const late = () => score(4, { version: 1 });
    expect(late).toThrow(expect.objectContaining({ details: { open: null } }));
    const { version } = demo.services.discussion.page(facilitator, JUNE, 1, ELECTIVE).chosen;
    demo.services.discussion.moveRow(facilitator, JUNE, ELECTIVE, "start-second", version);
    expect(late).toThrow(expect.objectContaining({ details: { open: 2 } }));
    expect(page().rows[0]).toMatchObject({ pass: 2, firstAnswer: 3, isSecond: true });
  });

  test("the page gives nobody else's answer, reason or evidence before the reveal", () => {
    const before = JSON.stringify([
      page(),
      page(demo.viewerOf(JOY)),
      scores().progress(colin, JUNE),
    ]);
    sql(`UPDATE scores SET answer = '1', reason = 'Changed', evidence = 'Changed', sharing = 'named'
      WHERE round_id = '${JUNE}'
      AND member_id NOT IN (SELECT id FROM members WHERE id IN ('${COLIN}', '${JOY}'))`);
    expect(JSON.stringify([page(), page(demo.viewerOf(JOY)), scores().progress(colin, JUNE)])).toBe(
      before,
    );
  });

  test("only people who score for an organisation may, and only in their own area", () => {
    for (const key of ["frances-oyelaran", "lin-zhao", "alan-whitcombe", "elspeth-cairns"]) {
      const viewer = demo.viewerOf(key);
      expect(() => page(viewer)).toThrow(refused("forbidden"));
      expect(() => score(3, { viewer })).toThrow(refused("forbidden"));
    }
    const stranger = { ...colin, areaId: "another-area" };
    expect(() => page(stranger)).toThrow(refused("not-found"));
    expect(() => score(3, { viewer: stranger })).toThrow(refused("not-found"));
    expect(() => scores().lastTime(stranger, JUNE, ELECTIVE)).toThrow(refused("not-found"));
    expect(() => score(3, { round: "no-such-round" })).toThrow(refused("not-found"));
  });

  test("a row that the model does not have, or that is not asked, takes no score", () => {
    expect(() => score(3, { row: "early-discharge-planning.no-such-row" })).toThrow(
      refused("unknown-row"),
    );
    sql(`UPDATE round_partners SET changes = '["home-first"]'
      WHERE round_id = '${JUNE}' AND partner_id = 'voluntary'`);
    expect(() => score(3)).toThrow(refused("row-not-asked"));
    expect(() => page()).toThrow(refused("row-not-asked"));
    expect(
      scores()
        .progress(colin, JUNE)
        .changes.map((each) => each.number),
    ).toEqual([4]);
  });

  test("no first score is taken once revealed, also not after taking the reveal back", () => {
    reveal();
    expect(() => score(3)).toThrow(refused("pass-revealed"));
    expect(page().rows[0]).toMatchObject({ pass: null, revealed: true });
    sql(`UPDATE round_rows SET pass1 = 'hidden' WHERE round_id = '${JUNE}'`);
    expect(() => score(3)).toThrow(refused("pass-revealed"));
    expect(page().rows[0]).toMatchObject({ pass: null, revealed: false });
  });

  test("a second score is taken where it is open, beside the first, also from who arrives late", () => {
    reveal();
    const row = demo.services.discussion.page(facilitator, JUNE, 1, ELECTIVE).chosen;
    demo.services.discussion.moveRow(facilitator, JUNE, ELECTIVE, "start-second", row.version);
    const marek = demo.viewerOf(MAREK);
    expect(page(marek).rows.map(({ pass }) => pass)).toEqual([2, null]);
    const first = demo.viewerOf("gareth-llewellyn");
    expect(page(first).rows[0]).toMatchObject({ pass: 2, firstAnswer: 3, score: { version: 0 } });
    expect(score(4, { viewer: first, pass: 2 })).toMatchObject({ outcome: "stored" });
    expect(score(2, { pass: 2 })).toMatchObject({ outcome: "stored" });
    expect(() => score(2, { pass: 1 })).toThrow(refused("pass-revealed"));
    expect(() => score(2, { pass: 2, row: EMERGENCY })).toThrow(refused("pass-revealed"));
  });

  test("a draft record or a closed round takes no scores", () => {
    sql(`UPDATE rounds SET status = 'draft' WHERE id = '${JUNE}'`);
    expect(() => score(3)).toThrow(refused("round-not-open"));
    expect(() => score(3, { round: MARCH })).toThrow(refused("round-closed"));
    expect(
      read(`SELECT * FROM scores WHERE member_id = '${COLIN}' AND round_id = '${JUNE}'`),
    ).toEqual([]);
  });

  test("a form saves row by row: what stands in the way of one does not hold back the others", () => {
    score(3);
    const saved = scores().recordAll(colin, JUNE, [
      {
        rowKey: ELECTIVE,
        pass: 1,
        key: "form-key-7755",
        score: { ...WORDS, answer: 5, version: 0 },
      },
      {
        rowKey: EMERGENCY,
        pass: 2,
        key: "form-key-7836",
        score: { ...WORDS, answer: 2, version: 0 },
      },
      {
        rowKey: "home-first.care-home-response",
        pass: 1,
        key: "form-key-last",
        score: { ...WORDS, answer: 1, version: 0 },
      },
    ]);
    expect([...saved.values()]).toMatchObject([
      { outcome: "conflict", stored: { answer: 3 } },
      { refused: "pass-revealed" },
      { outcome: "stored", stored: { answer: 1 } },
    ]);
  });

  test("a form with a row the model does not have saves nothing", () => {
    expect(() =>
      scores().recordAll(colin, JUNE, [
        {
          rowKey: ELECTIVE,
          pass: 1,
          key: "form-key-8399",
          score: { ...WORDS, answer: 5, version: 0 },
        },
        {
          rowKey: "no.such-row",
          pass: 1,
          key: "form-key-none",
          score: { ...WORDS, answer: 5, version: 0 },
        },
      ]),
    ).toThrow(refused("unknown-row"));
    expect(page().rows[0]?.score.answer).toBeNull();
  });

  test("what was said last time is read on demand, from one's own scores of the last closed round", () => {
    const gareth = demo.viewerOf("gareth-llewellyn");
    const { rows, lastAsAt } = page(gareth);
    expect(lastAsAt).toBe("2017-03-15");
    expect(rows[0]?.score).toMatchObject({ answer: 3, version: 1 });
    const last = scores().lastTime(gareth, JUNE, ELECTIVE);
    const [stored] = read(`SELECT answer FROM scores WHERE round_id = '${MARCH}'
      AND member_id = 'gareth-llewellyn' AND row_key = '${ELECTIVE}' ORDER BY pass DESC`) as {
      answer: string;
    }[];
    expect(last).toMatchObject({ round: { asAt: "2017-03-15" } });
    expect(String(last?.score?.answer)).toBe(stored?.answer);
    expect(scores().lastTime(gareth, JUNE, "no.such-row")).toMatchObject({ score: null });
  });

  test("the log tells that a person scored a change on a day: no answer, no hour, once", () => {
    score(3, { reason: "A reason" });
    score(4, { version: 1 });
    score(2, { row: EMERGENCY });
    const events = read(
      `SELECT at, kind, subject_id, part FROM audit_events WHERE member_id = '${COLIN}' AND kind = 'scored'`,
    );
    expect(events).toEqual([
      {
        at: Date.UTC(2026, 5, 1),
        kind: "scored",
        subject_id: JUNE,
        part: "early-discharge-planning",
      },
    ]);
  });

  test("progress counts answers, what is blank, and second scores that wait", () => {
    const of = (viewer: Viewer) => scores().progress(viewer, JUNE).changes[0];
    expect(of(colin)).toMatchObject({ rows: 2, answered: 0, blank: 2, second: 0 });
    score(3);
    expect(of(colin)).toMatchObject({ answered: 1, blank: 1 });
    score(null, { row: EMERGENCY, reason: "Words alone are no answer" });
    expect(of(colin)).toMatchObject({ answered: 1, blank: 1 });
    reveal();
    expect(of(colin)).toMatchObject({ answered: 1, blank: 0, second: 0 });
    sql(
      `UPDATE round_rows SET pass2 = 'scoring' WHERE round_id = '${JUNE}' AND row_key = '${EMERGENCY}'`,
    );
    expect(of(colin)).toMatchObject({ blank: 0, second: 1 });
  });
});

describe("scoring, as a page", () => {
  let home: Installation;
  let cookie: string;
  const params = { area: "demonstration", round: JUNE, change: "1" };
  const enter = async (member: string) =>
    cookieOf(await home.visit(demonstration.action, { path: "/demo", form: { member } }));
  beforeEach(async () => {
    home = openInstallation("demonstration");
    cookie = await enter(COLIN);
  });
  afterEach(() => home.close());

  const row = {
    row: ELECTIVE,
    member: COLIN,
    pass: "1",
    version: "0",
    key: "abcdefgh",
    device: "colins-phone",
    counter: "1",
    ...WORDS,
    answer: "3",
  };
  const send = (form: Record<string, string>, rest: { cookie?: string; params?: object } = {}) =>
    home.visit(save.action, {
      form: { ...row, ...form },
      params: { ...params, ...rest.params },
      cookie: rest.cookie ?? cookie,
    });
  type Loaded = {
    data: {
      rows: {
        mark: string;
        formKey: string;
        score: { answer: Answer; reason: string; version: number };
      }[];
    };
  };
  const load = async () =>
    (await home.visit(change.loader, { params, cookie })) as unknown as Loaded;
  /** A plain form of both rows of change 1 as it was rendered, with some fields filled in. */
  const submit = async (fields: Record<string, string>, rendered?: Loaded) => {
    const { data } = rendered ?? (await load());
    const form: Record<string, string> = { member: COLIN };
    for (const [index, key] of [ELECTIVE, EMERGENCY].entries()) {
      const held = data.rows[index];
      Object.assign(form, {
        [`row-${index}`]: key,
        [`pass-${index}`]: "1",
        [`version-${index}`]: String(held?.score.version),
        [`mark-${index}`]: held?.mark,
        [`key-${index}`]: held?.formKey ?? "",
        [`answer-${index}`]: String(held?.score.answer ?? ""),
        [`reason-${index}`]: held?.score.reason ?? "",
        [`sharing-${index}`]: "unnamed",
        [`evidence-${index}`]: "",
        [`evidenceLink-${index}`]: "",
      });
    }
    return home.visit(change.action, { form: { ...form, ...fields }, params, cookie });
  };

  test("one choice is answered in JSON with the status of what became of it", async () => {
    expect(await send({})).toMatchObject({ status: 200 });
    expect(await send({})).toMatchObject({ status: 200 });
    const elsewhere = { key: "another-key", device: "colins-tablet", answer: "5" };
    expect(await send(elsewhere)).toMatchObject({ status: 409 });
    expect(await send({ key: "third-key-", answer: "6" })).toMatchObject({ status: 422 });
    expect(await send({ key: "fourth-key", row: "no.such-row" })).toMatchObject({ status: 422 });
    expect(await send({ key: "fifth-key-", evidenceLink: "javascript:alert(1)" })).toMatchObject({
      status: 422,
    });
    expect(await send({}, { cookie: "" })).toMatchObject({ status: 401 });
    expect(await send({}, { params: { area: "elsewhere" } })).toMatchObject({ status: 404 });
    expect(await send({}, { params: { round: "elsewhere" } })).toMatchObject({ status: 404 });
    const alan = { cookie: await enter("alan-whitcombe") };
    expect(await send({ member: "alan-whitcombe" }, alan)).toMatchObject({ status: 403 });
    expect((await load()).data.rows[0]?.score).toMatchObject({ answer: 3, version: 1 });
  });

  test("what one member chose is never saved as another's who is signed in now", async () => {
    const joy = { cookie: await enter(JOY) };
    expect(await send({}, joy)).toMatchObject({ status: 401 });
    expect(await send({ key: "another-key", member: JOY }, joy)).toMatchObject({ status: 200 });
    const form = { member: COLIN, "row-0": ELECTIVE };
    expect(await home.visit(change.action, { form, params, ...joy })).toMatchObject({
      status: 401,
      data: { code: "another-member" },
    });
    expect((await load()).data.rows[0]?.score).toMatchObject({ answer: null, version: 0 });
  });

  test("an old form sent again, with something else stored since, shows both", async () => {
    const rendered = await load();
    expect((await submit({ "answer-0": "4" }, rendered)).status).toBe(302);
    await send({ version: "1", answer: "2" });
    const again = await submit({ "answer-0": "4" }, rendered);
    expect(again).toMatchObject({
      status: 409,
      data: { conflicts: { [ELECTIVE]: { answer: 2, version: 2 } } },
    });
    expect((await load()).data.rows[0]?.score).toMatchObject({ answer: 2, version: 2 });
  });

  test("a plain form saves the rows that changed and goes back", async () => {
    const done = await submit({ "answer-0": "3", "reason-0": "Said\r\nin two lines" });
    expect(done.status).toBe(302);
    expect(done.headers.get("Location")).toMatch(/\?saved=1$/);
    const { rows } = (await load()).data;
    expect(rows[0]?.score).toMatchObject({ answer: 3, reason: "Said\nin two lines", version: 1 });
    expect(rows[1]?.score).toMatchObject({ answer: null, version: 0 });
    expect((await submit({})).headers.get("Location")).toMatch(/\?saved=0$/);
  });

  test("a form sent twice is saved once", async () => {
    const rendered = await load();
    expect((await submit({ "answer-0": "4" }, rendered)).status).toBe(302);
    expect((await submit({ "answer-0": "4" }, rendered)).status).toBe(302);
    expect((await load()).data.rows[0]?.score).toMatchObject({ answer: 4, version: 1 });
  });

  test("what does not fit is said beside its field, with all that was typed, and nothing is saved", async () => {
    const answer = await submit({
      "answer-0": "3",
      "reason-1": "x".repeat(2001),
      "evidenceLink-0": "ward 6",
    });
    expect(answer.status).toBe(422);
    const { errors, typed } = answer.data as RowsResult;
    expect(Object.keys(errors).sort()).toEqual(["evidenceLink-0", "reason-1"]);
    expect(typed[ELECTIVE]).toMatchObject({ answer: "3", evidenceLink: "ward 6" });
    expect(typed[EMERGENCY]?.reason).toHaveLength(2001);
    expect((await load()).data.rows[0]?.score.answer).toBeNull();
  });

  test("a row saved elsewhere meanwhile is shown with both, untouched rows are left alone", async () => {
    const rendered = await load();
    await send({ answer: "2" });
    const stale = await submit({ "answer-0": "5", "answer-1": "4" }, rendered);
    expect(stale.status).toBe(409);
    const { conflicts, typed } = stale.data as RowsResult;
    expect(conflicts).toMatchObject({ [ELECTIVE]: { answer: 2, version: 1 } });
    expect(typed[ELECTIVE]).toMatchObject({ answer: "5" });
    expect((await load()).data.rows.map((each) => each.score.answer)).toEqual([2, 4]);

    expect(
      (
        await submit(
          { "answer-1": "5" },
          {
            data: {
              rows: [...rendered.data.rows.slice(0, 1), ...(await load()).data.rows.slice(1)],
            },
          },
        )
      ).status,
    ).toBe(302);
    expect((await load()).data.rows.map((each) => each.score.answer)).toEqual([2, 5]);
  });

  test("HTML, SQL and odd characters in a text come back as they were typed", async () => {
    const text = `<script>alert("x")</script> '; DROP TABLE scores; -- \u{1f3e0} \u0000 é`;
    await submit({ "answer-0": "3", "reason-0": text });
    expect((await load()).data.rows[0]?.score.reason).toBe(text);
  });

  test("the way in leads to the first change with something to answer, else to the overview", async () => {
    const visit = (path = "") =>
      home.visit(overview.loader, {
        path: `/x${path}`,
        params: { area: "demonstration", round: JUNE },
        cookie,
      });
    expect((await visit()).headers.get("Location")).toBe(
      "/areas/demonstration/rounds/june-2017/score/1",
    );
    expect(await visit("?all")).toMatchObject({ status: 200, data: { next: 1 } });
    home.database.orm.$client.exec(
      `UPDATE round_rows SET pass1 = 'revealed' WHERE round_id = '${JUNE}'`,
    );
    expect(await visit()).toMatchObject({ status: 200, data: { next: null } });
  });
});
