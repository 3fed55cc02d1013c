/** What everyone in a round may hear of. */
const ROOM_KINDS = [
  /** Scores of a change, or a second score of one of its rows, were revealed. */
  "revealed",
  /** A reveal was taken back. */
  "hidden",
  /** What the room decided moved: agreed, parked, reopened, a different view, a change's level. */
  "agreed",
  /** A row is open for a second score. */
  "second",
  /** The desk's clock was started, stopped or set. */
  "clock",
  /** The room went to another change or row. */
  "here",
  /** Guests were let in: a waiting one then looks whether it is among them. */
  "let-in",
  /** The round itself moved on: opened, its draft record sent, closed. */
  "round",
] as const;

/** What only the desk and the projector hear of: counts, never what anyone answered. */
const DESK_KINDS = [
  /** A person finished a change, or no longer has. */
  "progress",
  /** Guests joined, or were accepted or struck out. */
  "guests",
] as const;

const KINDS = [...ROOM_KINDS, ...DESK_KINDS] as const;

export type LiveKind = (typeof KINDS)[number];

/** Who listens: people who take part, or those who run the room (desk and projector). */
export type LiveAudience = "room" | "desk";

/**
 * One message of a live stream: that something changed, never the data. Each screen then asks for
 * its own page again. A null `kind` says only which revision is the present one, as at connecting.
 */
export type LiveMessage = {
  /** The round's number for this audience; it rises with whatever the audience may hear of. */
  revision: number;
  kind: LiveKind | null;
  /** The number of the change it is about, or null. */
  change: number | null;
  /** At connecting: which build of the pages the server serves. */
  build?: string;
};

/** What a page is told so that it can listen: where, and which revision it shows. */
export type LiveStart = { address: string; revision: number };

/** Whether people who take part hear of this kind as well as the desk. */
export function isForRoom(kind: LiveKind): boolean {
  return (ROOM_KINDS as readonly string[]).includes(kind);
}

/** Where the live stream of a round stands. */
export function liveAddress(areaSlug: string, roundId: string): string {
  return `/areas/${areaSlug}/rounds/${roundId}/live`;
}

/**
 * Reads a message as it came; null when it is none. By hand, since the scoring page carries no
 * schema library. A kind this page does not know yet counts as news of some sort.
 */
export function parseLive(text: string): LiveMessage | null {
  const { revision, kind, change, build } = readObject(text);
  if (!isCount(revision)) return null;
  return {
    revision,
    kind: KINDS.find((each) => each === kind) ?? null,
    change: isCount(change) ? change : null,
    ...(typeof build === "string" && { build }),
  };
}

function readObject(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
