const MARK = "homeward-device";

/** Notes that somebody scores in this browser. It says nothing of who or what. */
export function markDevice(): void {
  try {
    localStorage.setItem(MARK, "yes");
  } catch {
    // Forbidden: then pages without scoring on them do not look for what waits.
  }
}

/** Whether anybody has scored in this browser: others need not load what looks after choices. */
export function hasScoredHere(): boolean {
  try {
    return localStorage.getItem(MARK) !== null;
  } catch {
    return false;
  }
}
