import { useEffect, useState } from "react";
import { londonTime } from "#app/domain/dates.ts";
import { type Clock, formatClock, isRunning, readClock } from "#app/domain/desk/clock.ts";

type Props = {
  /** The clock and the minutes the change is given, from the page's loader. */
  clock: Clock & { minutes: number | null };
  /** The server's instant when it answered (UTC milliseconds). */
  now: number;
  /** Stands as it was then: on a page that does not ask for itself again. */
  still?: boolean;
};

const TICK = 500;

/**
 * The server's time, kept by this screen: how far its own clock is off is taken from each answer,
 * so it may be wrong by any amount. It stands still where nothing runs, and without script.
 */
function useServerTime(now: number, runs: boolean): { at: number; live: boolean } {
  const [at, setAt] = useState(now);
  const [live, setLive] = useState(false);
  useEffect(() => {
    const ahead = now - Date.now();
    setAt(now);
    setLive(true);
    if (!runs) return;
    const timer = setInterval(() => setAt(Date.now() + ahead), TICK);
    return () => clearInterval(timer);
  }, [now, runs]);
  return { at, live };
}

/** What is left of the change's time, in figures and in words. */
export function RoomClock({ clock, now, still = false }: Props) {
  const runs = isRunning(clock);
  const { at, live } = useServerTime(now, runs && !still);
  const left = readClock(clock, at) ?? (clock.minutes === null ? null : clock.minutes * 60_000);
  if (left === null) return null;
  const over = left < 0;
  return (
    <p className={`hw-clock${over ? " hw-clock--over" : ""}${runs ? " hw-clock--runs" : ""}`}>
      <svg viewBox="0 0 20 20" width={20} height={20} aria-hidden="true" focusable="false">
        <circle cx={10} cy={10} r={8} fill="none" stroke="currentColor" strokeWidth={2} />
        <path d="M10 5.5V10L13 12" fill="none" stroke="currentColor" strokeWidth={2} />
      </svg>
      <span className="hw-clock__time" role="timer" aria-label="Time left for this change">
        {formatClock(left)}
      </span>
      <span className="hw-clock__words">
        {sayClock(clock, { runs, over, live: live && !still }, now)}
      </span>
    </p>
  );
}

function sayClock(
  { minutes }: Props["clock"],
  { runs, over, live }: { runs: boolean; over: boolean; live: boolean },
  now: number,
): string {
  const of = minutes === null ? "" : `of ${minutes} minutes`;
  const state = over ? `over, ${of}` : runs ? of : `${of}, stopped`;
  return runs && !live ? `${state}, as at ${londonTime(now)}` : state;
}
