const KEY_FIELDS = 'input[name^="answer-"]';

const indexOf = (field: Element) => field.getAttribute("name")?.split("-")[1] ?? "";

/**
 * Moves the focus inside the grid of a sheet: to the key of the next row or the one before, right
 * to a row's reason, left back to its key. Gives whether it moved; inside a reason, left and right
 * belong to its text until its end is reached.
 */
export function moveFocus(from: HTMLElement, move: "next" | "before" | "right" | "left"): boolean {
  const grid = from.closest(".hw-paper-grid");
  if (!grid || !(from instanceof HTMLInputElement)) return false;
  const keys = [...grid.querySelectorAll<HTMLInputElement>(KEY_FIELDS)];
  const at = keys.findIndex((key) => indexOf(key) === indexOf(from));
  const isKey = from.name.startsWith("answer-");
  const to = {
    next: keys[at + 1] ?? from.form?.querySelector<HTMLElement>('button[type="submit"]'),
    before: keys[at - 1],
    right: isKey ? grid.querySelector<HTMLElement>(`[name="reason-${indexOf(from)}"]`) : null,
    left: !isKey && from.selectionEnd === 0 ? keys[at] : null,
  }[move];
  if (!to) return false;
  to.focus();
  if (to instanceof HTMLInputElement) to.select();
  return true;
}

/** How many keys are typed in the grid. */
export function countTyped(grid: HTMLElement): number {
  return [...grid.querySelectorAll<HTMLInputElement>(KEY_FIELDS)].filter(
    (key) => key.value.trim() !== "",
  ).length;
}
