import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MEMBER_ROLES, ROLES, type Role } from "#app/domain/access/roles.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { EVERYTHING } from "#app/domain/audit/activity-query.ts";
import { DomainError, type ErrorCode } from "#app/domain/errors.ts";
import type { WhatIfChoices } from "#app/domain/funding/what-if.ts";
import { BLANK_ACTION } from "#app/domain/plan/action-fields.ts";
import { USUAL_TERMS } from "#app/domain/privacy/retention.ts";
import type { Services } from "#app/services/index.server.ts";
import type { RoundScope } from "#app/services/rounds.server.ts";
import { openEmpty } from "#tests/support/demonstration.ts";
import { joinAsGuest } from "#tests/support/guest.ts";
import { PEOPLE } from "#tests/support/people.ts";

/*
 * Every use case, asked by somebody of another area with ids of this one, and by every role of this
 * one. A use case without an entry below does not compile: whoever adds one says here whose it is.
 */

const JUNE = "june-2017";
const MARCH = "march-2017";
const ROW = "early-discharge-planning.emergency-admissions";
const YEAR = "2017-18";
const PACK = "pack-march-2017";
const ITEM = "asked";
const SHARE = "a-share";
const VERSION = { version: 1 };
const sharing = (what: string) => ({ what, note: "A peer", until: "2026-06-20" });
const STORY = {
  roundId: MARCH,
  rowKey: "home-first.long-term-care-decisions",
  measureKey: "reablement-at-91-days",
};

const EVERYONE = MEMBER_ROLES;
const FACILITATORS: readonly Role[] = ["facilitator", "deputy"];
const SCORERS: readonly Role[] = ["partner-member", "partner-lead"];
const SCORING: readonly Role[] = [...SCORERS, "guest"];
const TAKING_PART: readonly Role[] = [...FACILITATORS, "recorder", ...SCORERS];
const IN_THE_ROOM: readonly Role[] = [...TAKING_PART, "guest"];
/** A guest, in its own round alone: elsewhere it finds nothing. */
const GUEST: readonly Role[] = ["guest"];
const MONEY: readonly Role[] = [...FACILITATORS, "finance-lead"];
const MONEY_READERS = MEMBER_ROLES.filter((role) => role !== "recorder");

type Case = {
  ask: (viewer: Viewer) => unknown;
  /** The roles that may. Everybody else is refused. */
  by: readonly Role[];
  /** What a stranger meets: "own" where nothing of this area is pointed at, so it has its own. */
  stranger?: ErrorCode | "own";
};
/** A use case that knows no viewer: what holds it instead. */
type WithoutViewer = string;
type Table = {
  [Name in Exclude<keyof Services, "demonstration">]: Record<
    keyof Services[Name],
    Case | Case[] | WithoutViewer
  >;
};

const place = openEmpty();
const { services } = place;
const OWN = readFileSync("content/editions/hicm-2017/model.yaml", "utf8").replace(
  "id: hicm-2017",
  "id: marram-2018",
);
let ownEdition: string;
let aside: string;
let stranger: Viewer & { accountId: string };
let guest: Viewer;
let atFirst: Set<string>;
beforeAll(async () => {
  const link = services.accounts.makeSetUpLink() ?? "";
  const first = {
    area: "Elsewhere",
    name: "Stella Range",
    email: "stella@example.org",
    password: "a long pass phrase of hers",
  };
  await services.accounts.setUp(link.split("/").at(-1) ?? "", first, "");
  place.loadDemonstration();
  const accountId = query("SELECT id FROM accounts WHERE email = 'stella@example.org'")[0]?.id;
  // Every role, so that nothing but the area holds her back.
  const entered = services.sessions.enter(String(accountId), "elsewhere").viewer;
  stranger = { ...entered, roles: ROLES };
  place.database.orm.$client.exec(
    `INSERT INTO local_measures (area_id, key, definition)
      SELECT id, '${OWN_MEASURE}', '${JSON.stringify(OWN_DEFINITION)}' FROM areas WHERE slug = 'demonstration';
    INSERT INTO together_changes (id, area_id, member_id, at, changes)
      SELECT '${TOGETHER}', id, 'frances-oyelaran', 0, '[]' FROM areas WHERE slug = 'demonstration';
    INSERT INTO shares (id, area_id, token_hash, kind, subject_id, note, created_at, created_by, expires_at)
      SELECT '${SHARE}', id, 'hash', 'plan', '', 'A peer', 0, 'frances-oyelaran', 1 FROM areas WHERE slug = 'demonstration';
    INSERT INTO measure_imports (id, area_id, member_id, at, file_name, rows)
      SELECT '${IMPORT}', id, 'frances-oyelaran', 0, 'figures.csv', 0 FROM areas WHERE slug = 'demonstration';
    INSERT INTO plan_imports (id, area_id, member_id, at, file_name)
      SELECT '${IMPORT}', id, 'frances-oyelaran', 0, 'plan.csv' FROM areas WHERE slug = 'demonstration';`,
  );
  place.database.orm.$client.exec(
    `INSERT INTO board_items (id, area_id, text, added_at, added_by)
      SELECT '${ITEM}', id, 'Shall we?', 0, 'frances-oyelaran' FROM areas WHERE slug = 'demonstration';`,
  );
  const asider = { ...partner, name: "Aside", shortName: "Aside" };
  aside = services.people.savePartner(place.viewerOf(PEOPLE.facilitator), null, asider);
  ownEdition = services.editions.offer(place.viewerOf(PEOPLE.facilitator), OWN);
  services.standard.choose(place.viewerOf(PEOPLE.facilitator), 0, CHOSEN_MODEL);
  guest = joinAsGuest(services, place.viewerOf(PEOPLE.facilitator), JUNE).viewer;
  atFirst = readAll();
});
afterAll(() => place.close());

const query = (text: string) =>
  place.database.orm.$client.prepare(text).all() as Record<string, unknown>[];

const scope: RoundScope = {
  name: "September",
  hospitals: "One",
  population: null,
  footprint: "All",
  asAt: "2017-09-01",
  homeOnDatePercent: 80,
  evidenceFrom: 3,
  changes: [1],
  asked: { hospitals: [1] },
};
const partner = {
  kind: "voluntary",
  name: "Hospice",
  shortName: "Hospice",
  shape: "cross",
  colour: 6,
} as const;
const member = (partnerId: string | null, role: Role) => ({
  name: "Ida Marsh",
  title: "",
  email: "ida@example.org",
  partnerId,
  roles: [role],
});
const score = {
  answer: 3,
  reason: "",
  sharing: "named",
  evidence: "",
  evidenceLink: "",
  version: 0,
} as const;
const agreed = {
  ...VERSION,
  level: 2,
  rationale: "So.",
  targetLevel: 3,
  targetDate: null,
} as const;
const action = { ...BLANK_ACTION, whatToDo: "Do it.", ownerPartnerId: "council" };
const TEAM = "one-discharge-team";
const JULY = "delivery-board-july-2017";
const HELD = "delivery-board-march-2017";
/** Asked before the meeting of July without an account. */
const WREN = `${JULY}-planned-care-discharge-plans`;
/** What the partner member above was asked about, where it is not the team. */
const REQUESTED: Record<string, string> = { "adaeze-okonkwo": "care-homes-within-two-days" };
const meeting = {
  kind: "health-and-wellbeing-board",
  name: "",
  date: "2017-09-20",
  papersDeadline: "2017-09-13",
  audience: "",
} as const;
const TOGETHER = "several-at-once";
const SCHEME = "trusted-assessor-pilot";
const scheme = {
  name: "A scheme",
  description: "",
  leadPartnerId: null,
  provider: "",
  step: 1,
  purposes: { "meet-needs": 100 },
  continuing: false,
  committed: false,
  startsOn: null,
  endsOn: null,
  notes: "",
  measures: [],
  amounts: [],
  actionIds: [],
};
const DRAFT = "draft-june-2017";
const COMMENT = "comment-care-homes";
const whatIf: WhatIfChoices = { basis: "equal", stepNineShare: 40, weights: [1], committed: [] };
const SIGN_OFF = "board-vice-chair-2017-18";
const terms = {
  pooling: null,
  poolingReference: "",
  reportingLead: "",
  additionality: "",
  offset: null,
  jointWork: "",
  note: "",
};
const signatory = { capacity: "Mayor", memberId: null, years: [] };

const {
  editions,
  graduation,
  people,
  guests,
  joining,
  invitations,
  home,
  activity,
  areaFiles,
  rounds,
  redactions,
  scores,
  discussion,
  desk,
} = services;
const { results, record, comparison, plan, funding, live, sheets } = services;
const { downloads, merging, measures, board, packs, standard, stories, returns, shares } = services;
const { meetings, asking, updates, decisions, freezing, calendars } = services;
const { planImport, erasure, retention } = services;
const CHOSEN_MODEL = {
  model: "own",
  ownName: "Coastal alliance",
  ownCharacteristics: "One budget",
  why: "It fits the coast.",
};
const notFound = (by: readonly Role[], ask: Case["ask"]): Case => ({ by, ask });
const own = (by: readonly Role[], ask: Case["ask"]): Case => ({ by, ask, stranger: "own" });
const choice = (by: readonly Role[], ask: Case["ask"]): Case => ({
  by,
  ask,
  stranger: "invalid",
});
const FIGURES: readonly Role[] = [...FACILITATORS, "finance-lead", "partner-lead"];
const OWN_MEASURE = "own-visits-on-the-day";
const IMPORT = "first-figures";
const PLAN_FILE = "Change,Action\n1,Write to every ward.\n";
const PLAN_TABLE = {
  fileName: "plan.csv",
  table: '{"name":"","lines":[[1,"Change","Action"],[2,"1","Write to every ward."]],"remarks":[]}',
  match: { change: 0, whatToDo: 1 },
  choices: {},
  skip: true,
};
const VALUES = `measure,quarter,series,value,source\n${OWN_MEASURE},2017-18 Q1,plan,1,Diary\n`;
const NO_FIGURES = { plan: null, forecast: null, actual: null };
const OWN_DEFINITION = {
  name: "Visits on the day of discharge",
  unit: "visits",
  numerator: "Visits at home on the day of discharge",
  denominator: null,
  per: 1,
  good: "up",
  decimals: 0,
} as const;
const FACILITATOR: readonly Role[] = ["facilitator"];
const RECORDER: readonly Role[] = ["recorder"];
const SHEET_READERS: readonly Role[] = [...FACILITATORS, "recorder"];
const FILE = new TextEncoder().encode("sheet,partner,row,answer\n");
const SHEET = {
  partnerId: "hospitals",
  label: "1",
  entries: [{ rowKey: ROW, answer: 3, reason: "", sharing: "private" }],
} as const;

const Q4 = "2016-17 Q4";
const OPEN = "2017-18 Q1";
const RETURN_FILE = readFileSync("content/demonstration/return-2016-17-q1.json", "utf8");

const CASE = "marram-sands";
const WRITERS = FIGURES;
const COMMENTING: readonly Role[] = [
  ...FACILITATORS,
  ...SCORERS,
  "board-member",
  "finance-lead",
  "signatory",
];
const caseFields = { name: "Another", wave: "later-waves", boards: [] };
const words = { texts: { leadership: "Strong." }, facts: {} };
const care = { ownerPartnerId: null, ownerName: "", dueOn: null };
const objective = {
  kind: "objective",
  words: "Fewer days.",
  measure: "",
  agreedOn: null,
  dueOn: null,
} as const;
const caseSignatory = { capacity: "Mayor", memberId: null, leftOn: null };
const typedWords = { criterion: "maturity", texts: {}, speedUp: {}, letter: null };

const CASES: Table = {
  sessions: {
    start: "an account’s own",
    check: "an account’s own",
    find: "an account’s own",
    end: "an account’s own",
    nameOf: "an account’s own",
    areas: "an account’s own",
    findEntry: "an account’s own",
    enter: own(ROLES, ({ accountId }) => services.sessions.areas(accountId ?? "")),
    list: "an account’s own",
    endOne: "an account’s own",
    endOthers: "an account’s own",
    hasPassword: "an account’s own",
    changePassword: "an account’s own",
  },
  accounts: {
    makeSetUpLink: "before there is any area",
    checkSetUp: "by its token",
    setUp: "by its token",
    invitation: "by its token",
    acceptAs: "by its token",
    invitedAddress: "by its token",
    acceptWithPassword: "by its token",
    acceptWithIdentity: "by its token",
  },
  steps: {
    begin: "an account’s own",
    waiting: "by its token",
    finish: "by its token",
    standing: "an account’s own",
    prepare: "an account’s own",
    confirm: "an account’s own",
    renewCodes: "an account’s own",
    remove: "an account’s own",
  },
  signOn: {
    provider: "open to everybody",
    leave: "open to everybody",
    arrive: "open to everybody",
    signIn: "an account’s own",
    list: "an account’s own",
    add: "an account’s own",
    remove: "an account’s own",
  },
  resets: {
    isByMail: "open to everybody",
    ask: "an account’s own",
    makeLink: notFound(FACILITATOR, (viewer) => services.resets.makeLink(viewer, "meera-joshi")),
    page: "by its token",
    reset: "by its token",
  },
  model: { page: "open to everybody", explain: "open to everybody" },
  editions: {
    list: own(EVERYONE, (viewer) => editions.list(viewer)),
    page: notFound(EVERYONE, (viewer) => editions.page(viewer, ownEdition)),
    file: notFound(EVERYONE, (viewer) => editions.file(viewer, ownEdition)),
    check: own(FACILITATORS, (viewer) => editions.check(viewer, { file: "f", content: OWN })),
    offer: own(FACILITATORS, (viewer) => editions.offer(viewer, `# again\n${OWN}`)),
    withdraw: notFound(FACILITATORS, (viewer) => editions.withdraw(viewer, ownEdition)),
    offerAgain: notFound(FACILITATORS, (viewer) => editions.offerAgain(viewer, ownEdition)),
  },
  merging: {
    form: notFound(FACILITATOR, (viewer) => merging.form(viewer, "hospitals")),
    merge: notFound(FACILITATOR, (viewer) => merging.merge(viewer, aside, 1, "hospitals")),
  },
  people: {
    page: own(FACILITATORS, (viewer) => people.page(viewer)),
    partnerForm: notFound(FACILITATOR, (viewer) => people.partnerForm(viewer, "hospitals")),
    savePartner: notFound(FACILITATOR, (viewer) =>
      people.savePartner(viewer, { id: "hospitals", ...VERSION }, partner),
    ),
    setPartnerActive: notFound(FACILITATOR, (viewer) =>
      people.setPartnerActive(viewer, "hospitals", 1, false),
    ),
    memberForm: notFound(FACILITATOR, (viewer) => people.memberForm(viewer, "meera-joshi")),
    saveMember: [
      notFound(FACILITATOR, (viewer) =>
        people.saveMember(viewer, { id: "meera-joshi", ...VERSION }, member(null, "observer")),
      ),
      notFound(FACILITATOR, (viewer) =>
        people.saveMember(viewer, null, member("hospitals", "partner-member")),
      ),
    ],
    setMemberActive: notFound(FACILITATOR, (viewer) =>
      people.setMemberActive(viewer, "meera-joshi", 1, false),
    ),
    invite: [
      notFound(FACILITATOR, (viewer) => people.invite(viewer, "meera-joshi")),
      // A guest is none of the area's people.
      notFound(FACILITATOR, (viewer) => people.invite(viewer, guest.memberId)),
    ],
    inviteByMail: notFound(FACILITATOR, (viewer) => people.inviteByMail(viewer, "meera-joshi")),
  },
  guests: {
    find: "by its token",
    leave: "a guest’s own session",
    door: notFound(FACILITATORS, (viewer) => guests.door(viewer, JUNE)),
    page: notFound(FACILITATORS, (viewer) => guests.page(viewer, JUNE)),
    open: notFound(FACILITATORS, (viewer) => guests.open(viewer, JUNE, "2026-06-02")),
    renew: notFound(FACILITATORS, (viewer) => guests.renew(viewer, JUNE)),
    shut: notFound(FACILITATORS, (viewer) => guests.shut(viewer, JUNE)),
    accept: notFound(FACILITATORS, (viewer) =>
      guests.accept(viewer, JUNE, [{ id: guest.memberId, version: 2 }]),
    ),
    place: notFound(FACILITATORS, (viewer) =>
      guests.place(viewer, JUNE, { id: guest.memberId, version: 2 }, "council"),
    ),
    strike: notFound(FACILITATORS, (viewer) =>
      guests.strike(viewer, JUNE, { id: guest.memberId, version: 2 }),
    ),
  },
  joining: {
    look: "by its code or link",
    join: "by its code or link",
    self: notFound(GUEST, (viewer) => joining.self(viewer, JUNE)),
    change: notFound(GUEST, (viewer) =>
      joining.change(viewer, JUNE, 2, { name: "Gwen", partnerId: "council" }),
    ),
  },
  invitations: {
    page: notFound(FACILITATORS, (viewer) => invitations.page(viewer, JUNE)),
    makeLinks: notFound(FACILITATORS, (viewer) =>
      invitations.makeLinks(viewer, JUNE, ["hospitals"], { until: "2026-06-20", date: null }),
    ),
    endLink: notFound(FACILITATORS, (viewer) => invitations.endLink(viewer, JUNE, "hospitals")),
    remind: notFound(FACILITATORS, (viewer) => invitations.remind(viewer, JUNE)),
  },
  outbox: {
    recover: "the process’s own worker",
    next: "the process’s own worker",
    sent: "the process’s own worker",
    failed: "the process’s own worker",
    countWaiting: "the process’s own worker",
  },
  erasure: {
    form: notFound(["facilitator"], (viewer) => erasure.form(viewer, "lin-zhao")),
    erase: notFound(["facilitator"], (viewer) => erasure.erase(viewer, "lin-zhao", 1, "keep")),
    ownForm: "the account that asks",
    eraseSelf: "the account that asks",
  },
  personal: { page: "the account that asks", json: "the account that asks" },
  retention: {
    page: own(["facilitator"], (viewer) => retention.page(viewer)),
    save: own(["facilitator"], (viewer) => retention.save(viewer, 0, USUAL_TERMS)),
    recover: "the process’s own worker",
    runNext: "the process’s own worker",
  },
  home: { page: own(EVERYONE, (viewer) => home.page(viewer)) },
  areaFiles: {
    page: own(FACILITATOR, (viewer) => areaFiles.page(viewer)),
    download: own(FACILITATOR, (viewer) => areaFiles.download(viewer)),
    exportArea: "whoever runs the service",
    preview: "whoever runs the service",
    bringIn: "whoever runs the service",
    schema: "the same for everybody",
  },
  activity: {
    page: own(FACILITATORS, (viewer) => activity.page(viewer, null)),
    csv: own(FACILITATORS, (viewer) => activity.csv(viewer, EVERYTHING)),
    workbook: own(FACILITATORS, (viewer) => activity.workbook(viewer, EVERYTHING)),
  },
  live: {
    start: [
      notFound(IN_THE_ROOM, (viewer) => live.start(viewer, { slug: "demonstration" }, JUNE)),
      notFound(EVERYONE, (viewer) => live.start(viewer, { slug: "demonstration" }, MARCH)),
    ],
    present: notFound(IN_THE_ROOM, (viewer) => live.present(viewer, JUNE)),
    subscribe: "a round of which `present` has told",
    count: "the process, which tells nobody",
    stop: "the process, when it stops",
  },
  rounds: {
    list: own(EVERYONE, (viewer) => rounds.list(viewer)),
    create: [
      own(FACILITATORS, (viewer) => rounds.create(viewer, "hicm-2017", scope)),
      notFound(FACILITATORS, (viewer) => rounds.create(viewer, ownEdition, scope)),
    ],
    changeScope: notFound(FACILITATORS, (viewer) => rounds.changeScope(viewer, JUNE, 1, scope)),
    open: notFound(FACILITATORS, (viewer) => rounds.open(viewer, JUNE, 1)),
    overview: [
      notFound(TAKING_PART, (viewer) => rounds.overview(viewer, JUNE)),
      notFound(EVERYONE, (viewer) => rounds.overview(viewer, MARCH)),
    ],
    scopeForm: [
      own(FACILITATORS, (viewer) => rounds.scopeForm(viewer, null)),
      notFound(FACILITATORS, (viewer) => rounds.scopeForm(viewer, JUNE)),
    ],
    sendDraft: notFound(FACILITATORS, (viewer) => rounds.sendDraft(viewer, JUNE, 1, "2018-01-01")),
    withdrawDraft: notFound(FACILITATORS, (viewer) => rounds.withdrawDraft(viewer, JUNE, 1)),
    close: notFound(FACILITATORS, (viewer) => rounds.close(viewer, JUNE, 1)),
    correct: notFound(FACILITATORS, (viewer) => rounds.correct(viewer, MARCH, null, "A word.")),
    sharePositions: notFound(["partner-lead"], (viewer) =>
      rounds.sharePositions(viewer, MARCH, true),
    ),
  },
  redactions: {
    page: notFound(FACILITATOR, (viewer) => redactions.page(viewer, MARCH)),
    redact: notFound(FACILITATOR, (viewer) => redactions.redact(viewer, MARCH, "any")),
  },
  scores: {
    progress: notFound(SCORING, (viewer) => scores.progress(viewer, JUNE)),
    page: notFound(SCORING, (viewer) => scores.page(viewer, JUNE, 1)),
    lastTime: notFound(SCORING, (viewer) => scores.lastTime(viewer, JUNE, ROW)),
    record: notFound(SCORING, (viewer) =>
      scores.record(viewer, JUNE, ROW, 1, { ...score, key: "a key" }),
    ),
    recordAll: notFound(SCORING, (viewer) =>
      scores.recordAll(viewer, JUNE, [{ rowKey: ROW, pass: 1, key: "a key", score }]),
    ),
  },
  sheets: {
    print: [
      notFound(TAKING_PART, (viewer) =>
        sheets.print(viewer, JUNE, { partnerId: null, large: false }),
      ),
      notFound(TAKING_PART, (viewer) =>
        sheets.print(viewer, MARCH, { partnerId: "hospitals", large: true }),
      ),
    ],
    page: notFound(SHEET_READERS, (viewer) => sheets.page(viewer, JUNE)),
    form: notFound(RECORDER, (viewer) => sheets.form(viewer, JUNE, "hospitals", "1")),
    save: notFound(RECORDER, (viewer) => sheets.save(viewer, JUNE, SHEET, "form-1")),
    sheet: notFound(SHEET_READERS, (viewer) => sheets.sheet(viewer, JUNE, "a-sheet")),
    template: notFound(RECORDER, (viewer) => sheets.template(viewer, JUNE)),
    importForm: notFound(RECORDER, (viewer) => sheets.importForm(viewer, JUNE)),
    preview: notFound(RECORDER, (viewer) => sheets.preview(viewer, JUNE, FILE)),
    importSheets: notFound(RECORDER, (viewer) => sheets.importSheets(viewer, JUNE, "a,b")),
    strike: notFound(SHEET_READERS, (viewer) => sheets.strike(viewer, JUNE, "a-sheet")),
  },
  discussion: {
    page: [
      notFound(IN_THE_ROOM, (viewer) => discussion.page(viewer, JUNE, 1)),
      notFound(TAKING_PART, (viewer) => discussion.page(viewer, MARCH, 1)),
    ],
    nextChange: notFound(IN_THE_ROOM, (viewer) => discussion.nextChange(viewer, JUNE)),
    permitRunning: notFound(FACILITATORS, (viewer) => discussion.permitRunning(viewer, JUNE)),
    reveal: notFound(FACILITATORS, (viewer) => discussion.reveal(viewer, JUNE, 1)),
    revealAll: notFound(FACILITATORS, (viewer) => discussion.revealAll(viewer, JUNE)),
    takeBack: notFound(FACILITATORS, (viewer) => discussion.takeBack(viewer, JUNE, 1, "Oops")),
    moveRow: notFound(FACILITATORS, (viewer) => discussion.moveRow(viewer, JUNE, ROW, "park", 1)),
    agree: notFound(FACILITATORS, (viewer) =>
      discussion.agree(viewer, JUNE, ROW, { ...agreed, priority: false }),
    ),
    acceptAligned: notFound(FACILITATORS, (viewer) =>
      discussion.acceptAligned(viewer, JUNE, 1, [{ rowKey: ROW, level: 2, version: 1 }]),
    ),
    recordView: notFound(FACILITATORS, (viewer) =>
      discussion.recordView(viewer, JUNE, ROW, {
        partnerId: "council",
        level: 1,
        sentence: "",
        version: 0,
      }),
    ),
    removeView: notFound(FACILITATORS, (viewer) =>
      discussion.removeView(viewer, JUNE, ROW, "council", 1),
    ),
    confirmView: notFound(["partner-lead"], (viewer) =>
      discussion.confirmView(viewer, JUNE, ROW, { sentence: "Ours.", version: 1 }),
    ),
    agreeChange: notFound(FACILITATORS, (viewer) =>
      discussion.agreeChange(viewer, JUNE, 1, { ...agreed, sentence: "So." }),
    ),
  },
  desk: {
    page: notFound(FACILITATORS, (viewer) => desk.page(viewer, JUNE, 1)),
    screen: notFound(FACILITATORS, (viewer) => desk.screen(viewer, JUNE)),
    takeOver: notFound(FACILITATORS, (viewer) => desk.takeOver(viewer, JUNE, null)),
    goTo: notFound(FACILITATORS, (viewer) => desk.goTo(viewer, JUNE, 1, ROW)),
    moveClock: notFound(FACILITATORS, (viewer) =>
      desk.moveClock(viewer, JUNE, 1, { kind: "start" }),
    ),
    agenda: notFound(FACILITATORS, (viewer) => desk.agenda(viewer, JUNE)),
    saveAgenda: notFound(FACILITATORS, (viewer) =>
      desk.saveAgenda(viewer, JUNE, { ...VERSION, minutes: {}, endsAt: "16:30" }),
    ),
  },
  downloads: {
    make: notFound(EVERYONE, (viewer) => downloads.make(viewer, MARCH, "results.json")),
  },
  record: {
    page: [
      notFound(TAKING_PART, (viewer) => record.page(viewer, JUNE)),
      notFound(EVERYONE, (viewer) => record.page(viewer, MARCH)),
    ],
    pdf: [
      notFound(TAKING_PART, (viewer) => record.pdf(viewer, JUNE)),
      notFound(EVERYONE, (viewer) => record.pdf(viewer, MARCH)),
    ],
  },
  results: {
    page: [
      notFound(TAKING_PART, (viewer) => results.page(viewer, JUNE)),
      notFound(EVERYONE, (viewer) => results.page(viewer, MARCH)),
    ],
  },
  board: {
    page: own(MONEY_READERS, (viewer) => board.page(viewer)),
    pdf: own(MONEY_READERS, (viewer) => board.pdf(viewer)),
    items: own(FACILITATORS, (viewer) => board.items(viewer)),
    addItem: own(FACILITATORS, (viewer) => board.addItem(viewer, "Shall we?")),
    removeItem: notFound(FACILITATORS, (viewer) => board.removeItem(viewer, ITEM)),
    restoreItem: notFound(FACILITATORS, (viewer) => board.restoreItem(viewer, ITEM)),
  },
  packs: {
    list: own(MONEY_READERS, (viewer) => packs.list(viewer)),
    pack: notFound(MONEY_READERS, (viewer) => packs.pack(viewer, PACK)),
    pdf: notFound(MONEY_READERS, (viewer) => packs.pdf(viewer, PACK)),
    next: own(FACILITATORS, (viewer) => packs.next(viewer)),
    issue: own(FACILITATORS, (viewer) => packs.issue(viewer, packs.next(viewer).number)),
  },
  comparison: {
    overTimeChart: {
      by: EVERYONE,
      ask: (viewer) => comparison.overTimeChart(viewer, "lanes.svg", "hicm"),
      stranger: "not-found",
    },
    compareChart: notFound(EVERYONE, (viewer) =>
      comparison.compareChart(viewer, MARCH, "september-2016", "moves.svg"),
    ),
    overTime: own(EVERYONE, (viewer) => comparison.overTime(viewer)),
    compare: [
      own(EVERYONE, (viewer) => comparison.compare(viewer, null, null)),
      notFound(TAKING_PART, (viewer) => comparison.compare(viewer, MARCH, JUNE)),
      notFound(EVERYONE, (viewer) => comparison.compare(viewer, MARCH, null)),
    ],
  },
  guidance: {
    search: "open to everybody",
    article: "open to everybody",
    forChange: "open to everybody",
  },
  standard: {
    page: own(EVERYONE, (viewer) => standard.page(viewer)),
    choice: own(EVERYONE, (viewer) => standard.choice(viewer)),
    integration: own(EVERYONE, (viewer) => standard.integration(viewer)),
    choose: own(FACILITATORS, (viewer) =>
      standard.choose(viewer, standard.choice(viewer)?.version ?? 0, CHOSEN_MODEL),
    ),
    chooseAgain: notFound(FACILITATORS, (viewer) =>
      standard.chooseAgain(viewer, standard.choice(viewer)?.version ?? 0, 1),
    ),
  },
  plan: {
    proposals: [
      {
        by: FACILITATORS,
        ask: (viewer) => plan.proposals(viewer),
        stranger: "round-not-closed",
      },
      notFound(FACILITATORS, (viewer) => plan.proposals(viewer, MARCH)),
    ],
    takeProposals: notFound(FACILITATORS, (viewer) => plan.takeProposals(viewer, MARCH)),
    page: own(EVERYONE, (viewer) => plan.page(viewer)),
    pdf: own(EVERYONE, (viewer) => plan.pdf(viewer)),
    docx: own(EVERYONE, (viewer) => plan.docx(viewer)),
    workbook: own(EVERYONE, (viewer) => plan.workbook(viewer)),
    csv: own(EVERYONE, (viewer) => plan.csv(viewer)),
    blank: own([...FACILITATORS, "partner-lead"], (viewer) => plan.blank(viewer)),
    action: notFound(EVERYONE, (viewer) => plan.action(viewer, TEAM)),
    add: choice([...FACILITATORS, "partner-lead"], (viewer) =>
      plan.add(viewer, "home-first", action),
    ),
    save: notFound([...FACILITATORS, "partner-lead"], (viewer) =>
      plan.save(viewer, TEAM, 1, action),
    ),
    addNote: notFound([...FACILITATORS, ...SCORERS], (viewer) =>
      plan.addNote(viewer, TEAM, "A note."),
    ),
    setStatus: notFound([...FACILITATORS, "partner-lead"], (viewer) =>
      plan.setStatus(viewer, TEAM, 1, "at-risk"),
    ),
    together: notFound([...FACILITATORS, "partner-lead"], (viewer) =>
      plan.together(viewer, [TEAM]),
    ),
    weighTogether: notFound([...FACILITATORS, "partner-lead"], (viewer) =>
      plan.weighTogether(viewer, [TEAM], { priority: "later" }),
    ),
    changeTogether: notFound([...FACILITATORS, "partner-lead"], (viewer) =>
      plan.changeTogether(viewer, [{ id: TEAM, version: 1 }], { priority: "later" }),
    ),
    undoTogether: notFound(FACILITATORS, (viewer) => plan.undoTogether(viewer, TOGETHER)),
    takeWords: notFound([...FACILITATORS, "partner-lead"], (viewer) =>
      plan.takeWords(viewer, TEAM, 1, "whatToDo"),
    ),
    keepOurs: notFound([...FACILITATORS, "partner-lead"], (viewer) =>
      plan.keepOurs(viewer, TEAM, 1, "whatToDo"),
    ),
    addWait: notFound([...FACILITATORS, "partner-lead"], (viewer) =>
      plan.addWait(viewer, TEAM, "bottlenecks-put-right"),
    ),
    removeWait: notFound([...FACILITATORS, "partner-lead"], (viewer) =>
      plan.removeWait(viewer, TEAM, "bottlenecks-put-right"),
    ),
    remove: notFound(FACILITATORS, (viewer) => plan.remove(viewer, TEAM, 1)),
    restore: notFound(FACILITATORS, (viewer) => plan.restore(viewer, TEAM)),
  },
  shared: {
    page: "opened by a link of an area, held by shares.test.ts",
    file: "opened by a link of an area, held by shares.test.ts",
  },
  shares: {
    page: own(FACILITATORS, (viewer) => shares.page(viewer)),
    make: [
      notFound(FACILITATORS, (viewer) => shares.make(viewer, sharing(`round ${MARCH}`))),
      notFound(FACILITATORS, (viewer) => shares.make(viewer, sharing(`pack ${PACK}`))),
      own(FACILITATORS, (viewer) => shares.make(viewer, sharing("plan"))),
    ],
    revoke: notFound(FACILITATORS, (viewer) => shares.revoke(viewer, SHARE)),
  },
  stories: {
    page: notFound([...FACILITATORS, "partner-lead"], (viewer) => stories.page(viewer, STORY)),
    answer: notFound([...FACILITATORS, "partner-lead"], (viewer) =>
      stories.answer(viewer, STORY, { mark: "2016-17 Q4 4 75 86", version: 0 }, "Because."),
    ),
  },
  meetings: {
    list: own(EVERYONE, (viewer) => meetings.list(viewer)),
    page: notFound(EVERYONE, (viewer) => meetings.page(viewer, JULY)),
    form: [
      own(FACILITATORS, (viewer) => meetings.form(viewer, null)),
      notFound(FACILITATORS, (viewer) => meetings.form(viewer, JULY)),
    ],
    plan: own(FACILITATORS, (viewer) => meetings.plan(viewer, meeting)),
    change: notFound(FACILITATORS, (viewer) => meetings.change(viewer, JULY, 1, meeting)),
    cancel: notFound(FACILITATORS, (viewer) => meetings.cancel(viewer, JULY, 1, "Holiday.")),
  },
  asking: {
    page: notFound(FACILITATORS, (viewer) => asking.page(viewer, JULY)),
    ask: notFound(FACILITATORS, (viewer) => asking.ask(viewer, JULY)),
    makeTexts: notFound(FACILITATORS, (viewer) => asking.makeTexts(viewer, JULY, [WREN])),
    endLinks: notFound(FACILITATORS, (viewer) => asking.endLinks(viewer, JULY, WREN)),
    sendTo: notFound(FACILITATORS, (viewer) =>
      asking.sendTo(viewer, JULY, WREN, "wren@example.org"),
    ),
    remind: notFound(FACILITATORS, (viewer) => asking.remind(viewer, JULY)),
  },
  updates: {
    own: notFound(EVERYONE, (viewer) => updates.own(viewer, JULY)),
    // Those who were asked, and the leads of their organisations.
    give: notFound(["partner-lead", "partner-member"], (viewer) =>
      updates.give(viewer, JULY, `${JULY}-${REQUESTED[viewer.memberId] ?? TEAM}`, {
        note: "Done.",
        status: "on-track",
        dueDate: "2017-09-30",
        formKey: "a-form-key",
        ...VERSION,
      }),
    ),
    look: "by its personal link",
    giveByLink: "by its personal link",
  },
  decisions: {
    record: notFound(FACILITATORS, (viewer) =>
      decisions.record(viewer, HELD, "a-form-key", {
        text: "So be it.",
        whatToDo: "",
        changeKey: "",
        ownerPartnerId: null,
        ownerName: "",
        dueDate: null,
      }),
    ),
    correct: notFound(FACILITATORS, (viewer) =>
      decisions.correct(viewer, HELD, "one-list", "Before Easter."),
    ),
  },
  freezing: {
    freeze: notFound(FACILITATORS, (viewer) => freezing.freeze(viewer, JULY, 1)),
    recover: "the process’s own worker",
    runNext: "the process’s own worker",
  },
  calendars: {
    plan: own(EVERYONE, (viewer) => calendars.plan(viewer, { mine: false })),
    meetings: own(EVERYONE, (viewer) => calendars.meetings(viewer)),
  },
  measures: {
    exportFile: own(EVERYONE, (viewer) => measures.exportFile(viewer)),
    page: own(EVERYONE, (viewer) => measures.page(viewer)),
    measure: [
      own(EVERYONE, (viewer) => measures.measure(viewer, "delayed-transfers-of-care")),
      notFound(EVERYONE, (viewer) => measures.measure(viewer, OWN_MEASURE)),
    ],
    quarter: own(FIGURES, (viewer) => measures.quarter(viewer, "2017-18 Q1")),
    saveQuarter: notFound(FIGURES, (viewer) =>
      measures.saveQuarter(viewer, "2017-18 Q1", 0, "2017-06-21", [
        { measureKey: OWN_MEASURE, figures: NO_FIGURES, source: "" },
      ]),
    ),
    target: notFound(FIGURES, (viewer) => measures.target(viewer, OWN_MEASURE, YEAR)),
    saveTarget: notFound(FIGURES, (viewer) =>
      measures.saveTarget(viewer, OWN_MEASURE, YEAR, 0, { target: 1, stretch: null }),
    ),
    own: notFound(FIGURES, (viewer) => measures.own(viewer, OWN_MEASURE)),
    saveOwn: notFound(FIGURES, (viewer) =>
      measures.saveOwn(viewer, OWN_MEASURE, 1, OWN_DEFINITION),
    ),
    imports: own(FIGURES, (viewer) => measures.imports(viewer)),
    template: own(FIGURES, (viewer) => measures.template(viewer)),
    preview: own(FIGURES, (viewer) => measures.preview(viewer, new TextEncoder().encode(VALUES))),
    importFile: own(FIGURES, (viewer) => measures.importFile(viewer, "figures.csv", VALUES)),
    undoImport: notFound(FIGURES, (viewer) => measures.undoImport(viewer, IMPORT)),
  },
  returns: {
    page: own(EVERYONE, (viewer) => returns.page(viewer)),
    openReturn: own(MONEY, (viewer) => returns.openReturn(viewer, "2016-17 Q1")),
    overview: notFound(EVERYONE, (viewer) => returns.overview(viewer, Q4)),
    section: notFound(MONEY, (viewer) => returns.section(viewer, OPEN, "cover")),
    saveSection: notFound(MONEY, (viewer) =>
      returns.saveSection(viewer, OPEN, "cover", 1, { "cover.board": "Another" }),
    ),
    signing: notFound(EVERYONE, (viewer) => returns.signing(viewer, OPEN)),
    explain: notFound(MONEY, (viewer) =>
      returns.explain(viewer, OPEN, { contradiction: "any", version: 0, explanation: "So." }),
    ),
    signReturn: notFound(["signatory"], (viewer) =>
      returns.signReturn(viewer, OPEN, "Council, deputy chief executive (people)", 1),
    ),
    recordReturnSignOff: notFound(MONEY, (viewer) =>
      returns.recordReturnSignOff(viewer, OPEN, {
        capacity: "Chair",
        reference: "Minute 1",
        signedOn: "2017-06-01",
        seen: 1,
      }),
    ),
    takeBackReturnSignOff: notFound(EVERYONE, (viewer) =>
      returns.takeBackReturnSignOff(viewer, OPEN, "any"),
    ),
    submitReturn: notFound(MONEY, (viewer) => returns.submitReturn(viewer, OPEN, 1)),
    correction: notFound(MONEY, (viewer) => returns.correction(viewer, Q4)),
    correctReturn: notFound(MONEY, (viewer) =>
      returns.correctReturn(viewer, Q4, {
        question: "additional-measures.budgets-total",
        becomes: "14",
        reason: "Counted again.",
      }),
    ),
    returnPdf: "held by returns.test.ts: a document is made outside of one transaction",
    returnXlsx: "held by returns.test.ts: a document is made outside of one transaction",
    returnJson: notFound(EVERYONE, (viewer) => returns.returnJson(viewer, Q4)),
    reading: own(MONEY, (viewer) => returns.reading(viewer)),
    previewReturn: own(MONEY, (viewer) => returns.previewReturn(viewer, FILE)),
    readReturn: own(MONEY, (viewer) => returns.readReturn(viewer, "return.json", RETURN_FILE)),
    takeBackReturn: notFound(MONEY, (viewer) => returns.takeBackReturn(viewer, Q4)),
  },
  planImport: {
    imports: own(FACILITATORS, (viewer) => planImport.imports(viewer)),
    preview: own(FACILITATORS, (viewer) =>
      planImport.preview(viewer, new TextEncoder().encode(PLAN_FILE), "plan.csv"),
    ),
    check: own(FACILITATORS, (viewer) => planImport.check(viewer, PLAN_TABLE)),
    importPlan: own(FACILITATORS, (viewer) => planImport.importPlan(viewer, PLAN_TABLE)),
    imported: notFound(FACILITATORS, (viewer) => planImport.imported(viewer, IMPORT)),
    undoImport: notFound(FACILITATORS, (viewer) => planImport.undoImport(viewer, IMPORT)),
  },
  funding: {
    page: own(MONEY_READERS, (viewer) => funding.page(viewer)),
    signing: notFound(MONEY_READERS, (viewer) => funding.signing(viewer, YEAR)),
    grant: own(MONEY, (viewer) => funding.grant(viewer)),
    grantYear: notFound(MONEY, (viewer) => funding.grantYear(viewer, YEAR)),
    addGrantYear: own(MONEY, (viewer) =>
      funding.addGrantYear(viewer, "2020-21", { amount: 1, firm: true, source: "" }),
    ),
    saveGrantYear: notFound(MONEY, (viewer) =>
      funding.saveGrantYear(viewer, YEAR, 1, { amount: 1, firm: true, source: "" }),
    ),
    removeGrantYear: notFound(MONEY, (viewer) => funding.removeGrantYear(viewer, YEAR, 1)),
    terms: own(MONEY, (viewer) => funding.terms(viewer)),
    saveTerms: own(MONEY, (viewer) => funding.saveTerms(viewer, 1, terms)),
    saveChoices: own(MONEY, (viewer) =>
      funding.saveChoices(viewer, 1, { stepNineShare: 10, priorities: [1], priorityWeight: 2 }),
    ),
    schemeForm: [
      own(MONEY, (viewer) => funding.schemeForm(viewer, null)),
      notFound(MONEY, (viewer) => funding.schemeForm(viewer, SCHEME)),
    ],
    saveScheme: [
      notFound(MONEY, (viewer) => funding.saveScheme(viewer, { id: SCHEME, ...VERSION }, scheme)),
      choice(MONEY, (viewer) =>
        funding.saveScheme(viewer, null, { ...scheme, leadPartnerId: "council" }),
      ),
      choice(MONEY, (viewer) => funding.saveScheme(viewer, null, { ...scheme, actionIds: [TEAM] })),
    ],
    linkAction: notFound(MONEY, (viewer) => funding.linkAction(viewer, SCHEME, TEAM, true)),
    deleteScheme: notFound(MONEY, (viewer) => funding.deleteScheme(viewer, SCHEME, 1)),
    restoreScheme: notFound(MONEY, (viewer) => funding.restoreScheme(viewer, SCHEME)),
    signatories: own(MONEY, (viewer) => funding.signatories(viewer)),
    saveSignatory: [
      notFound(MONEY, (viewer) =>
        funding.saveSignatory(viewer, { id: "council", ...VERSION }, signatory),
      ),
      choice(MONEY, (viewer) =>
        funding.saveSignatory(viewer, null, { ...signatory, memberId: "oliver-sandford" }),
      ),
    ],
    removeSignatory: notFound(MONEY, (viewer) => funding.removeSignatory(viewer, "ccg", 1)),
    sign: notFound(["signatory"], (viewer) => funding.sign(viewer, "council", YEAR, "mark")),
    recordSignOff: notFound(MONEY, (viewer) =>
      funding.recordSignOff(viewer, YEAR, {
        signatoryId: "council",
        reference: "Minute 1",
        signedOn: "2017-06-01",
        seen: "mark",
      }),
    ),
    takeBack: notFound(MONEY, (viewer) => funding.takeBack(viewer, YEAR, SIGN_OFF)),
    paper: own(MONEY_READERS, (viewer) => funding.paper(viewer)),
    paperPdf: "held by funding-paper.test.ts: a document is made outside of one transaction",
    paperDocx: "held by funding-paper.test.ts: a document is made outside of one transaction",
    workbook: "held by funding-paper.test.ts: a document is made outside of one transaction",
    schemesCsv: own(MONEY_READERS, (viewer) => funding.schemesCsv(viewer)),
    virements: own(MONEY_READERS, (viewer) => funding.virements(viewer)),
    moveMoney: choice(MONEY, (viewer) =>
      funding.moveMoney(viewer, {
        year: YEAR,
        from: SCHEME,
        to: "hospital-to-home",
        amount: 1,
        reason: "So.",
      }),
    ),
    spend: own(MONEY_READERS, (viewer) => funding.spend(viewer)),
    spendForm: notFound(MONEY, (viewer) => funding.spendForm(viewer, SCHEME)),
    saveSpend: notFound(MONEY, (viewer) => funding.saveSpend(viewer, SCHEME, 1, [])),
    whatIf: own(MONEY_READERS, (viewer) => funding.whatIf(viewer)),
    saveWhatIf: own(MONEY, (viewer) => funding.saveWhatIf(viewer, "Theirs", whatIf)),
    compareWhatIfs: own(MONEY_READERS, (viewer) => funding.compareWhatIfs(viewer)),
    deleteWhatIf: notFound(MONEY, (viewer) => funding.deleteWhatIf(viewer, "priorities-first")),
    consultations: own(MONEY_READERS, (viewer) => funding.consultations(viewer)),
    consultation: notFound(MONEY_READERS, (viewer) => funding.consultation(viewer, DRAFT)),
    circulate: choice(MONEY, (viewer) =>
      funding.circulate(viewer, {
        subject: "plan",
        message: "",
        closesOn: "2099-01-01",
        partnerIds: ["hospitals"],
      }),
    ),
    comment: notFound(["partner-lead", "partner-member", "board-member"], (viewer) =>
      funding.comment(viewer, DRAFT, "So."),
    ),
    recordComment: notFound(MONEY, (viewer) =>
      funding.recordComment(viewer, DRAFT, { partnerId: null, text: "So.", reference: "Letter" }),
    ),
    respond: notFound(MONEY, (viewer) =>
      funding.respond(viewer, DRAFT, { commentId: COMMENT, version: 1, response: "So." }),
    ),
    saveConsultation: notFound(MONEY, (viewer) =>
      funding.saveConsultation(viewer, DRAFT, 1, { closesOn: "2017-07-05", outcome: "" }),
    ),
  },
  graduation: {
    list: own(MONEY_READERS, (viewer) => graduation.list(viewer)),
    caseForm: [
      own(FACILITATORS, (viewer) => graduation.caseForm(viewer, null)),
      notFound(FACILITATORS, (viewer) => graduation.caseForm(viewer, CASE)),
    ],
    addCase: own(FACILITATORS, (viewer) => graduation.addCase(viewer, caseFields)),
    saveCase: notFound(FACILITATORS, (viewer) => graduation.saveCase(viewer, CASE, 1, caseFields)),
    removeCase: notFound(FACILITATORS, (viewer) => graduation.removeCase(viewer, CASE, 1)),
    restoreCase: notFound(FACILITATORS, (viewer) => graduation.restoreCase(viewer, CASE)),
    casePage: notFound(MONEY_READERS, (viewer) => graduation.casePage(viewer, CASE)),
    criterion: notFound(MONEY_READERS, (viewer) => graduation.criterion(viewer, CASE, "metrics")),
    saveCriterion: notFound(WRITERS, (viewer) =>
      graduation.saveCriterion(viewer, CASE, "maturity", 0, words),
    ),
    saveLetter: notFound(WRITERS, (viewer) => graduation.saveLetter(viewer, CASE, 1, "Dear all")),
    saveCare: notFound(WRITERS, (viewer) => graduation.saveCare(viewer, CASE, "maturity", 0, care)),
    commentOn: notFound(COMMENTING, (viewer) =>
      graduation.commentOn(viewer, CASE, "maturity", "So."),
    ),
    process: notFound(MONEY_READERS, (viewer) => graduation.process(viewer, CASE)),
    keepEvidence: notFound(WRITERS, (viewer) =>
      graduation.keepEvidence(viewer, CASE, "maturity", [`action:${TEAM}`]),
    ),
    keepMetrics: notFound(WRITERS, (viewer) => graduation.keepMetrics(viewer, CASE, "metrics")),
    keepLink: notFound(WRITERS, (viewer) =>
      graduation.keepLink(viewer, CASE, "maturity", { title: "A", url: "https://example.org" }),
    ),
    removeEvidence: notFound(WRITERS, (viewer) =>
      graduation.removeEvidence(viewer, CASE, "maturity", `${CASE}-evidence-1`),
    ),
    restoreEvidence: notFound(WRITERS, (viewer) =>
      graduation.restoreEvidence(viewer, CASE, "maturity", `${CASE}-evidence-1`),
    ),
    askReadiness: notFound(FACILITATORS, (viewer) => graduation.askReadiness(viewer, CASE)),
    countUnjudged: notFound(SCORERS, (viewer) => graduation.countUnjudged(viewer, CASE)),
    giveReadiness: notFound(SCORERS, (viewer) =>
      graduation.giveReadiness(viewer, CASE, "maturity", {
        answer: 3,
        reason: "",
        sharing: "private",
      }),
    ),
    revealReadiness: notFound(FACILITATORS, (viewer) => graduation.revealReadiness(viewer, CASE)),
    saveDate: notFound(FACILITATORS, (viewer) =>
      graduation.saveDate(viewer, CASE, "panel", 0, { dueOn: null, doneOn: null, note: "" }),
    ),
    saveObjective: notFound(FACILITATORS, (viewer) =>
      graduation.saveObjective(viewer, CASE, null, objective),
    ),
    followObjective: notFound(WRITERS, (viewer) =>
      graduation.followObjective(
        viewer,
        CASE,
        { id: "any", version: 1 },
        {
          state: "met",
          note: "So.",
        },
      ),
    ),
    removeObjective: notFound(FACILITATORS, (viewer) =>
      graduation.removeObjective(viewer, CASE, "any", 1),
    ),
    restoreObjective: notFound(FACILITATORS, (viewer) =>
      graduation.restoreObjective(viewer, CASE, "any"),
    ),
    signing: notFound(MONEY_READERS, (viewer) => graduation.signing(viewer, CASE)),
    caseSignatory: notFound(FACILITATORS, (viewer) =>
      graduation.caseSignatory(viewer, CASE, "council"),
    ),
    saveCaseSignatory: notFound(FACILITATORS, (viewer) =>
      graduation.saveCaseSignatory(viewer, CASE, null, caseSignatory),
    ),
    removeCaseSignatory: notFound(FACILITATORS, (viewer) =>
      graduation.removeCaseSignatory(viewer, CASE, "council", 1),
    ),
    signCase: notFound(["signatory"], (viewer) =>
      graduation.signCase(viewer, CASE, "council", "mark"),
    ),
    recordCaseSignOff: notFound(FACILITATORS, (viewer) =>
      graduation.recordCaseSignOff(viewer, CASE, {
        signatoryId: "council",
        reference: "Minute 1",
        signedOn: "2017-06-01",
        seen: "mark",
      }),
    ),
    takeBackCase: notFound(MONEY_READERS, (viewer) => graduation.takeBackCase(viewer, CASE, "any")),
    expression: notFound(MONEY_READERS, (viewer) => graduation.expression(viewer, CASE)),
    measure: notFound(MONEY_READERS, (viewer) => graduation.measure(viewer, CASE, typedWords)),
    evidenceFile: notFound(MONEY_READERS, (viewer) => graduation.evidenceFile(viewer, CASE)),
    expressionPdf: "held by graduation.test.ts: a document is made outside of one transaction",
    expressionDocx: "held by graduation.test.ts: a document is made outside of one transaction",
    evidenceBytes: "held by graduation.test.ts: a document is made outside of one transaction",
  },
};

const LISTED = Object.entries(CASES).flatMap(([service, functions]) =>
  Object.entries(functions).flatMap(([name, entry]: [string, Case | Case[] | string]) =>
    typeof entry === "string"
      ? []
      : [entry].flat().map((each) => ({ name: `${service}.${name}`, ...each })),
  ),
);

/** What a call came to: "done" or the code of its refusal, its answer, and the rows it wrote. */
async function attempt(ask: Case["ask"], viewer: Viewer) {
  const { $client } = place.database.orm;
  const writes = countWrites();
  $client.exec("BEGIN");
  try {
    const answer = await ask(viewer);
    return { code: "done", answer, ...listWritten(writes) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { code: error.code, answer: null, ...listWritten(writes) };
  } finally {
    $client.exec("ROLLBACK");
  }
}

const countWrites = () => query("SELECT total_changes() AS n")[0]?.n;

/** Rows that are gone or other than at first, and rows that are new, as text. */
function listWritten(writesBefore: unknown): { lost: string[]; added: string[] } {
  if (countWrites() === writesBefore) return { lost: [], added: [] };
  const now = readAll();
  return {
    lost: [...atFirst].filter((row) => !now.has(row)),
    added: [...now].filter((row) => !atFirst.has(row)),
  };
}

/** Every row of every table, as text. */
function readAll(): Set<string> {
  const tables = query(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  );
  return new Set(
    tables.flatMap(({ name }) =>
      query(`SELECT * FROM "${name}"`).map((row) => JSON.stringify([name, row])),
    ),
  );
}

/** What is the demonstration's alone: its people, organisations and what they wrote. */
const ITS_OWN =
  /Marram|Oyelaran|Okonkwo|june-2017|march-2017|one-discharge-team|trusted-assessor-pilot|"hospitals"(?!:)/;

test("every use case has an entry", () => {
  const names = (of: object) => Object.keys(of).sort();
  const { demonstration: _demonstration, ...all } = services;
  expect(names(CASES)).toEqual(names(all));
  for (const [name, functions] of Object.entries(all)) {
    expect(names(CASES[name as keyof Table]), name).toEqual(names(functions));
  }
});

describe("somebody of another area, whatever her roles,", () => {
  test.each(LISTED)("meets nothing of this one in $name", async ({ ask, stranger: expected }) => {
    const { code, answer, lost, added } = await attempt(ask, stranger);
    expect(lost).toEqual([]);
    expect(JSON.stringify([answer, added])).not.toMatch(ITS_OWN);
    expect(code).toBe(expected === "own" ? "done" : (expected ?? "not-found"));
    if (expected !== "own") expect(added).toEqual([]);
  });

  test("cannot enter it", () => {
    expect(() => services.sessions.enter(stranger.accountId, "demonstration")).toThrow(
      expect.objectContaining({ code: "not-found" }),
    );
  });
});

describe("a role of the area", () => {
  test.each(LISTED)("may, or is refused and changes nothing: $name", async ({ ask, by }) => {
    const answers: Partial<Record<Role, boolean>> = {};
    for (const role of ROLES) {
      const viewer = role === "guest" ? guest : place.viewerOf(PEOPLE[role]);
      const { code, lost, added } = await attempt(ask, viewer);
      // To a guest, what is not of its round does not exist.
      const isRefused = code === "forbidden" || (role === "guest" && code === "not-found");
      answers[role] = !isRefused;
      if (isRefused) expect([lost, added], role).toEqual([[], []]);
    }
    expect(answers).toEqual(Object.fromEntries(ROLES.map((role) => [role, by.includes(role)])));
  });
});
