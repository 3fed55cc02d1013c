import type { PlanStatus, Trend } from "#app/domain/measure/series.ts";

const STATUS_WORDS: Record<PlanStatus, string> = {
  better: "Better than plan",
  "on-plan": "As planned",
  worse: "Short of plan",
};
const TREND_WORDS: Record<Trend, string> = {
  improving: "improving for two quarters",
  worsening: "worsening for two quarters",
  steady: "no steady direction",
};

/** How a measure stands to its plan and where it goes, in words; nothing where neither is known. */
export function MeasureStatus({
  status,
  trend,
}: {
  status: PlanStatus | null;
  trend: Trend | null;
}) {
  const words = [status && STATUS_WORDS[status], trend && TREND_WORDS[trend]].filter(Boolean);
  return words.length > 0 ? <p className="hw-quiet">{words.join(", ")}</p> : null;
}
