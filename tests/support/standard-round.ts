import type { RoundScope } from "#app/services/rounds.server.ts";
import type { DemonstrationDatabase } from "./demonstration.ts";

/** The edition with the seven objectives of the Integration Standard. */
export const STANDARD = "integration-standard-2017";
const OBJECTIVES = [1, 2, 3, 4, 5, 6, 7];
const SCOPE: RoundScope = {
  name: "Standard, June 2017",
  hospitals: "Marram General",
  population: null,
  footprint: "All of Marram Sands",
  asAt: "2017-06-20",
  homeOnDatePercent: null,
  evidenceFrom: 3,
  changes: OBJECTIVES,
  asked: { hospitals: OBJECTIVES, council: OBJECTIVES },
};

/** Closes a round on the Standard, every row agreed at `level`, later than the area's others. */
export function closeStandardRound(
  demo: DemonstrationDatabase,
  level: number,
  scope: Partial<RoundScope> = {},
): string {
  const facilitator = demo.viewerOf("frances-oyelaran");
  const id = demo.services.rounds.create(facilitator, STANDARD, { ...SCOPE, ...scope });
  demo.services.rounds.open(facilitator, id, 1);
  demo.database.orm.$client.exec(`
    UPDATE round_rows SET pass1 = 'revealed', outcome = 'agreed', agreed_level = ${level},
      priority = 1, target_level = 5 WHERE round_id = '${id}';
    UPDATE round_changes SET agreed_level = ${level}, target_level = 5 WHERE round_id = '${id}';
    UPDATE rounds SET status = 'closed' WHERE id = '${id}'`);
  return id;
}
