import { type RefObject, useCallback, useEffect, useState } from "react";

const PREFIX = "homeward-draft:";
const NEVER_KEPT = new Set(["password", "file", "hidden", "submit", "button", "reset", "image"]);

type Entry = [name: string, value: string];
type Kept = { entries: Entry[]; version: string | null };
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function listControls(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (element): element is Control =>
      (element instanceof HTMLInputElement && !NEVER_KEPT.has(element.type)) ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement,
  );
}

function isTicked(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type);
}

/** What the form holds now, or what it held when the page was made. */
function readEntries(form: HTMLFormElement, when: "now" | "first"): Entry[] {
  return listControls(form).flatMap((control): Entry[] => {
    if (isTicked(control)) {
      const ticked = when === "now" ? control.checked : control.defaultChecked;
      return ticked ? [[control.name, control.value]] : [];
    }
    if (control instanceof HTMLSelectElement) {
      const first = [...control.options].find((option) => option.defaultSelected);
      const value = when === "now" ? control.value : (first ?? control.options[0])?.value;
      return [[control.name, value ?? ""]];
    }
    return [[control.name, when === "now" ? control.value : control.defaultValue]];
  });
}

/** Whether a form within `root` holds something that was typed or chosen and not taken yet. */
export function hasUnsent(root: ParentNode): boolean {
  return [...root.querySelectorAll("form")].some(
    (form) =>
      form.querySelector(".nhsuk-error-summary") !== null ||
      JSON.stringify(readEntries(form, "now")) !== JSON.stringify(readEntries(form, "first")),
  );
}

function putEntries(form: HTMLFormElement, entries: Entry[]) {
  const waiting = [...entries];
  for (const control of listControls(form)) {
    const found = waiting.findIndex(
      ([name, value]) => name === control.name && (!isTicked(control) || value === control.value),
    );
    if (isTicked(control)) control.checked = found !== -1;
    else if (found !== -1) control.value = waiting[found]?.[1] ?? "";
    if (found !== -1) waiting.splice(found, 1);
  }
}

function readVersion(form: HTMLFormElement): string | null {
  const field = form.elements.namedItem("version");
  return field instanceof HTMLInputElement ? field.value : null;
}

function readKept(key: string): Kept | null {
  try {
    const text = sessionStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as Kept);
  } catch {
    // A browser that keeps nothing for pages, or a draft in an older form: as if there were none.
    return null;
  }
}

function keep(key: string, kept: Kept) {
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // Full or forbidden: the form works without drafts.
  }
}

function forget(key: string) {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Forbidden: then nothing was kept either.
  }
}

/** Forgets every draft of this browser tab: at signing out nothing stays for the next person. */
export function forgetDrafts() {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) forget(key);
  } catch {
    // Forbidden: then nothing was kept either.
  }
}

/** "restored", or "changed" when what the form edits was changed by someone meanwhile. */
export type DraftState = "none" | "restored" | "changed";

/**
 * Keeps what is typed in a form for this browser tab until it is sent, and puts it back after a
 * reload. Passwords and hidden fields are never kept.
 */
export function useDraft(form: RefObject<HTMLFormElement>, place: string, skip: boolean) {
  const key = `${PREFIX}${place}`;
  const [state, setState] = useState<DraftState>("none");

  useEffect(() => {
    const element = form.current;
    const kept = readKept(key);
    if (!element || !kept || skip) return;
    if (JSON.stringify(kept.entries) === JSON.stringify(readEntries(element, "first"))) return;
    putEntries(element, kept.entries);
    setState(kept.version === readVersion(element) ? "restored" : "changed");
  }, [form, key, skip]);

  const save = useCallback(() => {
    const element = form.current;
    if (!element) return;
    const entries = readEntries(element, "now");
    if (JSON.stringify(entries) === JSON.stringify(readEntries(element, "first"))) forget(key);
    else keep(key, { entries, version: readVersion(element) });
  }, [form, key]);

  const clear = useCallback(() => {
    forget(key);
    setState("none");
  }, [key]);

  const discard = useCallback(() => {
    clear();
    form.current?.reset();
  }, [clear, form]);

  return { state, save, clear, discard };
}
