import { COLOURS } from "#app/charts/tokens.ts";

/** How a choice stands: "waiting" is kept on this device until it can be sent. */
type SavedStateName = "idle" | "saving" | "saved" | "waiting" | "failed";

const WORDS: Record<SavedStateName, string> = {
  idle: "",
  saving: "Saving…",
  saved: "Saved",
  waiting: "Waiting on this device",
  failed: "Not saved. Choose again, or try in a moment.",
};

/** Says beside a choice whether it has been saved, in words that are read out. */
export function SavedState({ state }: { state: SavedStateName }) {
  return (
    <span className={`hw-saved hw-saved--${state}`} role="status">
      {WORDS[state]}
      {state === "saved" && (
        <svg viewBox="0 0 16 16" width={16} height={16} aria-hidden="true">
          <path d="M2.5 8.5 6.5 12.5 13.5 4" fill="none" stroke={COLOURS.saved} strokeWidth={2.5} />
        </svg>
      )}
    </span>
  );
}
