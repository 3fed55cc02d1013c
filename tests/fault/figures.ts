/** What was counted while a fault ran. */
export type Tally = {
  requests: number;
  /** Writes the service said it had stored, and looked for afterwards. */
  acknowledged: number;
  kills: number;
  /** Acknowledged writes that were not there, were there twice, or stood without their record. */
  lost: string[];
};

/** One line of the table: what was done, what was seen, and whether that is as it should be. */
export type Finding = { fault: string; seen: string; held: boolean };

export const newTally = (): Tally => ({ requests: 0, acknowledged: 0, kills: 0, lost: [] });

/** The findings as a table for people. */
export function toTable(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ fault }) => fault.length));
  return findings
    .map(
      ({ fault, seen, held }) => `${held ? "held  " : "FAILED"}  ${fault.padEnd(width)}  ${seen}`,
    )
    .join("\n");
}

/** The totals, one line; the last figure is what must be nought. */
export function toTotals({ requests, kills, acknowledged, lost }: Tally): string {
  return `${requests} requests made, ${kills} kills survived, ${acknowledged} acknowledged writes checked, ${lost.length} lost`;
}

export const sleep = (milliseconds: number) =>
  new Promise<void>((done) => {
    setTimeout(done, milliseconds);
  });

/** Waits until a condition holds; false when it did not within the time. */
export async function within(milliseconds: number, holds: () => unknown): Promise<boolean> {
  const until = performance.now() + milliseconds;
  while (!(await holds())) {
    if (performance.now() > until) return false;
    await sleep(25);
  }
  return true;
}
