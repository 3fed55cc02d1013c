import { may } from "#app/domain/access/permissions.ts";
import type { Demonstration } from "#app/domain/demonstration/load-demonstration.ts";
import { findFigure } from "#app/domain/demonstration/measures.ts";
import type { Database } from "../client.server.ts";
import { measureValues } from "../schema/measures.server.ts";
import { storyAnswers } from "../schema/stories.server.ts";
import { AREA } from "./area.server.ts";

/** Stores the published values of the measures, each with its source. */
export function storeMeasures({ orm }: Database, { series }: Demonstration): void {
  for (const { measure, values } of series) {
    for (const { period, plan, actual, approximate, status, source } of values) {
      const common = {
        areaId: AREA,
        measureKey: measure,
        period,
        source: `${source.publication}: ${source.place}`,
      };
      if (plan !== undefined) {
        orm
          .insert(measureValues)
          .values({ ...common, series: "plan", value: plan })
          .run();
      }
      orm
        .insert(measureValues)
        .values({
          ...common,
          series: "actual",
          value: actual ?? null,
          approximate,
          status: status ?? "",
        })
        .run();
    }
  }
}

/** Stores what was answered where an agreed level and a measure differ. */
export function storeStoryAnswers({ orm }: Database, demonstration: Demonstration): void {
  const { answers, rounds, people } = demonstration;
  for (const [place, { round, row, measure, period, by, at, text }] of answers.entries()) {
    const decision = rounds
      .find(({ key }) => key === round)
      ?.rows.find((each) => each.row === row)?.decision;
    const figure = findFigure(demonstration, { measure, period });
    const person = people.find(({ key }) => key === by);
    if (decision?.outcome !== "agreed" || !figure || !person) continue;
    orm
      .insert(storyAnswers)
      .values({
        id: `answer-${place + 1}`,
        areaId: AREA,
        roundId: round,
        rowKey: row,
        measureKey: measure,
        period,
        level: decision.level,
        actual: figure.actual,
        plan: figure.plan ?? null,
        text,
        memberId: by,
        partnerId: may(person.roles, "round.manage") ? null : person.partner,
        at,
        version: 1,
      })
      .run();
  }
}
