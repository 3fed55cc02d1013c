import type { PlanEntry } from "#app/domain/report/plan-entry.ts";
import { PLAN_COLUMNS, type PlanGroup, type PlanReport } from "#app/domain/report/plan-report.ts";
import type { Block, DocumentTable, Paragraph, ReportDocument, Run } from "./document.ts";

const SHARES = { change: 0.15, whereNow: 0.24, whatToDo: 0.25, when: 0.16, howKnow: 0.2 } as const;

/** The plan in the national template's form. `page` is the address of the page that shows the same. */
export function planDocument(report: PlanReport, page: string): ReportDocument {
  return {
    title: report.title,
    author: report.area,
    asAt: report.asAt,
    orientation: "landscape",
    notice: report.notice,
    summary: report.sentences,
    page,
    blocks: [
      {
        kind: "chart",
        chart: { type: "plan-lanes", data: report.chart },
        maxHeight: 380,
      },
      { kind: "marks", marks: report.owners },
      ...section("Actions for now", report.now, true),
      ...section("For later", report.later, false),
      ...section("Reached or no longer asked for", report.past, false),
    ],
  };
}

function section(title: string, groups: readonly PlanGroup[], newPage: boolean): Block[] {
  if (groups.length === 0) return [];
  return [
    { kind: "heading", text: title, newPage },
    { kind: "table", ...templateTable(groups) },
  ];
}

function templateTable(groups: readonly PlanGroup[]): DocumentTable {
  const keys = Object.keys(PLAN_COLUMNS) as (keyof typeof PLAN_COLUMNS)[];
  return {
    columns: keys.map((key) => ({ label: PLAN_COLUMNS[key], share: SHARES[key] })),
    rows: groups.flatMap(({ change, entries }) =>
      entries.map((entry, place) => ({
        first: place === 0,
        cells: [
          [
            line(
              place === 0
                ? { text: `${change.number}  ${change.name}`, look: "strong" }
                : { text: `${change.number}  ${change.shortName}`, look: "quiet" },
            ),
            line({ text: entry.topic }),
          ],
          paragraphs(entry.whereNow),
          [...paragraphs(entry.whatToDo), ...latestNote(entry)],
          whenAndWho(entry),
          [
            ...paragraphs(entry.howKnow),
            ...(entry.measure ? [line({ text: `Measure: ${entry.measure}`, look: "quiet" })] : []),
          ],
        ],
      })),
    ),
  };
}

const line = (...runs: Run[]): Paragraph => ({ runs });

/** Someone's text as they broke it into lines. */
function paragraphs(text: string): Paragraph[] {
  return text
    .split(/\n+/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => line({ text: part }));
}

function latestNote({ latestNote: note }: PlanEntry): Paragraph[] {
  return note
    ? [line({ text: `${note.on}: ${note.text.replace(/\s+/g, " ")}`, look: "quiet" })]
    : [];
}

function whenAndWho(entry: PlanEntry): Paragraph[] {
  const { owner, lead, mark } = entry;
  return [
    line({ text: entry.due, look: "strong" }),
    ...(entry.overdue ? [line({ text: entry.lateness, look: "overdue" })] : []),
    line({ text: mark ? MARKS[mark] : entry.statusName }),
    ...(entry.stopReason ? [line({ text: entry.stopReason, look: "quiet" })] : []),
    ...(owner ? [{ runs: [{ text: owner.shortName }], mark: owner }] : []),
    ...(lead ? [line({ text: lead })] : []),
    ...(owner || lead ? [] : [line({ text: "No owner yet", look: "quiet" })]),
  ];
}

const MARKS = { reached: "Level reached", superseded: "No longer asked for" } as const;
