import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { CheckKey } from "#app/domain/funding/check.ts";
import { insertArea, insertMember } from "#db/queries/areas.server.ts";
import { listAudit } from "#db/queries/audit.server.ts";
import { insertGrant, insertScheme, listSchemeAmounts } from "#db/queries/funding.server.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";

let demo: DemonstrationDatabase;
let finance: Viewer;
let chair: Viewer;

beforeEach(() => {
  demo = openDemonstration();
  finance = demo.viewerOf("sunita-bhatti");
  chair = demo.viewerOf("patricia-dunmore");
});
afterEach(() => demo.close());

const funding = () => demo.services.funding;
const reportOf = (viewer = finance) => funding().page(viewer).report;
const PILOT = "trusted-assessor-pilot";
const FIRST = "2017-18";
const LATER = "2018-19";

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return "done";
}

type Fields = Parameters<ReturnType<typeof funding>["saveScheme"]>[2];

/** Saves the pilot scheme with a change to it. */
function edit(change: Partial<Fields>, version?: number, viewer = finance) {
  const { scheme } = funding().schemeForm(viewer, PILOT);
  if (!scheme) throw new Error("no scheme");
  const fields: Fields = {
    name: scheme.name,
    description: scheme.description,
    leadPartnerId: scheme.leadPartnerId,
    provider: scheme.provider,
    step: scheme.step,
    purposes: scheme.purposes,
    continuing: scheme.continuing,
    committed: scheme.committed,
    startsOn: scheme.startsOn,
    endsOn: scheme.endsOn,
    notes: scheme.notes,
    measures: scheme.measures,
    amounts: [...scheme.amounts],
    actionIds: scheme.actionIds,
  };
  return funding().saveScheme(
    viewer,
    { id: PILOT, version: version ?? scheme.version },
    {
      ...fields,
      ...change,
    },
  );
}

const newScheme = (own: Partial<Fields> = {}): Fields => ({
  name: "Step-up beds",
  description: "",
  leadPartnerId: "council",
  provider: "",
  step: 2,
  purposes: { "reduce-pressure": 100 },
  continuing: false,
  committed: false,
  startsOn: null,
  endsOn: null,
  notes: "",
  measures: [],
  amounts: [],
  actionIds: [],
  ...own,
});

const amountsWith = (year: string, amount: number) => [
  ...[FIRST, LATER, "2019-20"]
    .filter((each) => each !== year)
    .map((each) => ({ year: each, amount: 18_000_000 })),
  { year, amount },
];

const statusOf = (key: CheckKey) => reportOf().conditions.find((each) => each.key === key)?.status;
const signedIn = (year: string) =>
  reportOf()
    .signing.find((each) => each.year === year)
    ?.signatories.flatMap(({ capacity, signed }) => (signed ? [capacity] : []));
const kinds = () =>
  listAudit(
    demo.database,
    finance.areaId,
    { memberId: null, subjectId: null, kinds: null, since: 0, words: [] },
    { at: Number.MAX_SAFE_INTEGER, skip: 0 },
    50,
  ).map(({ kind }) => kind);

/** An area of its own, with a grant, a scheme and a finance lead. */
function openOtherArea(): Viewer {
  const { database } = demo;
  insertArea(database, { id: "other", slug: "other", name: "Other", createdAt: 0 });
  insertMember(database, {
    id: "other-lead",
    areaId: "other",
    accountId: "lin-zhao",
    name: "Lin",
    email: "lin@example.org",
    roles: ["finance-lead", "signatory"],
  });
  insertGrant(database, { areaId: "other", year: FIRST, amount: 100, firm: true });
  insertScheme(database, {
    id: "theirs",
    areaId: "other",
    name: "Theirs",
    step: 1,
    purposes: { "meet-needs": 100 },
    continuing: false,
    committed: false,
  });
  return demo.services.sessions.enter("lin-zhao", "other").viewer;
}

describe("the demonstration's funding", () => {
  it("holds Southend's published grant and what the schemes leave of it, to the penny", () => {
    const { years, all, sources } = reportOf();
    expect(years.map(({ grant, firm }) => [grant, firm])).toEqual([
      [399_000_000, true],
      [542_900_000, false],
      [674_400_000, false],
    ]);
    expect(all).toMatchObject({ grant: 1_616_300_000, left: 389_300_000 });
    expect(sources[0]?.source).toMatch(/21 June 2017, paragraph 5\.8\.1$/);
    expect(reportOf().note).toMatch(/^The schemes are illustrations/);
  });

  it("works out a split only once step 9's share is said, and keeps it", () => {
    expect(reportOf().suggestion).toEqual({ state: "step-nine-needed" });
    const choices = { stepNineShare: 30, priorities: [1, 4, 6], priorityWeight: 1.5 };
    funding().saveChoices(finance, 1, choices);
    const { suggestion } = reportOf(demo.viewerOf("elspeth-cairns"));
    if (suggestion.state !== "ready") throw new Error(suggestion.state);
    expect(suggestion.total).toBe(1_616_300_000);
    for (const year of [FIRST, LATER, "2019-20"]) {
      const sum = suggestion.steps.reduce(
        (all, step) => all + (step.suggestedByYear.find((each) => each.year === year)?.amount ?? 0),
        0,
      );
      expect(sum).toBe(suggestion.years.find((each) => each.year === year)?.grant);
    }
    expect(codeOf(() => funding().saveChoices(finance, 1, choices))).toBe("stale-version");
  });
});

describe("who may do what", () => {
  it.each([
    ["frances-oyelaran", "done", "done"],
    ["sunita-bhatti", "done", "done"],
    ["alan-whitcombe", "done", "forbidden"],
    ["patricia-dunmore", "done", "forbidden"],
    ["priya-raman", "done", "forbidden"],
    ["lin-zhao", "forbidden", "forbidden"],
  ])("%s reads: %s, edits: %s", (person, reads, edits) => {
    const viewer = demo.viewerOf(person);
    const grant = { amount: 1, firm: true, source: "" };
    expect(codeOf(() => funding().page(viewer))).toBe(reads);
    expect(codeOf(() => funding().saveScheme(viewer, null, newScheme()))).toBe(edits);
    expect(codeOf(() => funding().addGrantYear(viewer, "2021-22", grant))).toBe(edits);
    expect(codeOf(() => funding().terms(viewer))).toBe(edits);
    expect(codeOf(() => funding().signatories(viewer))).toBe(edits);
  });

  it("finds nothing of another area, and takes nothing of it into this one", () => {
    const other = openOtherArea();
    expect(codeOf(() => funding().schemeForm(finance, "theirs"))).toBe("not-found");
    expect(codeOf(() => funding().deleteScheme(finance, "theirs", 1))).toBe("not-found");
    expect(codeOf(() => funding().restoreScheme(finance, "theirs"))).toBe("not-found");
    expect(
      codeOf(() => funding().saveScheme(finance, { id: "theirs", version: 1 }, newScheme())),
    ).toBe("not-found");
    expect(codeOf(() => funding().saveScheme(other, null, newScheme()))).toBe("invalid");
    const linked = newScheme({ leadPartnerId: null, actionIds: ["one-discharge-team"] });
    expect(codeOf(() => funding().saveScheme(other, null, linked))).toBe("invalid");
    expect(codeOf(() => funding().sign(other, "board-chair", FIRST, "x"))).toBe("not-found");
    expect(codeOf(() => funding().grantYear(other, LATER))).toBe("not-found");
    expect(codeOf(() => funding().takeBack(other, FIRST, "board-vice-chair-2017-18"))).toBe(
      "not-found",
    );
    expect(reportOf(other).all?.grant).toBe(100);
  });
});

describe("a scheme", () => {
  it("adds up exactly with pence, and can fill a year to £0", () => {
    const amounts = [{ year: FIRST, amount: 56_999_999 }];
    funding().saveScheme(finance, null, newScheme({ amounts }));
    expect(reportOf().years[0]?.balance.words).toBe("£0.01 unallocated");
    funding().saveScheme(
      finance,
      null,
      newScheme({ name: "The penny", amounts: [{ year: FIRST, amount: 1 }] }),
    );
    expect(reportOf().years[0]?.balance).toEqual({ state: "exact", words: "£0 unallocated" });
    expect(statusOf("all-allocated")).toBe("attention");
    const byPurpose = reportOf().purposes.map(
      ({ byYear }) => byYear.find(({ year }) => year === FIRST)?.amount ?? 0,
    );
    expect(byPurpose.reduce((sum, each) => sum + each, 0)).toBe(399_000_000);
  });

  it("turns a condition to failing when it exceeds the grant, in words", () => {
    edit({ amounts: amountsWith(FIRST, 100_000_000) });
    expect(statusOf("within-grant")).toBe("fail");
    expect(reportOf().sentences.at(-1)).toMatch(/^2017-18 is £[\d,]+ over its grant\.$/);
  });

  it("pays for an action from the action’s own page, moves no money and keeps sign-offs", () => {
    const { scheme: before } = funding().schemeForm(finance, PILOT);
    const action = "one-discharge-team";
    const paying = () =>
      demo.services.plan.action(finance, action).entry.schemes.map(({ id }) => id);
    const was = paying();
    expect(was).not.toContain(PILOT);
    funding().linkAction(finance, PILOT, action, true);
    funding().linkAction(finance, PILOT, action, true);
    expect(paying()).toEqual(expect.arrayContaining([...was, PILOT]));
    const { scheme: linked } = funding().schemeForm(finance, PILOT);
    expect(linked?.amounts).toEqual(before?.amounts);
    expect(linked?.version).toBe(Number(before?.version) + 1);
    // A form of the scheme opened before the link would take it away again.
    expect(codeOf(() => edit({ name: "Older" }, before?.version))).toBe("stale-version");
    funding().linkAction(finance, PILOT, action, false);
    expect(paying()).toEqual(was);
    expect(kinds().filter((kind) => kind === "scheme-saved")).toHaveLength(2);
    expect(kinds()).not.toContain("sign-off-withdrawn");
    expect(codeOf(() => funding().linkAction(finance, PILOT, "no-action", true))).toBe("not-found");
  });

  it("is not saved from an older version, and nothing of it is", () => {
    edit({ name: "First words" });
    expect(codeOf(() => edit({ name: "Second words", amounts: [] }, 1))).toBe("stale-version");
    const { scheme } = funding().schemeForm(finance, PILOT);
    expect(scheme).toMatchObject({ name: "First words", version: 2 });
    expect(scheme?.amounts).toHaveLength(3);
    expect(kinds().filter((kind) => kind === "scheme-saved")).toHaveLength(1);
  });

  it("is refused without its parts being half saved", () => {
    const before = listSchemeAmounts(demo.database, finance.areaId).length;
    const refusals = [
      newScheme({ step: 10 }),
      newScheme({ purposes: { "meet-needs": 90 } }),
      newScheme({ amounts: [{ year: "2030-31", amount: 100 }] }),
      newScheme({ leadPartnerId: "mayor" }),
      newScheme({ actionIds: ["nothing"] }),
    ].map((fields) => codeOf(() => funding().saveScheme(finance, null, fields)));
    expect(refusals).toEqual(["invalid", "invalid", "invalid", "invalid", "invalid"]);
    expect(listSchemeAmounts(demo.database, finance.areaId)).toHaveLength(before);
  });

  it("is deleted and brought back with its money and actions", () => {
    const before = reportOf().steps[5];
    funding().deleteScheme(finance, PILOT, 1);
    expect(reportOf().steps[5]?.schemes).toEqual([]);
    expect(reportOf().years[0]?.left).toBe(75_000_000);
    expect(funding().page(finance).deleted).toEqual([
      { id: PILOT, name: "Trusted assessors with care homes" },
    ]);
    expect(codeOf(() => edit({}))).toBe("not-found");
    funding().restoreScheme(finance, PILOT);
    funding().restoreScheme(finance, PILOT);
    expect(reportOf().steps[5]).toEqual(before);
    expect(kinds().slice(0, 2).includes("scheme-restored")).toBe(true);
  });
});

describe("the grant", () => {
  const fields = { amount: 700_000_000, firm: true, source: "" };

  it("takes a year once, and only a year", () => {
    funding().addGrantYear(finance, "2020-21", fields);
    expect(codeOf(() => funding().addGrantYear(finance, "2020-21", fields))).toBe("already-exists");
    expect(codeOf(() => funding().addGrantYear(finance, "2020-22", fields))).toBe("invalid");
    expect(codeOf(() => funding().addGrantYear(finance, "soon", fields))).toBe("invalid");
    expect(reportOf().years.map(({ year }) => year)).toContain("2020-21");
  });

  it("is not changed from an older version", () => {
    funding().saveGrantYear(finance, LATER, 1, fields);
    expect(codeOf(() => funding().saveGrantYear(finance, LATER, 1, fields))).toBe("stale-version");
  });

  it("keeps a year that schemes stand on, and lets an empty one go", () => {
    expect(codeOf(() => funding().removeGrantYear(finance, LATER, 1))).toBe("in-use");
    funding().addGrantYear(finance, "2020-21", fields);
    funding().removeGrantYear(finance, "2020-21", 1);
    expect(reportOf().years).toHaveLength(3);
  });
});

describe("the conditions", () => {
  it("turn from failing to met when they are answered", () => {
    expect(statusOf("additionality")).toBe("fail");
    const { version, ...terms } = funding().terms(finance).terms;
    const additionality = "Letter of 20 June 2017: all of it is additional.";
    funding().saveTerms(finance, version, { ...terms, additionality });
    expect(statusOf("additionality")).toBe("pass");
    expect(codeOf(() => funding().saveTerms(finance, version, terms))).toBe("stale-version");
    expect(statusOf("additionality")).toBe("pass");
  });

  it("are met for a year once everyone who must has signed it", () => {
    for (const person of ["oliver-sandford", "nadia-rahman", "patricia-dunmore"]) {
      const viewer = demo.viewerOf(person);
      const { asked, seen } = funding().signing(viewer, FIRST);
      for (const { id } of asked) funding().sign(viewer, id, FIRST, seen);
    }
    expect(signedIn(FIRST)).toHaveLength(4);
    const check = reportOf().conditions.find(({ key }) => key === "signed-off");
    expect(check?.findings.some(({ status }) => status === "fail")).toBe(false);
  });
});

describe("a sign-off", () => {
  const sign = (viewer = chair) => {
    const { seen } = funding().signing(viewer, FIRST);
    funding().sign(viewer, "board-chair", FIRST, seen);
  };
  const askForLater = () => {
    const signatory = funding()
      .signatories(finance)
      .signatories.find(({ id }) => id === "board-chair");
    const { capacity = "", memberId = null, version = 0 } = signatory ?? {};
    const fields = { capacity, memberId, years: [FIRST, LATER] };
    funding().saveSignatory(finance, { id: "board-chair", version }, fields);
    funding().sign(chair, "board-chair", LATER, funding().signing(chair, LATER).seen);
  };

  it("is withdrawn by an edit of an amount of its year, and of no other", () => {
    sign();
    askForLater();
    const { withdrawn } = edit({ amounts: amountsWith(LATER, 25_000_000) });
    expect(withdrawn).toEqual([LATER]);
    expect(signedIn(LATER)).toEqual([]);
    expect(signedIn(FIRST)).toHaveLength(2);
    expect(kinds()).toContain("sign-off-withdrawn");
    const grant = { amount: 400_000_000, firm: true, source: "" };
    expect(funding().saveGrantYear(finance, FIRST, 1, grant)).toEqual([FIRST]);
    expect(signedIn(FIRST)).toEqual([]);
  });

  it("stands when only words change", () => {
    sign();
    expect(edit({ name: "Another name", description: "Other words" }).withdrawn).toEqual([]);
    expect(signedIn(FIRST)).toHaveLength(2);
  });

  it("is not given for figures that changed after the page was opened", () => {
    const { seen } = funding().signing(chair, FIRST);
    edit({ amounts: amountsWith(FIRST, 18_000_001) });
    expect(codeOf(() => funding().sign(chair, "board-chair", FIRST, seen))).toBe("stale-version");
    expect(signedIn(FIRST)).toEqual([]);
  });

  it("is given once, and in nobody else's place", () => {
    sign();
    expect(codeOf(() => sign())).toBe("already-exists");
    const { seen } = funding().signing(chair, FIRST);
    expect(codeOf(() => funding().sign(chair, "council", FIRST, seen))).toBe("forbidden");
    expect(codeOf(() => funding().sign(chair, "board-chair", LATER, seen))).toBe("not-found");
    expect(codeOf(() => funding().sign(finance, "council", FIRST, seen))).toBe("forbidden");
  });

  it("is recorded from a minute with its date, which cannot be still to come", () => {
    const { seen } = funding().signing(finance, FIRST);
    const minute = { signatoryId: "council", reference: "Minute 12", signedOn: "2017-06-22", seen };
    expect(codeOf(() => funding().recordSignOff(finance, FIRST, minute))).toBe("invalid");
    funding().recordSignOff(finance, FIRST, { ...minute, signedOn: "2017-06-21" });
    expect(signedIn(FIRST)).toHaveLength(2);
    expect(codeOf(() => funding().recordSignOff(chair, FIRST, minute))).toBe("forbidden");
  });

  it("is taken back by whoever gave it, and by no other signatory", () => {
    sign();
    const id = reportOf().signing[0]?.signatories.find((each) => each.id === "board-chair")?.signed
      ?.id;
    const council = demo.viewerOf("oliver-sandford");
    expect(codeOf(() => funding().takeBack(council, FIRST, id ?? ""))).toBe("forbidden");
    funding().takeBack(chair, FIRST, id ?? "");
    expect(signedIn(FIRST)).toHaveLength(1);
  });

  it("keeps its signatory on the list", () => {
    expect(codeOf(() => funding().removeSignatory(finance, "board-vice-chair", 1))).toBe("in-use");
    funding().removeSignatory(finance, "ccg", 1);
    expect(funding().signatories(finance).signatories).toHaveLength(3);
  });
});

describe("what changed of the money", () => {
  it("is told: a year keeps what it said before, with who revised it", () => {
    const { grant } = funding().grantYear(finance, LATER);
    const { version, source } = grant;
    funding().saveGrantYear(finance, LATER, version, { amount: 550_000_000, firm: true, source });
    const { history } = funding().grantYear(finance, LATER);
    expect(history).toMatchObject([
      { amount: 550_000_000, status: "Firm", when: "Now", change: "+£71,000" },
      { amount: 542_900_000, status: "Indicative", change: "" },
    ]);
    expect(history[1]?.when).toBe("Until 21 June 2017, revised by Sunita Kaur Bhatti");
  });

  it("keeps the totals when money moves, and is refused beyond what a scheme has", () => {
    const move = { year: FIRST, from: PILOT, to: "hospital-to-home", amount: 100, reason: "So." };
    const before = reportOf().all?.planned;
    expect(funding().moveMoney(finance, move)).toEqual([FIRST]);
    expect(reportOf().all?.planned).toBe(before);
    expect(signedIn(FIRST)).toEqual([]);
    expect(funding().virements(finance).moves[0]).toMatchObject({ amount: 100, reason: "So." });
    expect(codeOf(() => funding().moveMoney(finance, { ...move, amount: 1e12 }))).toBe("invalid");
    expect(codeOf(() => funding().moveMoney(finance, { ...move, to: PILOT }))).toBe("invalid");
    expect(codeOf(() => funding().moveMoney(finance, { ...move, reason: " " }))).toBe(
      "reason-needed",
    );
    // Whoever had the scheme open is told, and nothing of theirs is half saved.
    expect(codeOf(() => edit({ name: "Late" }, 1))).toBe("stale-version");
  });

  it("is spend by quarter, never of a quarter to come, never from an older version", () => {
    const spend = (quarter: 1 | 2, version: number) =>
      codeOf(() =>
        funding().saveSpend(finance, PILOT, version, [{ year: FIRST, quarter, amount: 5_000 }]),
      );
    expect(spend(2, 1)).toBe("invalid");
    expect(spend(1, 1)).toBe("done");
    expect(spend(1, 1)).toBe("stale-version");
    const line = funding()
      .spend(finance)
      .years[0]?.lines.find(({ id }) => id === PILOT);
    expect(line?.spent).toBe(5_000);
  });

  it("is refused where a scheme has money in a year its dates leave out", () => {
    expect(codeOf(() => edit({ startsOn: "2018-04-01" }))).toBe("invalid");
    expect(codeOf(() => edit({ startsOn: "2019-01-01", endsOn: "2018-01-01" }))).toBe("invalid");
  });
});

describe("a version that went round", () => {
  const DRAFT = "draft-june-2017";

  it("stays as it was when the plan changes, and hears those who were asked until its day", () => {
    const before = funding().consultation(finance, DRAFT).plan;
    edit({ amounts: amountsWith(FIRST, 1_000_000) });
    expect(funding().consultation(finance, DRAFT).plan).toEqual(before);
    const lead = demo.viewerOf("siobhan-keane");
    funding().comment(lead, DRAFT, "We can start in July.");
    const { comments } = funding().consultation(lead, DRAFT);
    expect(comments.at(-1)).toMatchObject({ text: "We can start in July.", response: "" });
    funding().comment(demo.viewerOf("alan-whitcombe"), DRAFT, "The board asks for a date.");
    expect(codeOf(() => funding().comment(demo.viewerOf("elspeth-cairns"), DRAFT, "No."))).toBe(
      "forbidden",
    );
    const { version } = funding().consultation(finance, DRAFT);
    funding().saveConsultation(finance, DRAFT, version, { closesOn: "2017-06-20", outcome: "" });
    expect(codeOf(() => funding().comment(lead, DRAFT, "Late."))).toBe("consultation-closed");
  });

  it("can be a saved “what if”, and goes to organisations of the area only", () => {
    const fields = { message: "", closesOn: "2017-07-01", partnerIds: ["hospitals"] };
    const id = funding().circulate(finance, { ...fields, subject: "priorities-first" });
    expect(funding().consultation(finance, id).plan.title).toBe("Priorities count twice");
    for (const wrong of [{ partnerIds: [] }, { closesOn: "2017-06-20" }, { subject: "nothing" }]) {
      const circulate = () =>
        funding().circulate(finance, { ...fields, subject: "plan", ...wrong });
      expect(codeOf(circulate)).toBe("invalid");
    }
  });
});

it("a “what if” is saved once by name, sums to the grant, and is deleted", () => {
  const tried = {
    basis: "equal" as const,
    stepNineShare: 33.3,
    weights: [1.5, 1, 0, 1.5, 1, 1.5, 1, 1],
    committed: [],
  };
  const id = funding().saveWhatIf(finance, "A third", tried);
  expect(codeOf(() => funding().saveWhatIf(finance, "A third", tried))).toBe("already-exists");
  const saved = funding()
    .compareWhatIfs(finance)
    .versions.find((each) => each.id === id);
  expect(saved?.result.years.map(({ planned }) => planned)).toEqual([
    399_000_000, 542_900_000, 674_400_000,
  ]);
  expect(saved?.result.steps[2]?.total).toBe(0);
  funding().deleteWhatIf(finance, id);
  expect(codeOf(() => funding().deleteWhatIf(finance, id))).toBe("not-found");
});
