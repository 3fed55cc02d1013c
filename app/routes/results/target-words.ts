import type { TargetOutcome } from "#app/domain/report/targets.ts";

/** What became of a target, in words. */
export const OUTCOME_WORDS: Record<TargetOutcome, string> = {
  met: "Met",
  late: "Met after the date",
  missed: "Missed",
  open: "Not due yet",
};
