import {
  type AreaEntry,
  BOARDROOM,
  EVERYONE,
  FACILITATORS,
  FIGURES,
  MONEY,
  SCORERS,
  SIGNATORY,
} from "./entry.ts";

const money = (form: Record<string, string>) => ({ by: MONEY, form });
const facilitators = (form: Record<string, string>) => ({ by: FACILITATORS, form });
const writers = (form: Record<string, string>) => ({ by: FIGURES, form });

const COMMENTING = [
  ...FACILITATORS,
  ...SCORERS,
  "board-member",
  "finance-lead",
  "signatory",
] as const;

const scheme = {
  ...{ form: "scheme", version: "1", name: "A scheme", description: "", leadPartnerId: "" },
  ...{ provider: "", step: "1", "meet-needs": "100", "reduce-pressure": "", "support-market": "" },
  ...{ standing: "new", startsOn: "", endsOn: "", notes: "" },
};
const objective = {
  ...{ kindOfForm: "add", form: "add", kind: "objective", words: "Fewer days." },
  ...{ measure: "", agreedOn: "", dueOn: "" },
};
const recorded = { reference: "Minute 1", signedOn: "2017-06-01", seen: "1" };
const whatIf = {
  ...{ name: "Theirs", basis: "equal", nine: "40" },
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((step) => [`w${step}`, "1"])),
};

/** The grant, the returns and graduation: read by the boardroom, kept by few, signed by signatories. */
export const MONEY_PAGES: Readonly<Record<string, AreaEntry>> = {
  funding: {
    read: BOARDROOM,
    deeds: {
      choices: money({
        ...{ form: "choices", version: "1", stepNineShare: "10", priorityWeight: "2" },
        "priorities[]": "1",
      }),
    },
  },
  "funding/grant": {
    read: MONEY,
    deeds: { add: money({ year: "2020-21", amount: "£1", firm: "yes", source: "" }) },
  },
  "funding/grant/:year": {
    read: MONEY,
    deeds: {
      year: money({ form: "year", version: "1", amount: "£1", firm: "yes", source: "" }),
      remove: money({ form: "remove", version: "1" }),
    },
  },
  "funding/paper": { read: BOARDROOM },
  "funding.pdf": { read: BOARDROOM },
  "funding.docx": { read: BOARDROOM },
  "funding.xlsx": { read: BOARDROOM },
  "funding.csv": { read: BOARDROOM },
  "funding/figures": { read: BOARDROOM },
  "funding/virement": {
    read: BOARDROOM,
    deeds: {
      move: money({
        ...{ year: "2017-18", from: "trusted-assessor-pilot", to: "hospital-to-home" },
        ...{ amount: "£1", reason: "So." },
      }),
    },
  },
  "funding/spend": { read: BOARDROOM },
  "funding/spend/:scheme": { read: MONEY, deeds: { save: money({ version: "1" }) } },
  "funding/allocation": { read: BOARDROOM, deeds: { save: money(whatIf) } },
  "funding/versions": { read: BOARDROOM, deeds: { delete: money({ id: "priorities-first" }) } },
  "funding/consultations": {
    read: BOARDROOM,
    deeds: {
      circulate: money({
        ...{ subject: "plan", message: "", closesOn: "2099-01-01", "partnerIds[]": "hospitals" },
      }),
    },
  },
  "funding/consultations/:consultation": {
    read: BOARDROOM,
    deeds: {
      comment: { by: [...SCORERS, "board-member"], form: { form: "comment", text: "So." } },
      record: money({ form: "record", partnerId: "board", text: "So.", reference: "Letter" }),
      respond: money({ form: "respond-comment-care-homes", version: "1", response: "So." }),
      outcome: money({ form: "outcome", version: "1", closesOn: "2017-07-05", outcome: "" }),
    },
  },
  "funding/schemes/:scheme": {
    read: MONEY,
    deeds: {
      scheme: money(scheme),
      delete: money({ form: "delete", version: "1" }),
      restore: money({ form: "restore" }),
    },
  },
  "funding/conditions": {
    read: MONEY,
    deeds: {
      save: money({
        ...{ version: "1", poolingReference: "", reportingLead: "", additionality: "" },
        ...{ jointWork: "", note: "" },
      }),
    },
  },
  "funding/sign-off/:year": {
    read: BOARDROOM,
    deeds: {
      sign: { by: SIGNATORY, form: { form: "sign", seen: "mark", signatoryId: "council" } },
      record: money({ form: "record", signatoryId: "council", ...recorded }),
      "take-back": money({ form: "take-back", signOffId: "board-vice-chair-2017-18" }),
    },
  },
  "funding/signatories": { read: MONEY },
  "funding/signatories/:signatory": {
    read: MONEY,
    deeds: {
      signatory: money({ form: "signatory", version: "1", capacity: "Mayor", memberId: "" }),
      remove: money({ form: "remove", version: "1" }),
    },
  },
  returns: { read: EVERYONE, deeds: { open: money({ quarter: "2016-17 Q1" }) } },
  "returns/import": {
    read: MONEY,
    deeds: {
      check: { by: MONEY, form: new File(["{}"], "return.json") },
      read: money({ fileName: "return.json", text: "{}" }),
    },
  },
  "returns/:quarter": {
    read: EVERYONE,
    deeds: { "take-back": { ...money({ intent: "take-back" }), found: [] } },
  },
  "returns/:quarter/sign": {
    read: EVERYONE,
    at: { quarter: "2017-18-q1" },
    deeds: {
      explain: {
        ...money({ intent: "explain", contradiction: "any", version: "0", explanation: "So." }),
        found: [],
      },
      sign: {
        by: SIGNATORY,
        form: {
          ...{ intent: "sign", seen: "1" },
          capacity: "Council, deputy chief executive (people)",
        },
      },
      record: money({ intent: "record", capacity: "Chair", ...recorded }),
      "take-back": money({ intent: "take-back", signOffId: "{returnSignOff}" }),
      submit: money({ intent: "submit", seen: "1" }),
    },
  },
  "returns/:quarter/correct": {
    read: MONEY,
    at: { quarter: "2016-17-q4" },
    deeds: {
      correct: money({
        ...{ question: "additional-measures.budgets-total", becomes: "14", reason: "Again." },
      }),
    },
  },
  "returns/:quarter/whole": { read: EVERYONE },
  "returns/:quarter/return.pdf": { read: EVERYONE },
  "returns/:quarter/return.xlsx": { read: EVERYONE },
  "returns/:quarter/return.json": { read: EVERYONE },
  "returns/:quarter/sections/:section": {
    read: MONEY,
    deeds: { save: money({ version: "1" }) },
  },
  graduation: { read: BOARDROOM, deeds: { restore: facilitators({ restore: "marram-sands" }) } },
  "graduation/new": {
    read: FACILITATORS,
    deeds: {
      case: facilitators({ form: "case", version: "0", name: "Another", wave: "later-waves" }),
    },
  },
  "graduation/:case": {
    read: BOARDROOM,
    deeds: {
      ask: facilitators({ form: "ask" }),
      reveal: facilitators({ form: "reveal" }),
    },
  },
  "graduation/:case/details": {
    read: FACILITATORS,
    deeds: {
      case: facilitators({ form: "case", version: "1", name: "Another", wave: "later-waves" }),
      remove: facilitators({ form: "remove", version: "1" }),
    },
  },
  "graduation/:case/criteria/:criterion": {
    read: BOARDROOM,
    deeds: {
      words: writers({ form: "words", version: "0", "text-leadership": "Strong." }),
      care: writers({ form: "care", version: "0", ownerPartnerId: "", ownerName: "", dueOn: "" }),
      readiness: { by: SCORERS, form: { form: "readiness", answer: "3", sharing: "private" } },
      keep: writers({ form: "keep", choice: "action:one-discharge-team" }),
      "keep-metrics": writers({ form: "keep-metrics" }),
      link: writers({ form: "link", title: "A", url: "https://example.org" }),
      remove: writers({ form: "remove", evidence: "marram-sands-evidence-1" }),
      restore: { ...writers({ form: "restore", evidence: "any" }), found: [] },
      comment: { by: COMMENTING, form: { form: "comment", text: "So." } },
    },
  },
  "graduation/:case/process": {
    read: BOARDROOM,
    deeds: {
      date: facilitators({
        ...{ kindOfForm: "date", form: "date", key: "panel", version: "0" },
        ...{ dueOn: "", doneOn: "", note: "" },
      }),
      add: facilitators(objective),
      change: {
        ...facilitators({ ...objective, kindOfForm: "change", id: "any", version: "1" }),
        found: [],
      },
      follow: {
        ...writers({
          ...{ kindOfForm: "follow", form: "follow", id: "any", version: "1" },
          ...{ state: "met", note: "So." },
        }),
        found: [],
      },
      remove: {
        ...facilitators({ kindOfForm: "remove", form: "remove", id: "any", version: "1" }),
        found: [],
      },
      restore: {
        ...facilitators({ kindOfForm: "restore", form: "restore", id: "any" }),
        found: [],
      },
    },
  },
  "graduation/:case/sign-off": {
    read: BOARDROOM,
    deeds: {
      sign: { by: SIGNATORY, form: { form: "sign", seen: "mark", signatoryId: "council" } },
      record: facilitators({ form: "record", signatoryId: "council", ...recorded }),
      // The signatory's own account, or a facilitator.
      "take-back": {
        by: [...FACILITATORS, ...SIGNATORY],
        form: { form: "take-back", signOffId: "{caseSignOff}" },
      },
    },
  },
  "graduation/:case/signatories/:signatory": {
    read: FACILITATORS,
    deeds: {
      signatory: facilitators({
        ...{ form: "signatory", version: "1", capacity: "Mayor", memberId: "", leftOn: "" },
      }),
      remove: facilitators({ form: "remove", version: "1" }),
    },
  },
  "graduation/:case/expression": {
    read: BOARDROOM,
    deeds: { letter: writers({ form: "letter", version: "1", letter: "Dear all" }) },
  },
  "graduation/:case/expression.pdf": { read: BOARDROOM },
  "graduation/:case/expression.docx": { read: BOARDROOM },
  "graduation/:case/evidence": { read: BOARDROOM },
  "graduation/:case/evidence.pdf": { read: BOARDROOM },
  "graduation/:case/evidence.docx": { read: BOARDROOM },
  // How long the expression has become, as it is typed: nothing is stored.
  "graduation/:case/meter": {
    deeds: { measure: { by: BOARDROOM, form: { criterion: "maturity" } } },
  },
};
