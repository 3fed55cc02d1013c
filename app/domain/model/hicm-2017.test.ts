import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadEdition } from "./load-edition.ts";

const file = "content/editions/hicm-2017/model.yaml";
const edition = loadEdition(readFileSync(file, "utf8"), file);
const rows = edition.changes.flatMap((change) => change.rows);

const ccgAndSocialCare = "CCG adult social care";
/** Who acts, where, the numbers and the qualifiers that tell levels apart: words that each level's text must hold. */
const FACTS: Record<string, readonly [string, string, string, string, string]> = {
  "early-discharge-planning.elective-admissions": [
    "elective not yet early community",
    `${ccgAndSocialCare} early coordinated community primary care`,
    "primary care jointly before admitted",
    "GPs district nurses lead early elective discussed",
    "all planned early integrated team community health social care",
  ],
  "early-discharge-planning.emergency-admissions": [
    "no one A&E",
    "plans emergencies A&E",
    "emergencies provisional date 48 hours",
    "emergencies dates whole hospital committed",
    "evidence X per cent home date agreed admitted",
  ],
  "patient-flow.pathway-capacity": [
    "no capacity demand care pathways",
    "analysed each care pathway needs",
    "policy agreed plan capacity demand",
    "usually capacity demand pathway",
    "always capacity demand whole pathway",
  ],
  "patient-flow.demand-variation": [
    "no capacity current demand",
    "analysed demand variations",
    "analysis finished trust community",
    "24/7 usually real variation",
    "24/7 always real variations",
  ],
  "patient-flow.bottlenecks": [
    "regularly trust community",
    "analyse causes design changes practice",
    "analysis finished changes practice evaluated",
    "rarely quickly",
    "no process supply failure",
  ],
  "patient-flow.surge-capacity": [
    "no capacity admitted tipping point quickly",
    "admissions analysed plans capacity",
    "staff understand capacity admissions",
    "usually automatically admissions",
    "always automatically admissions",
  ],
  "patient-flow.senior-decision-making": [
    "staff do not understand flow decision making support senior clinicians",
    "training staff understand senior clinical capacity",
    "staff understand senior clinical support when necessary",
    "usually available senior clinicians when necessary",
    "available automatically when necessary assessments reviews 24/7",
  ],
  "discharge-teams.joint-team": [
    "separate processes",
    "talks integrated health adult social care",
    "NHS adult social care joint discharge team",
    "joint teams trust assessments discharge plans",
    "integrated teams single process assess discharge",
  ],
  "discharge-teams.daily-mdt": [
    "no MDT daily",
    "trust community health adult social care talking all wards",
    "daily adult social care voluntary sector community health",
    "integrated teams all MDTs community health pulls patients out",
    "integrated service MDTs joint assessment discharge",
  ],
  "discharge-teams.continuing-healthcare": [
    'CHC hospital "too" long',
    "CCG trust talking discharge to assess",
    "discharge to assess care sector community health providers",
    "CHC complex outside hospital home extra care reablement bed",
    "all complex discharges fully integrated discharge to assess",
  ],
  "home-first.assessment-away-from-ward": [
    "still acute hospital ward assessed",
    "nursing capacity community complex assessments",
    "usually home reablement assessed",
    "home integrated team reablement",
    "all declared fit for discharge home assessment reablement",
  ],
  "home-first.long-term-care-decisions": [
    "residential nursing care too soon",
    "systems analyse home plans self-funders",
    "usually only care or nursing home cannot meet needs",
    "most home before decide future care",
    "always whenever possible home health social care integrated",
  ],
  "home-first.care-home-response": [
    "waits in hospital care home staff assessment",
    "less responsive quick assessment",
    "usually 48 hours care home",
    "usually 24 hours hospital care home",
    "always 24 hours previous residents trusting trust adult social care staff",
  ],
  "seven-day-service.working-patterns": [
    "five days a week office hours discharge social care teams",
    "plan seven-day preparation",
    "new patterns seven-day health social care teams",
    "health teams social care teams seven days a week",
    "seamlessly time of day week",
  ],
  "seven-day-service.contracts-and-rotas": [
    "out-of-hours emergency teams weekends",
    "health social care staff new contracts rotas negotiated",
    "new contracts agreement in force",
    "all disciplines new contracts rotas",
    "new contracts rotas seamlessly",
  ],
  "seven-day-service.care-providers": [
    "only Monday to Friday care services assessments new care",
    "negotiation care providers weekends restarting",
    "staff ask expect weekends care providers",
    "most weekends restart assess",
    "all 24/7 restart assessments",
  ],
  "seven-day-service.hospital-services": [
    "only Monday to Friday diagnostics pharmacy patient transport",
    "plans hospital departments evening weekend",
    "24/7 whenever possible hospital departments",
    "whole system usually 24 hours seven days",
    "whole system always 24 hours seven days",
  ],
  "trusted-assessors.joint-assessment": [
    "separate health social care",
    "training staff health social care planned",
    "different organisation accepted resources committed",
    "discharge social care teams on their behalf health",
    "integrated commit resources jointly pooled",
  ],
  "trusted-assessors.single-format": [
    "multiple different professionals",
    "one form system talks",
    "organisations professions one format",
    "single in use",
    "single pooled budget no organisation signs off separately",
  ],
  "trusted-assessors.provider-assessment": [
    "insist themselves service home",
    "talking joint approach on behalf",
    "share responsibility",
    "some on behalf providing the care",
    "all system single accept",
  ],
  "focus-on-choice.advice-at-admission": [
    "no advice information admitted",
    "leaflet information before admission draft",
    "leaflets advice information in use",
    "patients relatives know decide discharge quickly",
    "patients relatives planning as soon as admitted",
  ],
  "focus-on-choice.choice-protocol": [
    "no choice protocol",
    "written updated seven days",
    "staff understand new choice protocol practice",
    "challenged proactively choice protocol",
    "all staff choice proactively discharge",
  ],
  "focus-on-choice.voluntary-sector": [
    "nothing voluntary sector self-funders",
    "health commissioners social care commissioners designing contracts jointly voluntary sector",
    "trust voluntary sector advice information",
    "voluntary sector integrated discharge teams home from hospital",
    "trust community fully integrated voluntary sector health and social care team",
  ],
  "care-homes.community-support": [
    "no support local community primary care",
    `${ccgAndSocialCare} commissioners care providers needed`,
    "on request community primary care",
    "care homes manage acuity increased",
    "integrated whole health social care community primary care",
  ],
  "care-homes.admissions-from-homes": [
    "high numbers A&E especially evenings weekends",
    "particular high referrals known plans",
    "dedicated intensive high referrals",
    "weekends no one unnecessarily",
    "no variation week into hospital",
  ],
  "care-homes.quality": [
    "CQC evidence poor health indicators",
    "analysed poor care extra support training",
    "plans quality safeguarding",
    "community health social care teams proactively quality",
    "CQC ratings high quality",
  ],
};

describe("the 2017 high impact change model", () => {
  it("has eight changes, 26 rows and 130 descriptors", () => {
    expect(edition.changes.map((change) => change.rows.length)).toEqual([2, 5, 3, 3, 4, 3, 3, 3]);
    expect(rows.flatMap((row) => row.descriptors)).toHaveLength(130);
  });

  it("names its levels and changes as published", () => {
    expect(edition.levels.map((level) => level.name)).toEqual([
      "Not yet established",
      "Plans in place",
      "Established",
      "Mature",
      "Exemplary",
    ]);
    expect(edition.changes.map((change) => change.name)).toEqual([
      "Early discharge planning",
      "Systems to monitor patient flow",
      "Multi-disciplinary/multi-agency discharge teams, including the voluntary and community sector",
      "Home first/discharge to assess",
      "Seven-day service",
      "Trusted assessors",
      "Focus on choice",
      "Enhancing health in care homes",
    ]);
  });

  it("cites each row by the page and row where it is printed", () => {
    for (const change of edition.changes) {
      expect(change.rows.map((row) => row.source)).toEqual(
        change.rows.map((_, at) => ({
          publication: "hicm-2017",
          page: change.number + 7,
          row: at + 1,
        })),
      );
    }
  });

  it("keeps its row keys", () => {
    expect(rows.map((row) => row.key)).toEqual(Object.keys(FACTS));
  });

  const cells = rows.flatMap((row) =>
    row.descriptors.map((descriptor, at) => ({
      name: `${row.key} level ${at + 1}`,
      descriptor,
      facts: (FACTS[row.key]?.[at] ?? "?").split(" "),
    })),
  );
  it.each(cells)("keeps the facts of $name", ({ descriptor, facts }) => {
    const words = descriptor.toLowerCase().match(/[a-z0-9&/"-]+/g);
    for (const fact of facts) expect(words).toContain(fact.toLowerCase());
  });

  it.each(cells)("says $name in one sentence", ({ descriptor }) => {
    expect(descriptor).toMatch(/^[A-Z][^.?!]*\.$/);
  });

  it("never says the same thing at two levels or in two rows", () => {
    const texts = rows.flatMap((row) => [
      ...row.descriptors,
      ...row.actions,
      ...row.successMeasures,
    ]);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it("writes every action and success measure as one short sentence", () => {
    for (const text of rows.flatMap((row) => [...row.actions, ...row.successMeasures])) {
      expect(text).toMatch(/^[A-Z][^.?!]*\.$/);
      expect(text.length).toBeLessThan(170);
    }
  });

  it("explains in a note where print is damaged", () => {
    const noted = rows.filter((row) => row.note !== undefined).map((row) => row.key);
    expect(noted).toEqual(
      expect.arrayContaining([
        "early-discharge-planning.elective-admissions",
        "early-discharge-planning.emergency-admissions",
        "seven-day-service.contracts-and-rotas",
        "focus-on-choice.choice-protocol",
        "focus-on-choice.voluntary-sector",
      ]),
    );
  });
});
