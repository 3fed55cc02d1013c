import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { EVERYTHING } from "#app/domain/audit/activity-query.ts";
import { BLANK_ACTION } from "#app/domain/plan/action-fields.ts";
import { addAreas } from "#tests/bench/many-areas.ts";
import { openDemonstration } from "#tests/support/demonstration.ts";
import { joinAsGuest, type TestGuest } from "#tests/support/guest.ts";

/*
 * Every page's questions to the database find their rows by an index, and their number does not
 * grow with what there is.
 */

const JUNE = "june-2017";
const MARCH = "march-2017";
const JULY = "delivery-board-july-2017";

const demo = openDemonstration();
const { $client } = demo.database.orm;
const asked: string[] = [];
const OWN = readFileSync("content/editions/hicm-2017/model.yaml", "utf8").replace(
  "id: hicm-2017",
  "id: marram-2018",
);
let ownEdition: string;
let planRead: string;
let facilitator: Viewer & { accountId: string };
let scorer: Viewer;
let updateToken: string;
let guest: TestGuest;

beforeAll(() => {
  facilitator = demo.viewerOf("frances-oyelaran");
  scorer = demo.viewerOf("gareth-llewellyn");
  // Each run of a statement is noted with its text, whoever prepared it.
  const prototype = Object.getPrototypeOf($client.prepare("SELECT 1"));
  for (const method of ["all", "get", "run"]) {
    const original = prototype[method];
    prototype[method] = function (this: { source: string }, ...values: unknown[]) {
      asked.push(this.source);
      return original.apply(this, values);
    };
  }
  ownEdition = demo.services.editions.offer(facilitator, OWN);
  guest = joinAsGuest(demo.services, facilitator, JUNE);
  const wren = `${JULY}-planned-care-discharge-plans`;
  const [text] = demo.services.asking.makeTexts(facilitator, JULY, [wren]);
  updateToken = text?.link.split("/").at(-1) ?? "";
  const read = planImport.importPlan(facilitator, {
    fileName: "plan.csv",
    table:
      '{"name":"","lines":[[1,"Change","Action"],[2,"4","Write to every ward."]],"remarks":[]}',
    match: { change: 0, whatToDo: 1 },
    choices: {},
    skip: true,
  });
  planRead = read.id ?? "";
  demo.services.discussion.reveal(facilitator, JUNE, 4);
});
afterAll(() => demo.close());

const {
  guests,
  joining,
  invitations,
  outbox,
  sessions,
  people,
  home,
  activity,
  rounds,
  redactions,
  scores,
  discussion,
  desk,
  results,
  comparison,
  plan,
  planImport,
  funding,
  board,
  packs,
  graduation,
  editions,
  measures,
  stories,
  returns,
  standard,
  meetings,
  asking,
  updates,
  freezing,
  calendars,
  personal,
  retention,
  erasure,
} = demo.services;

const PAGES: Record<string, () => unknown> = {
  "the Standard": () => standard.page(facilitator),
  "the model of integration": () => standard.integration(facilitator),
  returns: () => returns.page(facilitator),
  "a return": () => returns.overview(facilitator, "2016-17 Q4"),
  "a section of a return": () => returns.section(facilitator, "2017-18 Q1", "changes"),
  "signing a return": () => returns.signing(facilitator, "2017-18 Q1"),
  "who asks": () => sessions.enter(facilitator.accountId, "demonstration"),
  "a session": () => sessions.find("no such token"),
  "a guest who asks": () => guests.find(guest.token),
  "a code": () => joining.look(guests.door(facilitator, JUNE)?.code ?? ""),
  "a partner’s link that opens nothing": () => {
    expect(() => joining.look("no such token")).toThrow();
  },
  guests: () => guests.page(facilitator, JUNE),
  "a guest’s own page": () => joining.self(guest.viewer, JUNE),
  "a guest’s scores": () => scores.page(guest.viewer, JUNE, 1),
  invitations: () => invitations.page(facilitator, JUNE),
  "messages to send": () => outbox.next(),
  "what is kept and how long": () => retention.page(facilitator),
  "erasing a person": () => erasure.form(facilitator, "meera-joshi"),
  "erasing oneself": () => erasure.ownForm({ ...facilitator, sessionId: "", email: "" }),
  "one's areas": () => sessions.areas(facilitator.accountId),
  "a password": () => sessions.hasPassword({ ...facilitator, sessionId: "", email: "" }),
  people: () => people.page(facilitator),
  "a person's form": () => people.memberForm(facilitator, "meera-joshi"),
  home: () => home.page(facilitator),
  "a scorer's home": () => home.page(scorer),
  activity: () => activity.page(facilitator, null),
  "what one did": () => activity.page(facilitator, null, { ...EVERYTHING, person: "lin-zhao" }),
  "what was done to a round": () =>
    activity.page(facilitator, null, { ...EVERYTHING, round: JUNE }),
  "a search of the log": () =>
    activity.csv(facilitator, { ...EVERYTHING, person: "lin-zhao", round: JUNE, text: "a round" }),
  editions: () => editions.list(facilitator),
  "an edition": () => editions.page(facilitator, ownEdition),
  rounds: () => rounds.list(facilitator),
  "a round": () => rounds.overview(facilitator, JUNE),
  "a round's form": () => rounds.scopeForm(facilitator, null),
  redactions: () => redactions.page(facilitator, MARCH),
  "one's scores": () => scores.progress(scorer, JUNE),
  scoring: () => scores.page(scorer, JUNE, 1),
  "last time": () => scores.lastTime(scorer, JUNE, "early-discharge-planning.emergency-admissions"),
  discussion: () => discussion.page(facilitator, JUNE, 4),
  "the desk": () => desk.page(facilitator, JUNE, 4),
  "the projector": () => desk.screen(facilitator, JUNE),
  "the agenda": () => desk.agenda(facilitator, JUNE),
  results: () => results.page(facilitator, MARCH),
  "two rounds": () => comparison.compare(facilitator, MARCH, JUNE),
  "all rounds": () => comparison.overTime(facilitator),
  measures: () => measures.page(facilitator),
  "a story": () =>
    stories.page(facilitator, {
      roundId: MARCH,
      rowKey: "home-first.long-term-care-decisions",
      measureKey: "reablement-at-91-days",
    }),
  plan: () => plan.page(facilitator),
  "plans read in": () => planImport.imports(facilitator),
  "a plan read in": () => planImport.imported(facilitator, planRead),
  "an action": () => plan.action(facilitator, "one-discharge-team"),
  proposals: () => plan.proposals(facilitator),
  "several actions": () =>
    plan.together(facilitator, ["one-discharge-team", "weekend-care-starts"]),
  "an earlier round’s proposals": () => plan.proposals(facilitator, "september-2016"),
  meetings: () => meetings.list(facilitator),
  "a meeting": () => meetings.page(facilitator, JULY),
  "whom a meeting asks": () => asking.page(facilitator, JULY),
  "what a meeting asks one": () => updates.own(scorer, JULY),
  "what a personal link opens": () => updates.look(updateToken),
  "packs to freeze": () => freezing.runNext(),
  "due dates": () => calendars.plan(facilitator, { mine: true }),
  board: () => board.page(facilitator),
  "issued packs": () => packs.list(facilitator),
  "an issued pack": () => packs.pack(facilitator, "pack-march-2017"),
  "what the board decides": () => board.items(facilitator),
  funding: () => funding.page(facilitator),
  "a scheme's form": () => funding.schemeForm(facilitator, "trusted-assessor-pilot"),
  signing: () => funding.signing(facilitator, "2017-18"),
  signatories: () => funding.signatories(facilitator),
  virements: () => funding.virements(facilitator),
  "the board paper": () => funding.paper(facilitator),
  spend: () => funding.spend(facilitator),
  "a scheme's spend": () => funding.spendForm(facilitator, "trusted-assessor-pilot"),
  "what ifs": () => funding.whatIf(facilitator),
  "what ifs compared": () => funding.compareWhatIfs(facilitator),
  consultations: () => funding.consultations(facilitator),
  cases: () => graduation.list(facilitator),
  "a case": () => graduation.casePage(facilitator, "marram-sands"),
  "a criterion": () => graduation.criterion(scorer, "marram-sands", "metrics"),
  "a case’s dates": () => graduation.process(facilitator, "marram-sands"),
  "a case’s signatures": () => graduation.signing(facilitator, "marram-sands"),
  "an evidence file": () => graduation.evidenceFile(facilitator, "marram-sands"),
  "a consultation": () => funding.consultation(facilitator, "draft-june-2017"),
};

/** The statements of a page when it is opened again: reading it is on record by then. */
function askedBy(page: () => unknown): string[] {
  page();
  asked.length = 0;
  page();
  return [...asked];
}

/** The steps by which a statement finds its rows. */
function explain(text: string): string[] {
  const values = Array.from(text.matchAll(/\?/g), () => null);
  const steps = $client.prepare(`EXPLAIN QUERY PLAN ${text}`).all(values) as { detail: string }[];
  return steps.map(({ detail }) => detail);
}

test.each(Object.entries(PAGES))("%s finds its rows by an index", (_name, page) => {
  const texts = askedBy(page);
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) {
    for (const step of explain(text)) {
      expect(step, text).not.toMatch(/^SCAN (?!CONSTANT ROW|json_each)/);
    }
  }
});

test("one's own data reads no table as a whole that grows with rounds", () => {
  const texts = askedBy(() => personal.page({ ...facilitator, sessionId: "", email: "" }));
  const scans = texts.flatMap(explain).flatMap((step) => /^SCAN (\w+)/.exec(step)?.[1] ?? []);
  expect(scans).not.toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^(scores|score_keys|audit_events|round_rows)$/),
    ]),
  );
});

test("no page asks more when there is more", () => {
  const count = () => Object.entries(PAGES).map(([name, page]) => [name, askedBy(page).length]);
  const before = count();
  for (let at = 0; at < 12; at += 1) {
    people.saveMember(facilitator, null, {
      name: `Newcomer ${at}`,
      title: "",
      email: `newcomer-${at}@example.org`,
      partnerId: "council",
      roles: ["partner-member", "signatory"],
    });
    joinAsGuest(demo.services, facilitator, JUNE, { name: `Guest ${at}` });
    const id = plan.add(facilitator, "home-first", {
      ...BLANK_ACTION,
      whatToDo: "One more.",
      dueDate: "2017-05-01",
      ownerPartnerId: "hospitals",
    });
    plan.addNote(facilitator, id, "Begun.");
    funding.saveScheme(facilitator, null, {
      name: `Scheme ${at}`,
      description: "",
      leadPartnerId: "council",
      provider: "",
      step: 1,
      purposes: { "meet-needs": 100 },
      continuing: false,
      committed: false,
      startsOn: null,
      endsOn: null,
      notes: "",
      measures: [],
      amounts: [{ year: "2017-18", amount: 100 }],
      actionIds: [id],
    });
    const capacity = { capacity: `Capacity ${at}`, memberId: null, years: ["2017-18"] };
    funding.saveSignatory(facilitator, null, capacity);
  }
  expect(count()).toEqual(before);
});

test("no page asks more when there are more rounds, scores and areas", () => {
  const count = () =>
    new Map(Object.entries(PAGES).map(([name, page]) => [name, askedBy(page).length]));
  const before = count();
  addAreas(demo.path, { areas: 3, raters: 6, rounds: 3, status: "closed" });
  $client.exec(`
    INSERT INTO scores (round_id, row_key, member_id, pass, partner_id, answer, reason, sharing, version, updated_at)
      SELECT '${JUNE}', row_key, members.id, 1, partner_id, '4', 'Seen on the wards.', 'named', 1, 0
      FROM round_rows, members
      WHERE round_id = '${JUNE}' AND members.id LIKE 'person-0-%'`);
  expect(count()).toEqual(before);
});
