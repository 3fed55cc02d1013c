/** The room's clock, as it is stored: running (`endsAt`), standing (`left`), or not set (neither). */
export type Clock = {
  /** When a running clock comes to nothing (UTC milliseconds). */
  endsAt: number | null;
  /** What is left on a standing clock, in milliseconds; negative once it is over. */
  left: number | null;
};

/** What can be done to the clock. None of them overwrites another: starting twice starts it once. */
export type ClockDeed =
  | { kind: "start" }
  | { kind: "pause" }
  /** Gives the change so many minutes more. */
  | { kind: "add"; minutes: number }
  /** Back to what the agenda gives the change. */
  | { kind: "reset" };

const MINUTE = 60_000;
/** The most a clock holds, either way: a working day. */
const MOST = 12 * 60 * MINUTE;

/** A clock that nobody has set. */
export const NO_CLOCK: Clock = { endsAt: null, left: null };

/** What is left on the clock at `now` in milliseconds, negative once it is over; null when not set. */
export function readClock(clock: Clock, now: number): number | null {
  return clock.endsAt === null ? clock.left : clock.endsAt - now;
}

/** Whether the clock is running. */
export function isRunning(clock: Clock): boolean {
  return clock.endsAt !== null;
}

/** The clock after a deed at `now`; `minutes` is what the agenda gives the change the room is at. */
export function moveClock(clock: Clock, deed: ClockDeed, now: number, minutes: number): Clock {
  const left = readClock(clock, now) ?? minutes * MINUTE;
  switch (deed.kind) {
    case "start":
      return isRunning(clock) ? clock : run(left, now);
    case "pause":
      return isRunning(clock) ? stand(left) : clock;
    case "add": {
      const more = left + deed.minutes * MINUTE;
      return isRunning(clock) ? run(more, now) : stand(more);
    }
    case "reset":
      return isRunning(clock) ? run(minutes * MINUTE, now) : stand(minutes * MINUTE);
  }
}

/** The clock when the room goes to another change: its own minutes, running if it ran. */
export function turnClock(clock: Clock, now: number, minutes: number): Clock {
  return isRunning(clock) ? run(minutes * MINUTE, now) : NO_CLOCK;
}

const within = (left: number) => Math.max(-MOST, Math.min(MOST, left));
const run = (left: number, now: number): Clock => ({ endsAt: now + within(left), left: null });
const stand = (left: number): Clock => ({ endsAt: null, left: within(left) });

/** "06:40", or "01:05:00" from an hour on; what is over has no sign, since words say so beside it. */
export function formatClock(left: number): string {
  // What has begun counts: a clock of one minute shows 01:00 at its start and 00:00 at its end.
  const seconds = left >= 0 ? Math.ceil(left / 1000) : Math.floor(-left / 1000);
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const hours = Math.floor(seconds / 3600);
  if (hours > 0) parts.unshift(hours);
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}
