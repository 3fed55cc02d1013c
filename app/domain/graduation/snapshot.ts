import { canonicalJson } from "../canonical-json.ts";
import type { EvidenceKind } from "./case.ts";

/** What the area's own record said on a day, kept with the case so that nothing can change it. */
export type Snapshot = {
  title: string;
  /** What the record said, line by line. */
  lines: readonly { label: string; words: string }[];
  /** Of a measure: its figures in words, null where the record had none. */
  figures?: { current: string | null; stretch: string | null };
};

/** How a kept snapshot stands to its source today; a page elsewhere cannot be looked at. */
export type SourceState = "same" | "changed" | "gone" | "elsewhere";

/**
 * Compares what was kept with what the source says now: null where it no longer exists. What was
 * kept stands in any case.
 */
export function compareSource(
  kind: EvidenceKind,
  kept: Snapshot,
  now: Snapshot | null,
): SourceState {
  if (kind === "link") return "elsewhere";
  if (now === null) return "gone";
  return canonicalJson(kept) === canonicalJson(now) ? "same" : "changed";
}

export const SOURCE_STATE_WORDS: Record<SourceState, string> = {
  same: "The record says the same today.",
  changed:
    "The record has changed since. What was kept stands; keep it again to bring it up to date.",
  gone: "The record no longer exists. What was kept stands.",
  elsewhere: "A page outside Homeward. What stands there can change without our knowing.",
};
