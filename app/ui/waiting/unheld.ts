import type { Choice, ChoiceName } from "#app/domain/score/device-queue.ts";

const PREFIX = "homeward-draft:choice:";

/**
 * Notes a choice until the device's store, which is slower than a page that is left, holds it; null
 * once it does. The note belongs to the tab, and goes at signing out like every draft.
 */
export function noteUnheld({ member, round, row, pass }: ChoiceName, choice: Choice | null): void {
  const name = `${PREFIX}${member}:${round}:${row}:${pass}`;
  try {
    if (choice) sessionStorage.setItem(name, JSON.stringify(choice));
    else sessionStorage.removeItem(name);
  } catch {
    // Full or forbidden: the page still has the choice.
  }
}

/** What a page of this tab was left with before the device's store held it. */
export function findUnheld(member: string): Choice[] {
  try {
    return Object.keys(sessionStorage)
      .filter((name) => name.startsWith(`${PREFIX}${member}:`))
      .map((name) => JSON.parse(sessionStorage.getItem(name) ?? "null") as Choice);
  } catch {
    return [];
  }
}
