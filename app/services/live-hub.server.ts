import type { LiveAudience, LiveKind, LiveMessage } from "#app/domain/live/live.ts";

/** At most once in this time (milliseconds) the desk hears that people finish. */
const PROGRESS_PAUSE = 1_000;

/** Somebody listening to a round. */
export type Listening = {
  roundId: string;
  audience: LiveAudience;
  /** By which its stream can be ended. */
  who: { sessionId: string; accountId: string | null; memberId: string };
  /** Neither may throw. All of an audience are sent the same object. */
  send: (message: LiveMessage) => void;
  /** `isOver` says that there is nothing more to hear, also for whoever asks again. */
  end: (isOver: boolean) => void;
};

/** What happened in a round, with its numbers for both audiences after it. */
type Happening = {
  roundId: string;
  kind: LiveKind;
  change: number | null;
  revisions: Record<LiveAudience, number>;
};

type Later = (work: () => void, milliseconds: number) => unknown;

/** Runs work later without keeping a stopping process alive. */
const later: Later = (work, milliseconds) => setTimeout(work, milliseconds).unref();

/**
 * Who listens to which round, in this process. It keeps nothing that happened: a screen that was
 * away compares the round's number with its own.
 */
export function createLiveHub(after: Later = later) {
  const rounds = new Map<string, Set<Listening>>();
  let stopped = false;
  /** Rounds whose desk heard of progress just now, with what it has not heard yet. */
  const resting = new Map<string, Happening | null>();

  function send({ roundId, kind, change, revisions }: Happening, toRoom: boolean): void {
    const messages = {
      room: { revision: revisions.room, kind, change },
      desk: { revision: revisions.desk, kind, change },
    };
    for (const each of rounds.get(roundId) ?? []) {
      if (toRoom || each.audience === "desk") each.send(messages[each.audience]);
    }
  }

  function rest(roundId: string): void {
    resting.set(roundId, null);
    after(() => {
      const waiting = resting.get(roundId);
      resting.delete(roundId);
      if (!waiting) return;
      send(waiting, false);
      rest(roundId);
    }, PROGRESS_PAUSE);
  }

  return {
    /** Tells everyone it concerns: at once, but of progress at most once a second a round. */
    publish(happening: Happening): void {
      const { roundId, kind, change } = happening;
      const waiting = resting.get(roundId);
      if (kind !== "progress") {
        // What waits goes first, so that the numbers a screen hears only rise.
        if (waiting) send(waiting, false);
        if (waiting) resting.set(roundId, null);
        send(happening, kind !== "guests");
      } else if (waiting === undefined) {
        send(happening, false);
        rest(roundId);
      } else {
        const same = !waiting || waiting.change === change;
        resting.set(roundId, { ...happening, change: same ? change : null });
      }
    },

    subscribe(listening: Listening): () => void {
      const { roundId } = listening;
      if (stopped) {
        listening.end(false);
        return () => {};
      }
      const listeners = rounds.get(roundId) ?? new Set();
      rounds.set(roundId, listeners.add(listening));
      return () => {
        listeners.delete(listening);
        if (listeners.size === 0 && rounds.get(roundId) === listeners) rounds.delete(roundId);
      };
    },

    /** Ends the streams of whoever matches all that is given, but for one session. */
    end(whose: Partial<Listening["who"]>, exceptSession?: string): void {
      for (const listeners of rounds.values()) {
        for (const { who, end } of [...listeners]) {
          const matches = (Object.keys(whose) as (keyof typeof who)[]).every(
            (key) => whose[key] === who[key],
          );
          if (matches && who.sessionId !== exceptSession) end(true);
        }
      }
    },

    /** The process is stopping: ends every stream, also those to come. Screens ask again. */
    stop(): void {
      stopped = true;
      for (const listeners of rounds.values()) for (const { end } of [...listeners]) end(false);
    },

    /** How many streams are open, of one session or of all. */
    count(sessionId?: string): number {
      let count = 0;
      for (const listeners of rounds.values()) {
        for (const { who } of listeners) {
          if (sessionId === undefined || who.sessionId === sessionId) count += 1;
        }
      }
      return count;
    },
  };
}

export type LiveHub = ReturnType<typeof createLiveHub>;
