/** One line of the table: what ours took, what it is held against, and whether that is enough. */
export type Finding = {
  name: string;
  /** With their unit, as printed. */
  ours: string;
  limit: string;
  ratio: number | null;
  target: string;
  met: boolean;
};

/** The value below which `share` (0 to 1) of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Milliseconds, as precise as a reader can use. */
export function inMilliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
}

/** A clock that all processes of this machine share, in milliseconds. */
export function sharedNow(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** The findings as a table for people. */
export function toTable(findings: readonly Finding[]): string {
  const lines = [
    ["name", "ours", "limit", "ratio", "target", ""],
    ...findings.map(({ name, ours, limit, ratio, target, met }) => [
      name,
      ours,
      limit,
      ratio === null ? "–" : ratio.toFixed(2),
      target,
      met ? "met" : "MISSED",
    ]),
  ];
  const widths = lines[0]?.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines
    .map((line) => line.map((cell, at) => cell.padEnd(widths?.[at] ?? 0)).join("  ·  "))
    .join("\n");
}
