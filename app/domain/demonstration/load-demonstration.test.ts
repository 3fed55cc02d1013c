import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { waveFileSchema } from "#app/domain/graduation/wave.ts";
import { FORMS } from "#tests/support/returns.ts";
import { type PanelAnswer, pickScores, summariseEvidence } from "../agreement/answers.ts";
import { labelRow } from "../agreement/label.ts";
import { analysePartners } from "../agreement/partners.ts";
import { suggestLevel } from "../agreement/suggest.ts";
import { agreementNeeds } from "../consensus/agree.ts";
import { amountIn } from "../funding/grant.ts";
import { measureFileSchema } from "../measure/measure.ts";
import { ContentError } from "../model/content-error.ts";
import { loadEdition } from "../model/load-edition.ts";
import { partnerKindFileSchema } from "../model/partner-kind.ts";
import { sourceFileSchema } from "../model/source.ts";
import { isOverdue } from "../plan/action.ts";
import {
  DEMONSTRATION_FILES,
  type DemonstrationRound,
  loadDemonstration,
} from "./load-demonstration.ts";
import { isScorer } from "./people.ts";

const content = new URL("../../../content/", import.meta.url);
const readText = (path: string) => readFileSync(new URL(path, content), "utf8");
const texts = Object.fromEntries(
  DEMONSTRATION_FILES.map((file) => [file, readText(`demonstration/${file}`)]),
) as Parameters<typeof loadDemonstration>[0];

const edition = loadEdition(readText("editions/hicm-2017/model.yaml"), "model.yaml");
const known = {
  edition,
  measures: readdirSync(new URL("measures/", content)).flatMap(
    (file) => measureFileSchema.parse(parse(readText(`measures/${file}`))).measures,
  ),
  sources: sourceFileSchema.parse(parse(readText("sources.yaml"))).sources,
  partnerKinds: partnerKindFileSchema.parse(parse(readText("partners.yaml"))).kinds,
  waves: readdirSync(new URL("graduation/", content)).map((file) =>
    waveFileSchema.parse(parse(readText(`graduation/${file}`))),
  ),
  returns: FORMS,
};
const demonstration = loadDemonstration(texts, known);
const [, march, june] = demonstration.rounds as [
  DemonstrationRound,
  DemonstrationRound,
  DemonstrationRound,
];
const scorers = demonstration.people.filter(isScorer);

/** The panel of a row: second answers where there are any, first ones otherwise, blanks for the rest. */
function panel(round: DemonstrationRound, row: string, pass: 1 | 2 = 2): PanelAnswer[] {
  return scorers.map(({ key, partner }) => {
    const own = round.scores.filter(
      (score) => score.row === row && score.person === key && score.pass <= pass,
    );
    const score = own.at(-1);
    return {
      partner: partner ?? "",
      rater: key,
      answer: score?.answer ?? "blank",
      evidence: score !== undefined && score.evidence !== "",
    };
  });
}

const labelOf = (round: DemonstrationRound, row: string, pass: 1 | 2 = 2) =>
  labelRow(pickScores(panel(round, row, pass))).label;

const rowKeys = march.rows.map(({ row }) => row);
const tally = (labels: readonly string[]) =>
  Object.fromEntries([...new Set(labels)].map((l) => [l, labels.filter((x) => x === l).length]));

/** The texts with one piece of one file replaced. */
function withChange(file: (typeof DEMONSTRATION_FILES)[number], from: string, to: string) {
  expect(texts[file]).toContain(from);
  return { ...texts, [file]: texts[file].replace(from, to) };
}

function problemsOf(changed: typeof texts): string {
  try {
    loadDemonstration(changed, known);
  } catch (error) {
    if (error instanceof ContentError) return error.message;
    throw error;
  }
  return "";
}

describe("the demonstration area", () => {
  it("has six partners of one, two and more people, fourteen of whom score", () => {
    const sizes = demonstration.partners.map(
      ({ key }) => scorers.filter(({ partner }) => partner === key).length,
    );
    expect(sizes).toEqual([4, 2, 2, 3, 1, 2]);
    expect(demonstration.people.map(({ email }) => email)).toContain("joy-mensah@example.org");
  });

  it("shows every kind of agreement in its closed round", () => {
    expect(tally(rowKeys.map((row) => labelOf(march, row, 1)))).toEqual({
      aligned: 13,
      "some-spread": 6,
      split: 6,
      polarised: 1,
    });
    expect(labelOf(march, "discharge-teams.continuing-healthcare")).toBe("polarised");
    expect(labelOf(march, "discharge-teams.joint-team", 1)).toBe("split");
    expect(labelOf(march, "discharge-teams.joint-team", 2)).toBe("aligned");
    const gaps = rowKeys.filter((row) => summariseEvidence(panel(march, row)).evidenceGap);
    expect(gaps).toEqual([
      "patient-flow.senior-decision-making",
      "care-homes.admissions-from-homes",
    ]);
    const lies = (row: string) => analysePartners(pickScores(panel(march, row))).betweenWithin;
    expect(lies("early-discharge-planning.emergency-admissions")).toBe("between");
    expect(lies("patient-flow.surge-capacity")).toBe("within");
    const { positions } = analysePartners(pickScores(panel(march, "patient-flow.bottlenecks")));
    const divided = positions.filter(({ dividedInternally }) => dividedInternally);
    expect(divided.map(({ partner }) => partner)).toEqual(["hospitals"]);
  });

  it("gives a rationale wherever the room owes one", () => {
    const owed = march.rows.flatMap(({ row, decision }) => {
      if (decision?.outcome !== "agreed") return [];
      const scores = pickScores(panel(march, row));
      const suggestion = suggestLevel(scores, { partnersAsked: demonstration.partners.length });
      const needs = agreementNeeds({ label: labelRow(scores).label, suggestion }, decision.level);
      return needs.length > 0 && !decision.rationale ? [row] : [];
    });
    expect(owed).toEqual([]);
    expect(march.rows.filter(({ decision }) => decision?.outcome === "parked")).toHaveLength(1);
  });

  it("marks as priorities the rows of the published priorities", () => {
    const marked = march.rows.flatMap(({ row, decision }) =>
      decision?.outcome === "agreed" && decision.priority ? [row] : [],
    );
    expect(marked.toSorted()).toEqual(
      demonstration.area.priorities.flatMap(({ rows }) => rows).toSorted(),
    );
  });

  it("agrees Mature where the published reablement figure falls short", () => {
    const row = march.rows.find((each) => each.row === "home-first.assessment-away-from-ward");
    expect(row?.decision).toMatchObject({ outcome: "agreed", level: 4 });
    expect(march.changes.find(({ change }) => change === "home-first")).toMatchObject({ level: 4 });
    const reablement = demonstration.series.find(({ measure }) => measure.startsWith("reablement"));
    expect(reablement?.values).toMatchObject([
      { period: "2016-17 Q4", plan: 86, actual: 75, approximate: true },
    ]);
  });

  it("was scored before it was revealed, and differently by different people", () => {
    const first = march.scores.filter(({ pass }) => pass === 1);
    const reveal = Math.min(...march.changes.map(({ revealedAt }) => revealedAt));
    expect(Math.min(...first.map(({ at }) => at))).toBeGreaterThan(march.openedAt);
    expect(Math.max(...first.map(({ at }) => at))).toBeLessThan(reveal);
    for (const { row, secondPass } of march.rows) {
      const second = march.scores.filter((score) => score.row === row && score.pass === 2);
      for (const { at } of second) expect(at).toBeLessThan(secondPass?.revealedAt ?? 0);
    }
    expect(new Set(first.map(({ at, person }) => `${person} ${at}`)).size).toBe(first.length);
  });

  it("has a second round that twelve of fourteen have finished for change 4", () => {
    const finished = edition.changes.map(
      ({ rows }) =>
        scorers.filter(({ key }) =>
          rows.every((row) => june.scores.some((s) => s.person === key && s.row === row.key)),
        ).length,
    );
    expect(finished).toEqual([11, 11, 11, 12, 7, 5, 3, 2]);
    expect(june.rows.filter(({ decision }) => decision !== undefined)).toEqual([]);
    const labels = edition.changes[3]?.rows.map(({ key }) => labelOf(june, key));
    expect(labels).toEqual(["split", "aligned", "polarised"]);
  });

  it("leaves part of every year's grant unallocated and one condition unmet", () => {
    const { grant, schemes, conditions } = demonstration.funding;
    expect(grant.years.map(({ amount }) => amount)).toEqual([399000000, 542900000, 674400000]);
    expect(
      grant.years.map(
        ({ year, amount }) => amount - schemes.reduce((sum, s) => sum + amountIn(s, year), 0),
      ),
    ).toEqual([57000000, 79900000, 252400000]);
    expect([...new Set(schemes.map(({ step }) => step))]).toEqual([1, 4, 6, 9]);
    expect(conditions.additionality).toBeNull();
    expect(conditions.stepNineShare).toBeNull();
  });

  it("has a plan with late actions on the area's own today", () => {
    const late = demonstration.plan.actions.filter((action) =>
      isOverdue(action, demonstration.area.today),
    );
    expect(late.map(({ key }) => key)).toEqual([
      "care-homes-within-two-days",
      "one-assessment-form",
      "weekend-care-starts",
    ]);
    const statuses = new Set(demonstration.plan.actions.map(({ status }) => status));
    expect([...statuses].toSorted()).toEqual([
      "at-risk",
      "complete",
      "not-started",
      "off-track",
      "on-track",
    ]);
  });
});

describe("a mistake in a demonstration file", () => {
  it("is named with its file, line and field", () => {
    expect(problemsOf(withChange("area.yaml", "today: 2017-06-21", "today: 2017-06-31"))).toMatch(
      /^demonstration\/area\.yaml:\d+ today: must be a date such as 2017-06-21$/,
    );
  });

  it.each([
    [
      "partners-and-people.yaml",
      "kind: acute",
      "kind: acutely",
      'kind of partner has the key "acutely"',
    ],
    ["partners-and-people.yaml", "colour: 1", "colour: 0", '"0" is used more than once'],
    ["round-march-2017.yaml", "by: gareth-llewellyn", "by: alan-whitcombe", "gave no answer here"],
    [
      "round-march-2017.yaml",
      "{ partner: voluntary, level: 2 }",
      "{ partner: mayor, level: 2 }",
      'no partner has the key "mayor"',
    ],
    [
      "round-march-2017.yaml",
      "partner: care-homes, at",
      "partner: homes, at",
      'no partner has the key "homes"',
    ],
    [
      "round-june-2017.yaml",
      "changes: [4, 8]",
      "changes: [4]",
      "no sitting covers an answer: joy-mensah",
    ],
    ["plan.yaml", "level: 5", "level: 4", "must be one above the agreed level, up to the target"],
    [
      "funding.yaml",
      "2017-18: 1100000",
      "2017-18: 9100000",
      "the schemes exceed this year’s grant",
    ],
    [
      "funding.yaml",
      "reduce-pressure: 80",
      "reduce-pressure: 81",
      "percentages that add up to 100",
    ],
    [
      "funding.yaml",
      "person: nadia-rahman",
      "person: lin-zhao",
      'no signatory has the key "lin-zhao"',
    ],
    [
      "measures.yaml",
      "measure: friends-and-family",
      "measure: friends",
      'no measure has the key "friends"',
    ],
    [
      "measures.yaml",
      "publication: bcf-returns-2016-17",
      "publication: hearsay",
      'no source has the id "hearsay"',
    ],
  ] as const)("%s: %s", (file, from, to, message) => {
    const problems = problemsOf(withChange(file, from, to));
    expect(problems).toMatch(new RegExp(`^demonstration/${file}:\\d+ `));
    expect(problems).toContain(message);
  });
});
