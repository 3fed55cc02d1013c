import type { Level } from "../model/edition.ts";
import type { PlanStatus, Trend } from "./series.ts";

/** What a measure of a change says in its last quarter with a figure. */
export type Evidence = { measureKey: string; status: PlanStatus | null; trend: Trend | null };

/** A measure that tells another story than the agreed level. */
export type Contradiction = {
  measureKey: string;
  /** "ahead" where the level says more than the measure, "behind" where it says less. */
  level: "ahead" | "behind";
  because: "worse-than-plan" | "worsening" | "better-than-plan";
};

/** From here up a measure that falls short is asked about; from there down one that does well. */
const MATURE = 4;
const PLANS_IN_PLACE = 2;

/**
 * Where the level agreed for a change and its related measures tell different stories: Mature or
 * above while a measure is worse than its plan or has worsened for two quarters; Plans in place or
 * below while every measure with a plan does better than planned. A question to the room, never a
 * finding: the model asks for hard and soft data to be read together (High Impact Change Model,
 * "not a performance management tool").
 */
export function triangulate(agreed: Level | null, evidence: readonly Evidence[]): Contradiction[] {
  if (agreed === null) return [];
  if (agreed >= MATURE) {
    return evidence.flatMap(({ measureKey, status, trend }): Contradiction[] => {
      if (status === "worse") return [{ measureKey, level: "ahead", because: "worse-than-plan" }];
      return trend === "worsening" ? [{ measureKey, level: "ahead", because: "worsening" }] : [];
    });
  }
  if (agreed > PLANS_IN_PLACE) return [];
  const planned = evidence.filter(({ status }) => status !== null);
  if (planned.length === 0 || planned.some(({ status }) => status !== "better")) return [];
  return planned.map(({ measureKey }) => ({
    measureKey,
    level: "behind",
    because: "better-than-plan",
  }));
}
