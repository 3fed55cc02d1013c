import type { Demonstration } from "#app/domain/demonstration/load-demonstration.ts";
import type { StepsFile } from "#app/domain/funding/funding-content.ts";
import type { Measure } from "#app/domain/measure/measure.ts";
import type { Edition } from "#app/domain/model/edition.ts";
import type { Source as Publication } from "#app/domain/model/source.ts";
import type { ReturnForms } from "#app/domain/return/template.ts";
import type { Database } from "./client.server.ts";
import { storeAreaAndPeople } from "./demonstration/area.server.ts";
import { storeFunding } from "./demonstration/funding.server.ts";
import { storeFundingRecord } from "./demonstration/funding-record.server.ts";
import { storeGraduation } from "./demonstration/graduation.server.ts";
import { storeMeasures, storeStoryAnswers } from "./demonstration/measures.server.ts";
import { storeMeetings } from "./demonstration/meetings.server.ts";
import { storePacks } from "./demonstration/packs.server.ts";
import { storePlan } from "./demonstration/plan.server.ts";
import { storeReturns } from "./demonstration/returns.server.ts";
import { storeRound } from "./demonstration/round.server.ts";

type Source = {
  demonstration: Demonstration;
  editions: ReadonlyMap<string, Edition>;
  sources: ReadonlyMap<string, Publication>;
  steps: Pick<StepsFile, "steps">;
  measures: ReadonlyMap<string, Measure>;
  returns: ReturnForms;
};

/** Stores the demonstration area in one transaction. `now` is when (UTC milliseconds). */
export function loadDemonstration(
  db: Database,
  { demonstration, editions: all, sources, steps, measures, returns }: Source,
  now: number,
) {
  db.write(() => {
    storeAreaAndPeople(db, demonstration, now);
    for (const round of demonstration.rounds) {
      const edition = all.get(round.edition);
      if (edition) storeRound(db, demonstration, round, edition, now);
    }
    storePlan(db, demonstration, all, measures);
    storeMeetings(db, demonstration);
    storeFunding(db, demonstration, sources);
    storeFundingRecord(db, demonstration, steps);
    storeMeasures(db, demonstration);
    storeStoryAnswers(db, demonstration);
    storeGraduation(db, demonstration, all);
    storePacks(db, demonstration, { editions: all, sources, measures });
    storeReturns(db, demonstration, returns);
  });
}
