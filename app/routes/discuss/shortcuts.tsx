import { useEffect, useRef, useState } from "react";

/** The desk's keys, and what each does: the one list. The elements they press carry `data-shortcut`. */
const KEYS = [
  ["n", "Next row"],
  ["p", "Row before"],
  ["r", "Reveal, or reveal the second score"],
  ["s", "Ask for a second score"],
  ["a", "To the level to agree"],
  ["g", "Agree and next"],
  ["k", "Park the row"],
  ["h", "We are here"],
  ["t", "Start or stop the clock"],
  ["m", "Two minutes more"],
  ["?", "This list"],
] as const;

const STORE = "homeward-shortcuts";

/** The keys of the desk, where they are listed and can be turned off. They need script. */
export function Shortcuts() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [on, setOn] = useState(true);
  useEffect(() => setOn(readOn()), []);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const open = dialog.current?.open ?? false;
      if (open || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      if (event.repeat || isTyping(event.target)) return;
      if (event.key === "?") {
        if (!on) return;
        event.preventDefault();
        dialog.current?.showModal();
      } else if (on && pressShortcut(event.key)) event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [on]);
  return (
    <>
      <button
        type="button"
        className="hw-link-button hw-scripted"
        onClick={() => dialog.current?.showModal()}
      >
        Keyboard shortcuts{!on && " (off)"}
      </button>
      <dialog className="hw-dialog" ref={dialog} aria-labelledby="shortcuts">
        <h2 className="nhsuk-heading-m" id="shortcuts">
          Keyboard shortcuts
        </h2>
        <dl className="hw-keys">
          {KEYS.map(([key, words]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <p className="hw-quiet">They do nothing while you type.</p>
        <div className="nhsuk-checkboxes nhsuk-checkboxes--small">
          <div className="nhsuk-checkboxes__item">
            <input
              className="nhsuk-checkboxes__input"
              type="checkbox"
              id="shortcuts-on"
              checked={on}
              onChange={(event) => {
                setOn(event.currentTarget.checked);
                keepOn(event.currentTarget.checked);
              }}
            />
            <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor="shortcuts-on">
              Use keyboard shortcuts on this device
            </label>
          </div>
        </div>
        <form method="dialog">
          <button
            type="submit"
            className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
          >
            Close
          </button>
        </form>
      </dialog>
    </>
  );
}

/** Presses, opens or goes to what a key stands for; false where the page has no such thing now. */
function pressShortcut(key: string): boolean {
  const all = document.querySelectorAll<HTMLElement>(`[data-shortcut="${CSS.escape(key)}"]`);
  const target = [...all].find((element) => element.getClientRects().length > 0);
  if (!target) return false;
  if (target.tagName === "SUMMARY") {
    const drawer = target.parentElement as HTMLDetailsElement;
    drawer.open = true;
    drawer.querySelector<HTMLElement>("textarea, input:not([type=hidden])")?.focus();
  } else if (target.matches("a, button")) target.click();
  else target.querySelector<HTMLElement>("input:checked, input:not([type=hidden])")?.focus();
  return true;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !/^(radio|checkbox|button|submit)$/.test(target.type);
  return target.isContentEditable || target.matches("textarea, select");
}

function readOn(): boolean {
  try {
    return localStorage.getItem(STORE) !== "off";
  } catch {
    // A browser that keeps nothing for pages: as at first.
    return true;
  }
}

function keepOn(on: boolean) {
  try {
    localStorage.setItem(STORE, on ? "on" : "off");
  } catch {
    // Forbidden: it holds for this page.
  }
}
