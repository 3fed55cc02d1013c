import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import type { ErrorCode } from "#app/domain/errors.ts";
import type { RoundScope } from "#app/services/rounds.server.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";

const JUNE = "june-2017";
const MARCH = "march-2017";
const EDITION = "hicm-2017";
const WARD = "home-first.assessment-away-from-ward";
const PARTNERS = ["hospitals", "community", "ccg", "council", "care-homes", "voluntary"];
const HEARD = {
  partnerId: "care-homes",
  level: 1,
  sentence: "As heard in the room",
  version: 0,
} as const;
const ALL = [1, 2, 3, 4, 5, 6, 7, 8];

const own = (sentence: string, version: number) => ({ sentence, version });
const scope = (change: Partial<RoundScope> = {}): RoundScope => ({
  name: "September 2017",
  hospitals: "Marram Sands General",
  population: 180_000,
  footprint: "The whole area",
  asAt: "2017-09-20",
  homeOnDatePercent: 80,
  evidenceFrom: 3,
  changes: ALL,
  asked: Object.fromEntries(PARTNERS.map((partner) => [partner, ALL])),
  ...change,
});

let demo: DemonstrationDatabase;
let facilitator: Viewer;
beforeEach(() => {
  demo = openDemonstration();
  facilitator = demo.viewerOf("frances-oyelaran");
});
afterEach(() => demo.close());

const rounds = () => demo.services.rounds;
const overview = (id: string, viewer = facilitator) => rounds().overview(viewer, id);
const versionOf = (id: string) => overview(id).round.version;
const refused = (code: ErrorCode) => expect.objectContaining({ code });
const sql = (text: string) => demo.database.orm.$client.exec(text);
const read = <Row>(text: string) => demo.database.orm.$client.prepare(text).all() as Row[];
const audited = (kind: string) =>
  read<{ subject_id: string; part: string | null }>(
    `SELECT subject_id, part FROM audit_events WHERE kind = '${kind}' ORDER BY id`,
  );

describe("preparing a round", () => {
  test("keeps the scope, the model's text as it stands, and who is asked about what", () => {
    const id = rounds().create(
      facilitator,
      EDITION,
      scope({ changes: [1, 4], asked: { hospitals: [1, 4, 7], council: [4], nobody: [1] } }),
    );
    const page = overview(id);
    expect(page.round).toMatchObject({ status: "preparing", asAt: "2017-09-20", version: 1 });
    expect(page.changes.map((change) => change.number)).toEqual([1, 4]);
    expect(page.partners.map(({ id: partner, changes }) => [partner, changes])).toEqual([
      ["hospitals", ["early-discharge-planning", "home-first"]],
      ["council", ["home-first"]],
    ]);
    expect(audited("round-created")).toEqual([{ subject_id: id, part: null }]);
    const [edition] = read<{ text: string }>(
      `SELECT text FROM editions JOIN rounds ON hash = edition_hash WHERE rounds.id = '${id}'`,
    );
    expect(JSON.parse(edition?.text ?? "")).toMatchObject({ id: EDITION });
  });

  test("starts from the last round's scope, with everybody asked about everything", () => {
    const form = rounds().scopeForm(facilitator, null);
    expect(form.scope).toMatchObject({ name: "", homeOnDatePercent: 80, asAt: "2017-06-21" });
    expect(form.asked).toBeNull();
    expect(form.partners.map((partner) => partner.id)).toEqual(PARTNERS);
  });

  test("its scope can change until it opens, never from a version that has moved on", () => {
    const id = rounds().create(facilitator, EDITION, scope());
    rounds().changeScope(
      facilitator,
      id,
      1,
      scope({ name: "Autumn", changes: [4], asked: { ccg: [4] } }),
    );
    expect(overview(id)).toMatchObject({ round: { name: "Autumn", version: 2 } });
    expect(overview(id).changes.map((change) => change.number)).toEqual([4]);
    expect(() => rounds().changeScope(facilitator, id, 1, scope())).toThrow(
      refused("stale-version"),
    );
    expect(overview(id).round.name).toBe("Autumn");
    expect(overview(id).changes).toHaveLength(1);
    rounds().open(facilitator, id, 2);
    expect(() => rounds().changeScope(facilitator, id, 3, scope())).toThrow(refused("round-open"));
    expect(() => rounds().scopeForm(facilitator, id)).toThrow(refused("round-open"));
    expect(() => rounds().open(facilitator, id, 3)).toThrow(refused("round-open"));
  });

  test("does not open without the share home on the agreed date, when its row is in the round", () => {
    const id = rounds().create(facilitator, EDITION, scope({ homeOnDatePercent: null }));
    expect(overview(id).missing).toHaveLength(1);
    expect(() => rounds().open(facilitator, id, 1)).toThrow(refused("round-incomplete"));
    expect(overview(id).round.status).toBe("preparing");
    const without = scope({ homeOnDatePercent: null, changes: [4] });
    rounds().changeScope(facilitator, id, 1, without);
    expect(overview(id).missing).toEqual([]);
    rounds().open(facilitator, id, 2);
    expect(overview(id).round).toMatchObject({ status: "open", openedAt: demo.clock.now });
  });

  test("neither offers nor asks a partner that is out of use", () => {
    const prepared = rounds().create(facilitator, EDITION, scope());
    demo.services.people.setPartnerActive(facilitator, "voluntary", 1, false);
    expect(rounds().scopeForm(facilitator, null).partners).toHaveLength(5);
    const id = rounds().create(facilitator, EDITION, scope());
    expect(overview(id).partners.map((partner) => partner.id)).not.toContain("voluntary");
    expect(overview(prepared).missing).toEqual([expect.stringContaining("out of use")]);
    expect(() => rounds().open(facilitator, prepared, 1)).toThrow(refused("round-incomplete"));
    rounds().changeScope(facilitator, prepared, 1, scope());
    expect(overview(prepared).missing).toEqual([]);
    rounds().open(facilitator, prepared, 2);
  });

  test("does not open with nobody asked", () => {
    const id = rounds().create(facilitator, EDITION, scope({ asked: {} }));
    expect(() => rounds().open(facilitator, id, 1)).toThrow(refused("round-incomplete"));
  });

  test("shows the area's own figure where the model leaves one open", () => {
    const id = rounds().create(facilitator, EDITION, scope({ homeOnDatePercent: 85 }));
    rounds().open(facilitator, id, 1);
    const page = demo.services.scores.page(demo.viewerOf("joy-mensah"), id, 1);
    expect(page.rows.flatMap((row) => row.descriptors).join(" ")).toContain("85 per cent");
  });

  test("takes no scores before it opens", () => {
    const id = rounds().create(facilitator, EDITION, scope());
    const joy = demo.viewerOf("joy-mensah");
    expect(demo.services.scores.page(joy, id, 4).rows.every((row) => row.pass === null)).toBe(true);
    expect(() =>
      demo.services.scores.record(joy, id, WARD, 1, {
        answer: 3,
        reason: "",
        sharing: "unnamed",
        evidence: "",
        evidenceLink: "",
        version: 0,
        key: "a-key",
      }),
    ).toThrow(refused("round-not-open"));
  });
});

describe("who may do what", () => {
  test("facilitators and deputies prepare, open, send round and close; nobody else", () => {
    for (const key of ["joy-mensah", "marek-zielinski", "lin-zhao", "alan-whitcombe"]) {
      const viewer = demo.viewerOf(key);
      for (const act of [
        () => rounds().create(viewer, EDITION, scope()),
        () => rounds().scopeForm(viewer, null),
        () => rounds().changeScope(viewer, JUNE, 1, scope()),
        () => rounds().open(viewer, JUNE, 1),
        () => rounds().sendDraft(viewer, JUNE, 1, "2017-07-01"),
        () => rounds().withdrawDraft(viewer, JUNE, 1),
        () => rounds().close(viewer, JUNE, 1),
        () => rounds().correct(viewer, MARCH, null, "A correction"),
        () => demo.services.redactions.page(viewer, MARCH),
      ]) {
        expect(act).toThrow(refused("forbidden"));
      }
    }
    expect(rounds().create(demo.viewerOf("bryn-hopkins"), EDITION, scope())).toBeTruthy();
  });

  test("boards and outsiders know of closed rounds alone, and of no counts", () => {
    for (const key of ["alan-whitcombe", "sunita-bhatti", "oliver-sandford", "elspeth-cairns"]) {
      const viewer = demo.viewerOf(key);
      expect(
        rounds()
          .list(viewer)
          .map((round) => round.id),
      ).toEqual([MARCH, "september-2016"]);
      expect(() => overview(JUNE, viewer)).toThrow(refused("forbidden"));
      expect(overview(MARCH, viewer).changes.every((change) => change.byPartner.length === 0)).toBe(
        true,
      );
    }
    expect(
      rounds()
        .list(demo.viewerOf("joy-mensah"))
        .map((round) => round.id),
    ).toEqual([JUNE, MARCH, "september-2016"]);
  });

  test("another area's round does not exist", () => {
    const stranger = { ...facilitator, areaId: "another-area" };
    expect(rounds().list(stranger)).toEqual([]);
    for (const act of [
      () => overview(JUNE, stranger),
      () => rounds().scopeForm(stranger, JUNE),
      () => rounds().changeScope(stranger, JUNE, 1, scope()),
      () => rounds().open(stranger, JUNE, 1),
      () => rounds().sendDraft(stranger, JUNE, 1, "2017-07-01"),
      () => rounds().close(stranger, JUNE, 1),
      () => rounds().correct(stranger, MARCH, null, "A correction"),
      () => demo.services.redactions.page(stranger, MARCH),
      () => demo.services.redactions.redact(stranger, MARCH, "an id"),
    ]) {
      expect(act).toThrow(refused("not-found"));
    }
  });

  test("the overview tells how many have finished, and nothing that follows from an answer", () => {
    const before = JSON.stringify(overview(JUNE));
    expect(overview(JUNE).changes[3]).toMatchObject({ asked: 14, finished: 12, revealed: 0 });
    sql(`UPDATE scores SET answer = '1', reason = 'Another', sharing = 'named'
      WHERE round_id = '${JUNE}' AND answer IS NOT NULL`);
    expect(JSON.stringify(overview(JUNE))).toBe(before);
  });
});

describe("the draft record and the close", () => {
  const send = (deadline = "2017-07-05") =>
    rounds().sendDraft(facilitator, JUNE, versionOf(JUNE), deadline);

  test("goes round with a deadline, which cannot lie in the past of the area", () => {
    expect(() => send("2017-06-20")).toThrow(refused("invalid"));
    send();
    expect(overview(JUNE).round).toMatchObject({ status: "draft", draftDeadline: "2017-07-05" });
    expect(() => send()).toThrow(refused("round-not-open"));
    rounds().withdrawDraft(facilitator, JUNE, versionOf(JUNE));
    expect(overview(JUNE).round).toMatchObject({ status: "open", draftDeadline: null });
    expect(() => rounds().withdrawDraft(facilitator, JUNE, versionOf(JUNE))).toThrow(
      refused("not-draft"),
    );
  });

  test("does not go round while a second score is hidden", () => {
    for (const state of ["scoring", "hidden"]) {
      sql(`UPDATE round_rows SET pass1 = 'revealed', pass2 = '${state}' WHERE row_key = '${WARD}'
        AND round_id = '${JUNE}'`);
      expect(() => send()).toThrow(refused("round-incomplete"));
    }
  });

  test("a round closes from its draft alone, once, and from the version that was seen", () => {
    expect(() => rounds().close(facilitator, JUNE, versionOf(JUNE))).toThrow(refused("not-draft"));
    send();
    const seen = versionOf(JUNE);
    expect(() => rounds().close(facilitator, JUNE, seen - 1)).toThrow(refused("stale-version"));
    rounds().close(facilitator, JUNE, seen);
    expect(overview(JUNE).round).toMatchObject({ status: "closed", closedAt: demo.clock.now });
    expect(() => rounds().close(facilitator, JUNE, seen + 1)).toThrow(refused("round-closed"));
    expect(() => rounds().withdrawDraft(facilitator, JUNE, seen + 1)).toThrow(
      refused("round-closed"),
    );
    expect(audited("round-closed")).toEqual([{ subject_id: JUNE, part: null }]);
  });

  test("who was asked stays as it was at the close, whoever joins or leaves later", () => {
    send();
    rounds().close(facilitator, JUNE, versionOf(JUNE));
    const before = overview(JUNE).changes.map(({ asked, finished }) => [asked, finished]);
    sql(`UPDATE members SET active = 0 WHERE id = 'joy-mensah'`);
    sql(`UPDATE members SET partner_id = 'voluntary' WHERE id = 'marek-zielinski'`);
    expect(overview(JUNE).changes.map(({ asked, finished }) => [asked, finished])).toEqual(before);
  });

  test("a lead confirms its own organisation's words before the close, and nobody else does", () => {
    const { discussion } = demo.services;
    discussion.reveal(facilitator, JUNE, 4);
    discussion.recordView(facilitator, JUNE, WARD, HEARD);
    const joy = demo.viewerOf("joy-mensah");
    const viewOf = (viewer: Viewer) => overview(JUNE, viewer).views[0];
    expect(viewOf(joy)).toMatchObject({ mine: true, confirmed: false });
    expect(viewOf(demo.viewerOf("meera-joshi"))).toMatchObject({ mine: false });
    expect(() =>
      discussion.confirmView(demo.viewerOf("meera-joshi"), JUNE, WARD, own("Ours", 1)),
    ).toThrow(refused("not-found"));
    expect(() =>
      discussion.confirmView(demo.viewerOf("marek-zielinski"), JUNE, WARD, own("", 1)),
    ).toThrow(refused("forbidden"));
    discussion.recordView(facilitator, JUNE, WARD, { ...HEARD, level: 2, version: 1 });
    send();
    expect(() => discussion.confirmView(joy, JUNE, WARD, own("Level 1, still", 1))).toThrow(
      refused("stale-version"),
    );
    discussion.confirmView(joy, JUNE, WARD, own("In our own words", 2));
    expect(viewOf(joy)).toMatchObject({ confirmed: true, sentence: "In our own words" });
    rounds().close(facilitator, JUNE, versionOf(JUNE));
    expect(() => discussion.confirmView(joy, JUNE, WARD, own("Too late", 3))).toThrow(
      refused("round-closed"),
    );
  });

  test("a reveal that was taken back hides the views on record with it", () => {
    const { discussion } = demo.services;
    discussion.reveal(facilitator, JUNE, 4);
    discussion.recordView(facilitator, JUNE, WARD, HEARD);
    sql(
      `UPDATE round_rows SET pass1 = 'hidden' WHERE row_key = '${WARD}' AND round_id = '${JUNE}'`,
    );
    expect(overview(JUNE).views).toEqual([]);
  });

  test("leads agree, or no longer agree, that boards see where their organisation stood", () => {
    rounds().sharePositions(demo.viewerOf("joy-mensah"), MARCH, true);
    rounds().sharePositions(demo.viewerOf("joy-mensah"), MARCH, true);
    expect(overview(MARCH).sharing).toMatchObject({ shared: 1, of: 6, own: null });
    expect(overview(MARCH, demo.viewerOf("joy-mensah")).sharing.own).toEqual({ shared: true });
    rounds().sharePositions(demo.viewerOf("joy-mensah"), MARCH, false);
    expect(overview(MARCH).sharing.shared).toBe(0);
    expect(() => rounds().sharePositions(facilitator, MARCH, true)).toThrow(refused("forbidden"));
  });
});

describe("a closed round", () => {
  const FROZEN = [
    "round_partners",
    "round_scorers",
    "round_changes",
    "round_rows",
    "scores",
    "different_views",
  ];
  const REDACTABLE = new Set([
    "scores.reason",
    "scores.evidence",
    "scores.evidence_link",
    // The demonstration's are blank, so that this one cannot be told from no change.
    "scores.device",
    "round_rows.rationale",
    "round_rows.parked_note",
    "round_rows.hidden_reason",
    "round_changes.sentence",
    "different_views.sentence",
  ]);
  const columnsOf = (table: string) =>
    read<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`).map(
      (column) => column.name,
    );
  const all = (table: string) => JSON.stringify(read(`SELECT * FROM ${table} ORDER BY rowid`));

  test.each(FROZEN)("%s: no row can be added, replaced or taken away", (table) => {
    sql(`INSERT INTO different_views (round_id, row_key, partner_id, level, sentence)
      VALUES ('${JUNE}', '${WARD}', 'ccg', 2, 'Ours')`);
    const before = all(table);
    const columns = columnsOf(table);
    const moved = columns.map((name) => (name === "round_id" ? `'${MARCH}'` : name)).join(", ");
    expect(before).toContain(MARCH);
    for (const statement of [
      `DELETE FROM ${table} WHERE round_id = '${MARCH}'`,
      `INSERT INTO ${table} SELECT ${moved} FROM ${table} WHERE round_id = '${JUNE}'`,
      `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table} WHERE round_id = '${MARCH}'`,
      `INSERT OR REPLACE INTO ${table} SELECT ${moved} FROM ${table} WHERE round_id = '${JUNE}'`,
      `UPDATE OR REPLACE ${table} SET round_id = '${MARCH}' WHERE round_id = '${JUNE}'`,
      `UPDATE ${table} SET round_id = '${JUNE}' WHERE round_id = '${MARCH}'`,
    ]) {
      expect(() => sql(statement), statement).toThrow(/round-closed/);
    }
    expect(all(table)).toBe(before);
  });

  test.each(FROZEN)("%s: no column can change, but a text can be blanked", (table) => {
    for (const column of columnsOf(table)) {
      const change = (value: string) =>
        sql(`UPDATE ${table} SET "${column}" = ${value} WHERE round_id = '${MARCH}'`);
      expect(() => change("'something else'"), column).toThrow(/round-closed/);
      if (REDACTABLE.has(`${table}.${column}`)) change("''");
      else expect(() => change("''"), column).toThrow(/round-closed/);
    }
  });

  test("the round itself cannot change, go, or be replaced", () => {
    const before = all("rounds");
    for (const statement of [
      `UPDATE rounds SET status = 'open' WHERE id = '${MARCH}'`,
      `UPDATE rounds SET revision = revision + 1 WHERE id = '${MARCH}'`,
      `DELETE FROM rounds WHERE id = '${MARCH}'`,
      `INSERT OR REPLACE INTO rounds SELECT * FROM rounds WHERE id = '${MARCH}'`,
    ]) {
      expect(() => sql(statement), statement).toThrow();
    }
    expect(all("rounds")).toBe(before);
  });

  test("takes dated corrections beside the record, which themselves stay", () => {
    expect(() => rounds().correct(facilitator, JUNE, null, "Too early")).toThrow(
      refused("round-not-closed"),
    );
    expect(() => rounds().correct(facilitator, MARCH, "no.such-row", "?")).toThrow(
      refused("unknown-row"),
    );
    rounds().correct(facilitator, MARCH, WARD, "The ward is 6, not 9.");
    expect(overview(MARCH).corrections).toMatchObject([
      { at: demo.clock.now, text: "The ward is 6, not 9.", topic: "Assessment away from the ward" },
    ]);
    expect(() => sql("UPDATE corrections SET text = 'Another'")).toThrow(/append-only/);
    expect(() => sql("DELETE FROM corrections")).toThrow(/append-only/);
  });
});

describe("redacting a text of a closed round", () => {
  const page = () => demo.services.redactions.page(facilitator, MARCH);
  const texts = () =>
    page().changes.flatMap((change) => [
      ...change.texts.map((text) => ({ ...text, part: String(change.number) })),
      ...change.rows.flatMap((row) => row.texts.map((text) => ({ ...text, part: row.key }))),
    ]);
  const redact = (id: string) => demo.services.redactions.redact(facilitator, MARCH, id);

  test("lists the record's texts as they are shown: no private one, no name for an unnamed one", () => {
    const listed = texts();
    const counts = read<{ n: number }>(`
      SELECT count(*) AS n FROM scores JOIN round_rows USING (round_id, row_key)
      WHERE round_id = '${MARCH}' AND reason <> '' AND sharing <> 'private' AND pass1 = 'revealed'`);
    expect(listed.filter((text) => text.field === "reason")).toHaveLength(counts[0]?.n ?? 0);
    const unnamed = read<{ reason: string }>(
      `SELECT reason FROM scores WHERE round_id = '${MARCH}' AND reason <> '' AND sharing = 'unnamed'`,
    );
    expect(unnamed.length).toBeGreaterThan(0);
    for (const { reason } of unnamed) {
      expect(listed.find((text) => text.text === reason)).toMatchObject({ partner: null });
    }
    const secret = read<{ reason: string }>(
      `SELECT reason FROM scores WHERE reason <> '' AND sharing = 'private'`,
    );
    for (const { reason } of secret) expect(JSON.stringify(page())).not.toContain(reason);
    expect(JSON.stringify(page())).not.toContain("gareth-llewellyn");
  });

  test.each(["reason", "rationale", "changeSentence", "viewSentence"] as const)(
    "blanks one %s and leaves every other text and figure",
    (field) => {
      const before = texts();
      const chosen = before.find((text) => text.field === field);
      const answers = read(`SELECT answer, version, updated_at FROM scores ORDER BY rowid`);
      redact(chosen?.id ?? "");
      expect(texts()).toEqual(before.filter((text) => text.id !== chosen?.id));
      expect(read(`SELECT answer, version, updated_at FROM scores ORDER BY rowid`)).toEqual(
        answers,
      );
      expect(audited("redacted")).toHaveLength(1);
      expect(overview(MARCH).redactions).toMatchObject([{ at: demo.clock.now }]);
      expect(() => redact(chosen?.id ?? "")).toThrow(refused("not-found"));
      expect(audited("redacted")).toHaveLength(1);
    },
  );

  test("takes a rationale out of the plan that quotes it, and out of what the plan said before", () => {
    const { plan } = demo.services;
    const [quoting] = read<{ id: string; row_key: string }>(`
      SELECT actions.id, row_key FROM actions JOIN round_rows USING (round_id, row_key)
      WHERE rationale <> '' AND instr(where_now, rationale) > 0`);
    const { id = "", row_key } = quoting ?? {};
    const chosen = texts().find((text) => text.field === "rationale" && text.part === row_key);
    const words = chosen?.text ?? "";
    for (const added of ["It was so.", "It is so."]) {
      demo.clock.now += 1000;
      const { fields, version } = plan.action(facilitator, id);
      plan.save(facilitator, id, version, { ...fields, whereNow: `${fields.whereNow} ${added}` });
    }
    expect(JSON.stringify(plan.action(facilitator, id))).toContain(words);
    redact(chosen?.id ?? "");
    const after = plan.action(facilitator, id);
    expect(after.fields.whereNow).toMatch(/^Level \d, .*\. It was so\. It is so\.$/);
    expect(JSON.stringify(after)).not.toContain(words);
    expect(after.history).toHaveLength(2);
    expect(() => sql("UPDATE action_history SET before = 'Other words'")).toThrow(/append-only/);
    expect(() => sql("UPDATE action_history SET at = 0")).toThrow(/append-only/);
    expect(() => sql("DELETE FROM action_history")).toThrow(/append-only/);
  });

  test("leaves nothing of the text in the database's file", () => {
    const chosen = texts().find((text) => text.field === "reason");
    const inFile = () => readFileSync(demo.path).includes(chosen?.text ?? "");
    sql("PRAGMA wal_checkpoint(TRUNCATE)");
    expect(inFile()).toBe(true);
    redact(chosen?.id ?? "");
    sql("PRAGMA wal_checkpoint(TRUNCATE)");
    expect(inFile()).toBe(false);
  });

  test("the log keeps where and when, and not a word of the text", () => {
    const chosen = texts().find((text) => text.field === "reason");
    redact(chosen?.id ?? "");
    expect(audited("redacted")).toEqual([{ subject_id: MARCH, part: chosen?.part }]);
    expect(JSON.stringify(read("SELECT * FROM audit_events"))).not.toContain(chosen?.text);
  });

  test("is for closed rounds and facilitators alone", () => {
    expect(() => demo.services.redactions.page(facilitator, JUNE)).toThrow(
      refused("round-not-closed"),
    );
    expect(() => demo.services.redactions.page(demo.viewerOf("bryn-hopkins"), MARCH)).toThrow(
      refused("forbidden"),
    );
  });
});
