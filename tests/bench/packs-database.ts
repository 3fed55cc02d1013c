import { resolve } from "node:path";
import { BLANK_ACTION } from "#app/domain/plan/action-fields.ts";
import { readConfig } from "#app/http/env.server.ts";
import { loadContent } from "#app/services/content.server.ts";
import { createServices } from "#app/services/index.server.ts";
import type { ReportDocument } from "#app/services/reports/document.ts";
import { openDatabase } from "#db/client.server.ts";

/** The actions for now of an area's year. */
const ACTIONS = 60;

const STATUSES = ["on-track", "at-risk", "off-track", "not-started", "complete"] as const;

/** About as many words as people write. */
const WORDS = {
  whereNow:
    "Level 2, Plans in place. The wards and the community teams each have their own list, and nobody sees both before the afternoon.",
  whatToDo:
    "Bring both lists into one, which every ward and every team reads at the same hour, and name who follows up each person on it.",
  howKnow: "Twenty people sampled in one week were on the list within a day of being ready.",
} as const;

/**
 * Lengthens the demonstration's plan to {@link ACTIONS} actions for now, and gives the documents its
 * PDFs are made from, by what they are.
 */
export async function lengthenPlan(path: string): Promise<Map<string, ReportDocument>> {
  const database = openDatabase(path);
  const documents: ReportDocument[] = [];
  const services = createServices({
    database,
    content: loadContent(resolve("content")),
    clock: Date.now,
    reports: {
      pdf: (document: ReportDocument) => {
        documents.push(document);
        return Promise.resolve(new Uint8Array());
      },
      // Short enough to be sent.
      length: () => Promise.resolve({ pages: 1, filled: 1, sections: [] }),
    } as never,
    config: { ...readConfig({ HOMEWARD_MODE: "demonstration" }), hashing: "cheap" },
  });
  const { viewer } = services.sessions.enter("frances-oyelaran", "demonstration");
  const { changes, choices } = services.plan.blank(viewer);
  const { owners } = choices;
  const { now } = services.plan.page(viewer).report.counts;
  for (let at = now; at < ACTIONS; at += 1) {
    services.plan.add(viewer, changes[at % changes.length]?.key ?? "", {
      ...BLANK_ACTION,
      whereNow: WORDS.whereNow,
      whatToDo: `${at + 1}. ${WORDS.whatToDo}`,
      howKnow: WORDS.howKnow,
      startDate: `2017-0${4 + (at % 3)}-01`,
      dueDate: `2017-${String(7 + (at % 6)).padStart(2, "0")}-28`,
      ownerPartnerId: owners[at % owners.length]?.id ?? null,
      ownerName: "Somebody with a name",
      status: STATUSES[at % STATUSES.length] ?? "on-track",
    });
  }
  await services.plan.pdf(viewer);
  await services.board.pdf(viewer);
  await services.graduation.expressionPdf(viewer, "marram-sands");
  database.close();
  const [plan, pack, expression] = documents;
  if (!plan || !pack || !expression) throw new Error("the documents were not made");
  return new Map([
    ["the plan", plan],
    ["the board's pack", pack],
    ["an expression of interest", expression],
  ]);
}
