import { useEffect, useRef, useState } from "react";

/** A page's keys, and what each does. The elements they press carry `data-shortcut`. */
export type ShortcutKeys = readonly (readonly [key: string, words: string])[];

/** On a list: j and k go on and back between the elements that carry `data-stop`. */
const STOPS: Readonly<Record<string, number>> = { j: 1, k: -1 };

const STORE = "homeward-shortcuts";

/** A page's keys, where they are listed and can be turned off. They need script. */
export function Shortcuts({ keys }: { keys: ShortcutKeys }) {
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
      } else if (on && (goToStop(event.key) || pressShortcut(event.key))) event.preventDefault();
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
          {keys.map(([key, words]) => (
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

const isSeen = (element: HTMLElement) => element.getClientRects().length > 0;

/** The part of a list that has the focus, such as a row or a card. */
const findPart = () => document.activeElement?.closest("[data-stop-around]") ?? null;

/** Goes to the next stop of a list, or the one before; false for another key, and at either end. */
function goToStop(key: string): boolean {
  const step = STOPS[key];
  const stops = [...document.querySelectorAll<HTMLElement>("[data-stop]")].filter(isSeen);
  if (step === undefined || stops.length === 0) return false;
  const now = stops.findIndex((stop) => findPart()?.contains(stop));
  const next = stops[now === -1 ? 0 : now + step];
  next?.focus();
  return next !== undefined;
}

/**
 * Presses, opens or goes to what a key stands for, in the part of a list that has the focus before
 * all others; false where the page has no such thing now.
 */
function pressShortcut(key: string): boolean {
  const selector = `[data-shortcut="${CSS.escape(key)}"]`;
  const all = [
    ...(findPart()?.querySelectorAll<HTMLElement>(selector) ?? []),
    ...document.querySelectorAll<HTMLElement>(selector),
  ];
  const target = all.find(isSeen);
  if (!target) return false;
  if (target.tagName === "SUMMARY") {
    const drawer = target.parentElement as HTMLDetailsElement;
    drawer.open = true;
    drawer
      .querySelector<HTMLElement>("textarea, select, button, input:not([type=hidden])")
      ?.focus();
  } else if (target.matches("a, button, input[type=checkbox]")) target.click();
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
