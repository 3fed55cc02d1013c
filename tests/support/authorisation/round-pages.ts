import {
  type AreaEntry,
  EVERYONE,
  FACILITATOR,
  FACILITATORS,
  LEAD,
  PLANNERS,
  RECORDER,
  SCORING,
  SHEET_READERS,
  type State,
  TAKING_PART,
  untilClosed,
} from "./entry.ts";

const IN_THE_ROOM = [...TAKING_PART, "guest"] as const;
const SCORED: readonly State[] = ["open", "revealed"];
/** The round of which a first change has been revealed. */
const REVEALED: readonly State[] = ["revealed"];
const DRAFT: readonly State[] = ["draft"];
const CLOSED: readonly State[] = ["closed"];
const RECORDED: readonly State[] = ["draft", "closed"];
const UNTIL_CLOSED = ["prepared", "open", "revealed", "draft"] as const;

const REABLEMENT = "reablement-at-91-days";
const ROW = "early-discharge-planning.emergency-admissions";
const scope = {
  version: "{round}",
  editionKey: "hicm-2017",
  name: "September",
  hospitals: "One",
  population: "",
  footprint: "All",
  asAt: "2017-09-01",
  evidenceFrom: "3",
  homeOnDatePercent: "80",
  "changes[]": ["1"],
  "asked[]": ["hospitals:1"],
};
const score = {
  pass: "1",
  version: "0",
  answer: "3",
  reason: "",
  sharing: "unnamed",
  evidence: "",
  evidenceLink: "",
};
const device = { key: "a-key-of-tests", device: "a-device-of-tests", counter: "1" };
const facilitators = (form: Record<string, string>, states?: readonly State[]) => ({
  by: FACILITATORS,
  form,
  ...(states && { in: states }),
});

/** Rounds: prepared and run by facilitators, scored in confidence, read by everyone once closed. */
export const ROUND_PAGES: Readonly<Record<string, AreaEntry>> = {
  rounds: { read: EVERYONE },
  "rounds/new": { read: FACILITATORS, deeds: { create: { by: FACILITATORS, form: scope } } },
  "rounds/over-time": { read: EVERYONE },
  "rounds/compare": { read: EVERYONE },
  "rounds/over-time/:picture": { read: EVERYONE, namesNothing: true },
  "rounds/compare/:picture": { read: EVERYONE, namesNothing: true },
  "rounds/:round": {
    read: { by: untilClosed(TAKING_PART) },
    deeds: {
      open: facilitators({ form: "open", version: "{round}" }, ["prepared"]),
      "send-draft": facilitators(
        { form: "send-draft", version: "{round}", deadline: "2018-01-01" },
        SCORED,
      ),
      "take-back": facilitators({ form: "take-back", version: "{round}" }, DRAFT),
      share: { by: LEAD, form: { form: "share", share: "yes" } },
      correct: facilitators({ form: "correct", rowKey: "", correction: "A word." }, CLOSED),
    },
  },
  "rounds/:round/edit": {
    read: { by: FACILITATORS, in: ["prepared"] },
    deeds: { change: { by: FACILITATORS, in: ["prepared"], form: scope } },
  },
  "rounds/:round/record": { read: { by: untilClosed(TAKING_PART), in: RECORDED } },
  "rounds/:round/record.pdf": { read: { by: untilClosed(TAKING_PART), in: RECORDED } },
  "rounds/:round/views": {
    read: { by: untilClosed(TAKING_PART) },
    deeds: {
      confirm: {
        ...{ by: LEAD, in: UNTIL_CLOSED, found: ["revealed", "draft"] },
        form: { form: "view-1", rowKey: ROW, version: "1", sentence: "Ours." },
      },
    },
  },
  "rounds/:round/close": {
    read: { by: FACILITATORS, in: DRAFT },
    deeds: { close: facilitators({ version: "{round}" }, DRAFT) },
  },
  "rounds/:round/redact": {
    read: { by: FACILITATOR, in: CLOSED },
    deeds: { redact: { by: FACILITATOR, in: CLOSED, found: [], form: { text: "any" } } },
  },
  "rounds/:round/score": { read: SCORING },
  "rounds/:round/score/:change": {
    read: SCORING,
    deeds: {
      all: {
        by: SCORING,
        // Once its row is revealed, a first score stands.
        in: ["open"],
        form: {
          member: "{self}",
          "row-0": ROW,
          ...Object.fromEntries(Object.entries(score).map(([name, value]) => [`${name}-0`, value])),
          "mark-0": "other",
          "key-0": "a-form-key-of-tests",
        },
      },
    },
  },
  "rounds/:round/score/:change/save": {
    deeds: {
      save: {
        by: SCORING,
        in: ["open"],
        form: { member: "{self}", row: ROW, ...score, ...device },
      },
    },
  },
  "rounds/:round/guest": {
    read: ["guest", "waiting-guest"],
    deeds: {
      change: {
        by: ["guest", "waiting-guest"],
        form: { version: "1", name: "Gwen", partnerId: "council" },
      },
    },
  },
  "rounds/:round/guests": {
    read: FACILITATORS,
    deeds: {
      open: facilitators({ deed: "open", until: "2026-06-02" }, SCORED),
      renew: facilitators({ deed: "renew" }, SCORED),
      shut: facilitators({ deed: "shut" }),
      accept: facilitators({ deed: "accept", "guests[]": "{waiting}.1" }, SCORED),
      place: facilitators(
        { deed: "place", guest: "{waiting}", version: "1", partnerId: "council" },
        SCORED,
      ),
      strike: facilitators({ deed: "strike", guest: "{waiting}", version: "1" }, SCORED),
    },
  },
  "rounds/:round/invitations": {
    read: FACILITATORS,
    deeds: {
      links: facilitators(
        { deed: "links", "partners[]": "hospitals", date: "", until: "2026-06-20" },
        ["prepared", ...SCORED],
      ),
      end: facilitators({ deed: "end", partner: "hospitals" }),
      remind: facilitators({ deed: "remind" }),
    },
  },
  "rounds/:round/discuss": { read: IN_THE_ROOM },
  "rounds/:round/discuss/:change": {
    // Closed, it stays with those who took part: boards read levels and views put on record.
    read: IN_THE_ROOM,
    deeds: {
      use: facilitators({ intent: "use", use: "3" }),
      reveal: facilitators({ intent: "reveal" }, ["open"]),
      "reveal-all": facilitators({ intent: "reveal-all" }, ["open"]),
      "take-back": facilitators({ intent: "take-back", reason: "Too early." }, REVEALED),
      clock: facilitators({ intent: "clock", deed: "start" }, SCORED),
      pause: facilitators({ intent: "clock", deed: "pause" }),
      "more-time": facilitators({ intent: "clock", deed: "add" }),
      reset: facilitators({ intent: "clock", deed: "reset" }),
      "take-over": facilitators({ intent: "take-over", from: "" }, SCORED),
      here: facilitators({ intent: "here", row: ROW }, SCORED),
      agree: facilitators(
        { intent: "agree", row: ROW, version: "{row}", level: "2", rationale: "So." },
        REVEALED,
      ),
      change: facilitators(
        { intent: "change", version: "{change}", level: "2", sentence: "So." },
        REVEALED,
      ),
      park: facilitators({ intent: "park", row: ROW, version: "{row}", note: "Later." }, SCORED),
      "start-second": facilitators(
        { intent: "start-second", row: ROW, version: "{row}" },
        REVEALED,
      ),
      // None of the five rounds has a second score, or a row that was agreed or parked.
      "reveal-second": facilitators({ intent: "reveal-second", row: ROW, version: "{row}" }, []),
      "take-back-second": facilitators(
        { intent: "take-back-second", row: ROW, version: "{row}", note: "Too early." },
        [],
      ),
      reopen: facilitators({ intent: "reopen", row: ROW, version: "{row}" }, []),
      view: facilitators(
        {
          ...{ intent: "view", row: ROW, version: "0", partner: "hospitals" },
          ...{ viewLevel: "1", sentence: "" },
        },
        REVEALED,
      ),
      "remove-view": facilitators({
        intent: "remove-view",
        row: ROW,
        version: "1",
        partner: "council",
      }),
    },
  },
  "rounds/:round/discuss/:change/aligned": {
    read: FACILITATORS,
    deeds: { accept: facilitators({ "rows[]": `${ROW} 2 1` }) },
  },
  "rounds/:round/agenda": {
    read: FACILITATORS,
    deeds: { save: facilitators({ version: "1", endsAt: "16:30" }) },
  },
  "rounds/:round/screen": { read: FACILITATORS },
  "rounds/:round/results": { read: { by: untilClosed(TAKING_PART) } },
  "rounds/:round/results/:file": {
    read: { by: untilClosed(TAKING_PART), found: ["revealed", ...RECORDED] },
  },
  "rounds/:round/sheets.pdf": { read: TAKING_PART },
  "rounds/:round/paper": { read: SHEET_READERS },
  "rounds/:round/paper/sheet": {
    read: { by: RECORDER, in: SCORED },
    deeds: {
      save: {
        by: RECORDER,
        // Its row is revealed by then, and takes no score from paper any more.
        in: ["open"],
        form: {
          ...{ partner: "hospitals", sheet: "1", sharing: "private", key: "form-0123456789" },
          ...{ "row-0": ROW, "answer-0": "3", "reason-0": "" },
        },
      },
    },
  },
  "rounds/:round/paper/import": {
    read: { by: RECORDER, in: SCORED },
    deeds: {
      check: { by: RECORDER, form: new File(["sheet,partner,row,answer\n"], "sheets.csv") },
      save: { by: RECORDER, form: { text: "sheet,partner,row,answer\n" } },
    },
  },
  "rounds/:round/paper/template.csv": { read: RECORDER },
  "rounds/:round/paper/strike": {
    read: { by: SHEET_READERS, found: [] },
    deeds: { strike: { by: SHEET_READERS, in: SCORED, found: [], form: { sheet: "a-sheet" } } },
  },
  "stories/:round/:row/:measure": {
    at: { round: "march-2017", row: "home-first.long-term-care-decisions", measure: REABLEMENT },
    read: PLANNERS,
    deeds: {
      answer: {
        by: PLANNERS,
        form: { mark: "any", version: "0", text: "Because." },
      },
    },
  },
};
