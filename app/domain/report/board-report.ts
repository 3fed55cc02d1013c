import { formatDate } from "../dates.ts";
import { listChanged } from "./board-changes.ts";
import { listDecisions } from "./board-decisions.ts";
import type { BoardInput } from "./board-input.ts";
import {
  type BoardAction,
  type BoardMeasure,
  type BoardPack,
  boardPackSchema,
  PACK_VERSION,
} from "./board-pack.ts";
import { reportPanels } from "./board-panels.ts";
import { NOTHING_YET, type Standing } from "./board-standing.ts";
import { needsAttention } from "./board-words.ts";
import type { PlanEntry } from "./plan-entry.ts";
import type { ReportedAction } from "./plan-input.ts";
import { type PlanReport, reportPlan } from "./plan-report.ts";
import { countActions } from "./plan-words.ts";

/** What a board reads before it meets, as figures and sentences: the page and the pack show these. */
export function reportForBoard(input: BoardInput): BoardPack {
  const plan = reportPlan(input.plan);
  const { area, today } = input.plan;
  const measures = [...input.measures].sort((one, other) => rank(one) - rank(other));
  const actions = listActions(plan, input.unanswered);
  const standing = standingOf(input, plan);
  const { conditions = [] } = input.money?.funding ?? {};
  // Only what the schema names leaves here, and nothing that a later reading would refuse.
  return boardPackSchema.parse({
    format: "board-pack",
    version: PACK_VERSION,
    title: "Board pack",
    area: area.name,
    notice: area.notice,
    asAt: formatDate(today),
    asAtOn: today,
    meeting: input.meeting && `${input.meeting.name}, ${formatDate(input.meeting.date)}`,
    since: input.review
      ? `Since ${input.review.name}`
      : "Since the area began: there was no review before this one",
    panels: reportPanels(input, plan, measures),
    decisions: listDecisions(input, actions, findSilent(input.plan.actions, actions)),
    changed: listChanged(input.review?.standing ?? NOTHING_YET, standing, input.happened),
    actions,
    plan: { sentences: plan.sentences, owners: plan.owners, chart: plan.chart },
    measures,
    risks: {
      actions: describeRisk(actions),
      conditions: conditions
        .filter(({ status }) => status === "fail" || status === "attention")
        .map(({ title, statusName, findings, clause }) => ({
          title,
          statusName,
          sentences: findings
            .filter(({ status }) => status === "fail" || status === "attention")
            .map(({ sentence }) => sentence),
          clause,
        })),
      stories: [...input.stories],
    },
    standing,
  });
}

/** The actions for now: overdue ones first, the longest overdue before the others, then off track and at risk. */
function listActions(plan: PlanReport, unanswered: ReadonlySet<string>): BoardAction[] {
  const order = ({ overdue, status }: PlanEntry) =>
    overdue ? 0 : status === "off-track" ? 1 : status === "at-risk" ? 2 : 3;
  return plan.now
    .flatMap(({ change, entries }) => entries.map((entry) => ({ number: change.number, entry })))
    .sort(
      (one, other) =>
        order(one.entry) - order(other.entry) ||
        (one.entry.overdue
          ? (one.entry.dueDate ?? "").localeCompare(other.entry.dueDate ?? "")
          : 0),
    )
    .map(({ number, entry }) => ({
      id: entry.id,
      change: number,
      topic: entry.topic,
      whatToDo: entry.whatToDo,
      owner: entry.owner,
      lead: entry.lead,
      due: entry.due,
      status: entry.status,
      statusName: entry.statusName,
      overdue: entry.overdue,
      lateness: entry.lateness,
      note: entry.latestNote,
      noUpdate: unanswered.has(entry.id),
    }));
}

/** Ids of the overdue actions of which nobody has said anything since they fell due. */
function findSilent(all: readonly ReportedAction[], actions: readonly BoardAction[]): Set<string> {
  const late = new Set(actions.filter(({ overdue }) => overdue).map(({ id }) => id));
  return new Set(
    all
      .filter(
        ({ id, dueDate, latestNote }) =>
          late.has(id) && (latestNote === null || latestNote.on <= (dueDate ?? "")),
      )
      .map(({ id }) => id),
  );
}

function describeRisk(actions: readonly BoardAction[]): string {
  const risky = actions.filter(needsAttention);
  return risky.length === 0
    ? "No action is overdue, off track or at risk."
    : `${countActions(risky.length)} ${risky.length === 1 ? "is" : "are"} overdue, off track or at risk.`;
}

/** Those short of plan first, then those with a plan, then those with a figure. */
function rank({ status, points }: BoardMeasure): number {
  if (status !== null) return status === "worse" ? 0 : 1;
  return points.some(({ actual }) => actual !== null) ? 2 : 3;
}

function standingOf(
  { rounds: { last }, money, measures, plan: known }: BoardInput,
  plan: PlanReport,
): Standing {
  const shelves = { now: plan.now, later: plan.later, past: plan.past };
  const dates = new Map(known.actions.map(({ id, dueDate }) => [id, dueDate]));
  return {
    round: last && { id: last.id, name: last.name },
    levels: (last?.changes ?? []).map(({ key, number, name, level }) => ({
      key,
      number,
      name,
      level,
    })),
    actions: Object.entries(shelves).flatMap(([shelf, groups]) =>
      groups.flatMap(({ change, entries }) =>
        entries.map(({ id, topic, status, overdue }) => ({
          id,
          change: change.number,
          topic,
          status,
          due: dates.get(id) ?? null,
          overdue,
          shelf: shelf as keyof typeof shelves,
        })),
      ),
    ),
    grants: money?.standing.grants ?? [],
    schemes: money?.standing.schemes ?? [],
    spent: money?.standing.spent ?? [],
    measures: measures.flatMap(({ key, name, unit, decimals, points, status }) => {
      const last = points.findLast(({ actual }) => actual !== null);
      return last?.actual == null
        ? []
        : [
            {
              key,
              name,
              unit,
              decimals,
              period: last.period,
              value: last.actual,
              about: last.about.includes("actual"),
              status,
            },
          ];
    }),
  };
}
