import type { Viewer } from "#app/domain/access/viewer.ts";
import { formatDate } from "#app/domain/dates.ts";
import { amountIn } from "#app/domain/funding/grant.ts";
import { formatFigure } from "#app/domain/measure/figure.ts";
import type { Quarter } from "#app/domain/measure/period.ts";
import { poundsOf } from "#app/domain/return/answers.ts";
import type { MeasureStanding } from "#app/domain/return/find-contradictions.ts";
import type { Pulled } from "#app/domain/return/pulled.ts";
import type { Question, Template } from "#app/domain/return/template.ts";
import type { Pull } from "#app/domain/return/template-file.ts";
import { listSpend } from "#db/queries/funding-record.server.ts";
import { listTargets, listValues, type MeasureValue } from "#db/queries/measures.server.ts";
import { findAssessment, loadFunding } from "./funding-context.server.ts";
import type { Kit } from "./kit.server.ts";
import { listMeasures, nameStored } from "./measure-values.server.ts";
import { loadRound } from "./round-context.server.ts";

type Of<Kind extends string> = Extract<Pull, Record<Kind, unknown>>;

/** What the tool holds for the questions of a return, by question: as answers, with their sources. */
export function pullAnswers(
  kit: Kit,
  viewer: Viewer,
  { sections, quarter }: Template,
): Map<string, Pulled> {
  const values = listValues(kit.db, viewer.areaId).filter(({ period }) => period === quarter);
  const measures = new Map(listMeasures(kit, viewer).map((measure) => [measure.key, measure]));
  // Read only where the template asks for it, and once.
  const money = once(() => readMoney(kit, viewer, quarter));
  const changes = once(() => readChanges(kit, viewer));
  const milestones = once(() => readMilestones(kit, viewer));

  function pullMeasure({ measure: key, figure }: Of<"measure">): Pulled | null {
    const value = values.find((each) => each.measureKey === key && each.series === "actual");
    const held = value === undefined ? null : figure === "value" ? value.value : value.numerator;
    const measure = measures.get(key);
    if (held === null || value === undefined || measure === undefined) return null;
    return {
      answer: String(held),
      source: `Measure “${measure.name}”, ${quarter} (${nameStored(kit, value.source)})`,
    };
  }

  function pull(question: Question): Pulled | null {
    const from = question.pull;
    if (from === null) return null;
    if ("measure" in from) return pullMeasure(from);
    if ("funding" in from) return money().get(from.funding) ?? null;
    if ("round" in from) return changes().get(`${question.row} ${from.round}`) ?? null;
    return milestones().get(question.row ?? "") ?? null;
  }

  return new Map(
    sections.flatMap((section) =>
      section.questions.flatMap((question): [string, Pulled][] => {
        const pulled = pull(question);
        return pulled === null ? [] : [[question.key, pulled]];
      }),
    ),
  );
}

function once<T>(read: () => T): () => T {
  let held: { value: T } | null = null;
  return () => {
    held ??= { value: read() };
    return held.value;
  };
}

/** The year's grant, what is planned on schemes, and what they spent up to the quarter's end. */
function readMoney(kit: Kit, viewer: Viewer, quarter: Quarter): Map<string, Pulled> {
  const { grants, schemes } = loadFunding(kit, viewer);
  const year = quarter.slice(0, 7);
  const part = Number(quarter.slice(-1));
  const grant = grants.find((each) => each.year === year);
  const spends = listSpend(kit.db, viewer.areaId).filter(
    (spend) => spend.year === year && spend.quarter <= part,
  );
  const held = new Map<string, Pulled>();
  const hold = (key: string, pence: number, source: string) =>
    held.set(key, { answer: poundsOf(pence), source });
  if (grant) hold("grant", grant.amount, `Funding, grant of ${year}`);
  const planned = schemes.reduce((sum, scheme) => sum + amountIn(scheme, year), 0);
  if (planned > 0) hold("planned", planned, `Funding, schemes in ${year}`);
  if (spends.length > 0) {
    const spent = spends.reduce((sum, { amount }) => sum + amount, 0);
    hold("spent", spent, `Funding, spend reported up to quarter ${part}`);
  }
  return held;
}

/** Levels, targets and reasons of each change in the last closed round on the model. */
function readChanges(kit: Kit, viewer: Viewer): Map<string, Pulled> {
  const assessment = findAssessment(kit, viewer);
  if (assessment === null) return new Map();
  const { round, edition, positions } = assessment;
  const { changes } = loadRound(kit, viewer, round.id);
  const source = `Round “${round.name}”, as at ${formatDate(round.asAt)}`;
  return new Map(
    edition.changes.flatMap(({ key, number }): [string, Pulled][] => {
      const position = positions.find(({ step }) => step === number);
      const reason = changes.get(key)?.sentence ?? "";
      const level = position?.level ?? null;
      return [
        ...(level === null ? [] : [held(key, "level", String(level), source)]),
        ...(position?.targetLevel
          ? [held(key, "target", String(position.targetLevel), source)]
          : []),
        ...(reason === "" || (level ?? 0) < 4 ? [] : [held(key, "rationale", reason, source)]),
      ];
    }),
  );
}

function held(change: string, what: string, answer: string, source: string): [string, Pulled] {
  return [`${change} ${what}`, { answer, source }];
}

/** What is still to be done on each change, a line for each action of the plan. */
function readMilestones(kit: Kit, viewer: Viewer): Map<string, Pulled> {
  const lines = new Map<string, string[]>();
  for (const { changeKey, whatToDo, dueDate, status } of loadFunding(kit, viewer).actions) {
    if (status === "complete" || status === "stopped") continue;
    const by = dueDate === null ? "" : ` (by ${formatDate(dueDate)})`;
    const line = `${whatToDo.trim().split("\n", 1)[0]}${by}`;
    lines.set(changeKey, [...(lines.get(changeKey) ?? []), line]);
  }
  return new Map(
    [...lines].map(([change, each]) => [
      change,
      { answer: each.join("\n").slice(0, 4000), source: "Plan, actions still to be done" },
    ]),
  );
}

/** What measures say of a quarter beside what was planned, for those with both figures. */
export function readStandings(
  kit: Kit,
  viewer: Viewer,
  quarter: Quarter,
): Map<string, MeasureStanding & { words: string }> {
  const values = listValues(kit.db, viewer.areaId).filter(({ period }) => period === quarter);
  const targets = listTargets(kit.db, viewer.areaId);
  const figure = (key: string, series: MeasureValue["series"]) =>
    values.find((each) => each.measureKey === key && each.series === series)?.value ?? null;
  return new Map(
    listMeasures(kit, viewer).flatMap((measure) => {
      const { key, name, good } = measure;
      const value = figure(key, "actual");
      const yearly = targets.find(
        (each) => each.measureKey === key && each.year === quarter.slice(0, 7),
      );
      const target = figure(key, "plan") ?? yearly?.target ?? null;
      if (value === null || target === null || good === "none") return [];
      const words = `${name}: ${formatFigure(measure, value)} ${measure.unit}, ${formatFigure(measure, target)} planned`;
      return [[key, { name, value, target, lowerIsBetter: good === "down", words }] as const];
    }),
  );
}
