import type { RoundStatus } from "#app/domain/round/round.ts";

/** What a round's status is called on a page. */
export const STATUS_NAMES: Record<RoundStatus, string> = {
  preparing: "Being prepared",
  open: "Open",
  draft: "Draft record going round",
  closed: "Closed",
};

type Reader = { manages: boolean; runs: boolean; scores: boolean; records: boolean };
type Step = { href: string; label: string };

/** What a reader would do next with a round; `home` is the round's address. */
export function nextStep(status: RoundStatus, home: string, reader: Reader): Step {
  if (status === "preparing")
    return { href: home, label: reader.manages ? "Check and open" : "See the scope" };
  if (status === "open") {
    if (reader.scores) return { href: `${home}/score`, label: "Score" };
    if (reader.records && !reader.runs) return { href: `${home}/paper`, label: "Type in sheets" };
    return { href: home, label: reader.runs ? "Run the round" : "See how far it is" };
  }
  if (status === "draft") {
    return reader.manages
      ? { href: home, label: "Follow the draft record" }
      : { href: `${home}/record`, label: "Read the draft record" };
  }
  return { href: `${home}/results`, label: "See the results" };
}
