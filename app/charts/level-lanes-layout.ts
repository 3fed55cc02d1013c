import { measureText } from "./text.tsx";

/** Changes (or rows) through rounds: one level for each round, null where there is none. */
export type LevelLanesData = {
  /** The oldest first; `label` is a short date. */
  rounds: readonly { label: string; name: string }[];
  levelNames: readonly string[];
  lines: readonly {
    number: number;
    name: string;
    levels: readonly (1 | 2 | 3 | 4 | 5 | null)[];
  }[];
};

/** Where one change stands in one round. */
export type PlacedChip = { round: number; level: number; x: number; y: number };

/** A band of one level, with room for as many changes as ever stand on it. */
export type LevelBand = { level: 1 | 2 | 3 | 4 | 5; top: number; height: number };

export type LevelLanesPlan = {
  width: number;
  height: number;
  head: number;
  left: number;
  chip: number;
  bands: LevelBand[];
  columns: number[];
  /** The chips of each line, in the order of the rounds it has a level in. */
  chips: PlacedChip[][];
  /** Where names begin, beside each line's last chip. */
  nameLeft: number;
  nameWidth: number;
};

const WIDTH = 960;
const HEAD = 40;
const LEFT = 136;
const NAMES = 178;
const LANE = 25;
const PAD = 9;
const EMPTY = 30;

/**
 * Gives each line its own place inside the band of its level, so that lines which share a level
 * never hide each other: eight changes over twelve rounds stay apart.
 */
export function planLevelLanes({ rounds, lines }: LevelLanesData): LevelLanesPlan {
  const at = (round: number, level: number) =>
    lines.filter(({ levels }) => levels[round] === level).length;
  const most = (level: number) => Math.max(0, ...rounds.map((_, round) => at(round, level)));
  let top = HEAD;
  const bands = ([5, 4, 3, 2, 1] as const).map((level): LevelBand => {
    const height = most(level) === 0 ? EMPTY : most(level) * LANE + 2 * PAD;
    const band = { level, top, height };
    top += height + 3;
    return band;
  });
  const first = LEFT + 24;
  const last = WIDTH - NAMES - 22;
  const columns = rounds.map((_, round) =>
    rounds.length === 1 ? first : first + ((last - first) * round) / (rounds.length - 1),
  );
  const taken = new Map<string, number>();
  const chips = lines.map(({ levels }) =>
    rounds.flatMap((_, round): PlacedChip[] => {
      const level = levels[round] ?? null;
      const band = bands.find((each) => each.level === level);
      if (level === null || !band) return [];
      const place = taken.get(`${round} ${level}`) ?? 0;
      taken.set(`${round} ${level}`, place + 1);
      const free = (band.height - at(round, level) * LANE) / 2;
      return [{ round, level, x: columns[round] ?? 0, y: band.top + free + (place + 0.5) * LANE }];
    }),
  );
  return {
    width: WIDTH,
    height: top,
    head: HEAD,
    left: LEFT,
    chip: 21,
    bands,
    columns,
    chips,
    nameLeft: WIDTH - NAMES,
    nameWidth: NAMES,
  };
}

/** Whether labels of columns would touch each other at a size. */
export function labelsTouch(plan: LevelLanesPlan, labels: readonly string[], size: number) {
  const step = (plan.columns[1] ?? plan.width) - (plan.columns[0] ?? 0);
  return Math.max(0, ...labels.map((label) => measureText(label, size))) + 6 > step;
}
