import type { PlanStatus, Trend } from "#app/domain/measure/series.ts";

const STATUS_WORDS: Record<PlanStatus, string> = {
  better: "Better than plan",
  "on-plan": "As planned",
  worse: "Short of plan",
};
const TREND_WORDS: Record<Exclude<Trend, "steady">, string> = {
  improving: "better two quarters running",
  worsening: "worse two quarters running",
};

/** How a measure stands to its plan and where it goes, in words; nothing where neither is known. */
export function MeasureStatus({
  status,
  trend,
}: {
  status: PlanStatus | null;
  trend: Trend | null;
}) {
  const going = trend === null || trend === "steady" ? null : TREND_WORDS[trend];
  const words = [status && STATUS_WORDS[status], going].filter(Boolean).join(", ");
  if (words === "") return null;
  return <p className="hw-quiet">{`${words.charAt(0).toUpperCase()}${words.slice(1)}`}</p>;
}
