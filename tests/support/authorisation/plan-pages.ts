import {
  type AreaEntry,
  BOARDROOM,
  EVERYONE,
  FACILITATOR,
  FACILITATORS,
  FIGURES,
  MONEY,
  PLANNERS,
  SCORERS,
} from "./entry.ts";

const facilitators = (form: Record<string, string>) => ({ by: FACILITATORS, form });
const facilitator = (form: Record<string, string>) => ({ by: FACILITATOR, form });
const planners = (form: Record<string, string>) => ({ by: PLANNERS, form });
const figures = (form: Record<string, string>) => ({ by: FIGURES, form });

const action = {
  whereNow: "",
  whatToDo: "Do it.",
  startDate: "",
  dueDate: "",
  howKnow: "",
  measureKey: "",
  targetValue: "",
  ownerPartnerId: "council",
  ownerMemberId: "",
  ownerName: "",
  priority: "now",
  status: "not-started",
  stopReason: "",
};
const meeting = {
  version: "1",
  kind: "health-and-wellbeing-board",
  name: "",
  date: "2017-09-20",
  papersDeadline: "2017-09-13",
  audience: "",
};
const ownMeasure = {
  version: "1",
  name: "Visits on the day",
  unit: "visits",
  numerator: "Visits",
  denominator: "",
  per: "1",
  good: "up",
  decimals: "0",
};

/** Everybody of an area reads its plan, meetings and figures; few of them write there. */
export const PLAN_PAGES: Readonly<Record<string, AreaEntry>> = {
  plan: {
    read: EVERYONE,
    deeds: {
      status: planners({ id: "one-discharge-team", version: "1", status: "at-risk", query: "" }),
      restore: facilitators({ restore: "one-discharge-team" }),
      undo: facilitators({ undo: "several-at-once" }),
    },
  },
  "plan/new": {
    read: PLANNERS,
    deeds: { add: planners({ changeKey: "home-first", ...action }) },
  },
  "plan/proposals": {
    read: FACILITATORS,
    deeds: { take: facilitators({ round: "march-2017" }) },
  },
  "plan/together": {
    read: PLANNERS,
    deeds: Object.fromEntries(
      ["check", "change"].map((form) => [
        form,
        planners({
          ...{ form, "seen[]": "1 one-discharge-team", status: "", stopReason: "", owner: "" },
          ...{ ownerMemberId: "", ownerName: "", priority: "later" },
        }),
      ]),
    ),
  },
  "plan/:action": {
    read: EVERYONE,
    deeds: {
      edit: planners({ form: "edit", version: "1", ...action }),
      words: planners({ form: "words", version: "1", field: "whatToDo", take: "theirs" }),
      wait: planners({ form: "wait", waitsForId: "bottlenecks-put-right" }),
      pay: { by: MONEY, form: { form: "pay", schemeId: "trusted-assessor-pilot" } },
      unpaid: { by: MONEY, form: { form: "unpaid", schemeId: "trusted-assessor-pilot" } },
      "go-on": planners({ form: "go-on", waitsForId: "bottlenecks-put-right" }),
      note: { by: [...FACILITATORS, ...SCORERS], form: { form: "note", note: "A note." } },
      delete: facilitators({ form: "delete", version: "1" }),
    },
  },
  "plan/import": {
    read: FACILITATORS,
    deeds: {
      check: { by: FACILITATORS, form: new File(["Change,Action\n1,Write.\n"], "plan.csv") },
      save: facilitators({
        ...{ intent: "save", fileName: "plan.csv", "column-change": "0", "column-whatToDo": "1" },
        table: '{"name":"","lines":[[1,"Change","Action"],[2,"1","Write."]],"remarks":[]}',
      }),
    },
  },
  "plan/imports/:import": { read: FACILITATORS, deeds: { undo: facilitators({}) } },
  "plan.pdf": { read: EVERYONE },
  "plan.docx": { read: EVERYONE },
  "plan.xlsx": { read: EVERYONE },
  "plan.csv": { read: EVERYONE },
  "plan.ics": { read: EVERYONE },
  "plan/mine.ics": { read: EVERYONE },
  meetings: { read: EVERYONE },
  "meetings.ics": { read: EVERYONE },
  "meetings/new": { read: FACILITATORS, deeds: { plan: facilitators(meeting) } },
  "meetings/:meeting": {
    read: EVERYONE,
    deeds: {
      ask: facilitators({ deed: "ask" }),
      decide: facilitators({
        ...{ deed: "decide", formKey: "a-form-key", text: "So be it.", whatToDo: "" },
        ...{ changeKey: "", ownerPartnerId: "", ownerName: "", dueDate: "" },
      }),
      correct: {
        ...facilitators({ deed: "correct", decision: "any", text: "Before Easter." }),
        found: [],
      },
    },
  },
  "meetings/:meeting/edit": { read: FACILITATORS, deeds: { change: facilitators(meeting) } },
  "meetings/:meeting/cancel": {
    read: FACILITATORS,
    deeds: { cancel: facilitators({ version: "1", reason: "Holiday." }) },
  },
  "meetings/:meeting/freeze": {
    read: FACILITATORS,
    deeds: { freeze: facilitators({ version: "1" }) },
  },
  "meetings/:meeting/asking": {
    read: FACILITATORS,
    deeds: {
      ask: facilitators({ deed: "ask" }),
      texts: facilitators({ deed: "texts", "asked[]": "{asked}" }),
      end: facilitators({ deed: "end", asked: "{asked}" }),
      send: facilitators({ deed: "send", asked: "{asked}", email: "wren@example.org" }),
      remind: facilitators({ deed: "remind" }),
    },
  },
  "meetings/:meeting/updates": {
    read: EVERYONE,
    // Whoever was asked about the action, and the lead of its organisation.
    deeds: {
      give: {
        by: SCORERS,
        form: {
          ...{ request: "{ownRequest}", formKey: "a-form-key", version: "1", note: "Done." },
          ...{ status: "on-track", dueDate: "2017-09-30" },
        },
      },
    },
  },
  measures: { read: EVERYONE },
  "measures/figures.csv": { read: EVERYONE },
  "measures/template.csv": { read: FIGURES },
  "measures/quarters/:quarter": {
    read: FIGURES,
    namesNothing: true,
    at: { quarter: "2017-18-q1" },
    deeds: { save: figures({ version: "0", dated: "2017-06-21" }) },
  },
  "measures/import": {
    read: FIGURES,
    deeds: {
      check: { by: FIGURES, form: new File(["measure,quarter\n"], "figures.csv") },
      save: figures({ fileName: "figures.csv", text: "measure,quarter,series,value,source\n" }),
      undo: figures({ undo: "first-figures" }),
    },
  },
  "measures/own/:measure": { read: FIGURES, deeds: { save: figures(ownMeasure) } },
  "measures/:measure": { read: EVERYONE },
  "measures/:measure/targets/:year": {
    read: FIGURES,
    deeds: { save: figures({ version: "0", target: "1", stretch: "" }) },
  },
  standard: { read: EVERYONE },
  "standard/model": {
    read: EVERYONE,
    deeds: {
      choose: facilitators({
        ...{ intent: "choose", version: "1", model: "own", ownName: "Coastal alliance" },
        ...{ ownCharacteristics: "One budget", why: "It fits the coast." },
      }),
      again: facilitators({ intent: "again", version: "1", earlier: "1" }),
    },
  },
  editions: { read: EVERYONE },
  "editions/new": {
    read: FACILITATORS,
    deeds: {
      check: facilitators({ text: "id: other" }),
      offer: facilitators({ intent: "offer", text: "id: other" }),
    },
  },
  "editions/:edition": {
    read: EVERYONE,
    deeds: {
      withdraw: facilitators({ deed: "withdraw" }),
      offer: facilitators({ deed: "offer" }),
    },
  },
  "editions/:edition/file": { read: EVERYONE },
  board: { read: BOARDROOM },
  "board.pdf": { read: BOARDROOM },
  "board/decisions": {
    read: FACILITATORS,
    deeds: {
      add: facilitators({ text: "Shall we?" }),
      remove: facilitators({ remove: "asked" }),
      restore: facilitators({ restore: "asked" }),
    },
  },
  "board/packs": { read: BOARDROOM },
  "board/packs/issue": { read: FACILITATORS, deeds: { issue: facilitators({ number: "{pack}" }) } },
  "board/packs/:pack": { read: BOARDROOM },
  "board/packs/:pack/pack.pdf": { read: BOARDROOM },
  shares: {
    read: FACILITATORS,
    deeds: {
      make: facilitators({ deed: "make", what: "plan", note: "A peer", until: "2026-06-20" }),
      revoke: facilitators({ deed: "revoke", link: "a-share" }),
    },
  },
  people: {
    read: FACILITATORS,
    deeds: {
      link: facilitator({ member: "meera-joshi", by: "link" }),
      mail: facilitator({ member: "meera-joshi", by: "mail" }),
    },
  },
  "people/:member": {
    read: FACILITATOR,
    deeds: {
      member: facilitator({
        ...{ form: "member", version: "1", name: "Ida Marsh", title: "", partnerId: "" },
        ...{ email: "ida@example.org", "roles[]": "observer" },
      }),
      access: facilitator({ form: "access", version: "1", active: "no" }),
      password: facilitator({ form: "password" }),
    },
  },
  "people/file": { read: FACILITATOR },
  "people/file.json": { read: FACILITATOR },
  "people/:member/erase": {
    read: FACILITATOR,
    deeds: { erase: facilitator({ version: "1", texts: "keep" }) },
  },
  "people/retention": {
    read: FACILITATOR,
    deeds: {
      terms: facilitator({ version: "0", guests: "24", unjoined: "", reasons: "12" }),
    },
  },
  "people/partners/:partner": {
    read: FACILITATOR,
    deeds: {
      partner: facilitator({
        ...{ form: "partner", version: "1", name: "Hospice", shortName: "Hospice" },
        ...{ kind: "voluntary", shape: "cross", colour: "6" },
      }),
      use: facilitator({ form: "use", version: "1", active: "no" }),
    },
  },
  "people/partners/:partner/merge": {
    read: FACILITATOR,
    at: { partner: "{aside}" },
    deeds: { merge: facilitator({ version: "1", into: "hospitals" }) },
  },
  "": { read: EVERYONE },
  activity: { read: FACILITATORS },
  "activity.csv": { read: FACILITATORS },
  "activity.xlsx": { read: FACILITATORS },
};
