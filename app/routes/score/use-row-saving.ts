import { type RefObject, useCallback, useEffect, useRef } from "react";
import { type ChoiceName, type HeldChoice, isNewer } from "#app/domain/score/device-queue.ts";
import { isSame, type Words } from "#app/domain/score/words.ts";
import { queueOf } from "#app/ui/waiting/queue.ts";
import { useQueue } from "#app/ui/waiting/use-queue.ts";
import { readWords, writeWords } from "./row-fields.ts";

const TYPING_PAUSE = 1200;

type Options = {
  form: RefObject<HTMLFormElement>;
  name: ChoiceName;
  /** Where the row stands in the form. */
  index: number;
  /** What the page came with. */
  stored: Words;
  version: number;
  place: HeldChoice["place"];
  /** Told whenever the words of the row change, for the page's own progress. */
  onWords: (words: Words) => void;
};

/**
 * Holds a row's fields on the device as they change, from where they are sent: choices at once,
 * typing after a pause or on leaving the field. What the device knows better than the page, such as
 * a choice made before a reload or in another tab, is put into fields that nobody is changing.
 */
export function useRowSaving(options: Options) {
  const { name, stored, version } = options;
  const { ready, held: all, trouble } = useQueue(name.member);
  const held = all.find((each) => isOf(each, name));
  const now = useRef(options);
  now.current = options;
  const shown = useRef(stored);
  const pause = useRef<ReturnType<typeof setTimeout>>();
  /** Choices on their way into the device's store: until then it knows less than the fields. */
  const underWay = useRef(0);
  // Kept here, since the ref is empty by the time the page is left.
  const element = useRef<HTMLFormElement | null>(null);

  const show = useCallback(() => {
    const row = now.current;
    const state = queueOf(row.name.member).state();
    if (!state.ready || !element.current || underWay.current > 0) return;
    // Being changed here: it joins what is held when it is committed.
    if (!isShown(element.current, row)) return;
    if (!isSame(readWords(element.current, row.index), shown.current)) return;
    const known = whatIsKnown(
      state.held.find((each) => isOf(each, row.name)),
      row,
    );
    if (isSame(known, shown.current)) return;
    writeWords(element.current, row.index, known);
    shown.current = known;
    row.onWords(known);
  }, []);

  const commit = useCallback(() => {
    clearTimeout(pause.current);
    if (!element.current || !isShown(element.current, now.current)) return;
    const { name: row, index, version: from, place, onWords } = now.current;
    const words = readWords(element.current, index);
    if (isSame(words, shown.current)) return;
    const before = shown.current;
    shown.current = words;
    underWay.current += 1;
    const choice = { ...row, before, words, version: from, place };
    void queueOf(row.member)
      .choose(choice)
      .finally(() => {
        underWay.current -= 1;
        show();
      });
    onWords(words);
  }, [show]);

  useEffect(() => {
    element.current = now.current.form.current;
    // What was chosen before the page's scripts were ready.
    commit();
  }, [commit]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever of these changes, the fields follow
  useEffect(show, [show, ready, held, version, stored.answer]);

  useEffect(() => {
    window.addEventListener("pagehide", commit);
    return () => {
      window.removeEventListener("pagehide", commit);
      commit();
    };
  }, [commit]);

  return {
    held,
    trouble,
    /** For every change inside the row. */
    onChange: (isTyping: boolean) => {
      clearTimeout(pause.current);
      if (isTyping) pause.current = setTimeout(commit, TYPING_PAUSE);
      else commit();
    },
    onLeave: commit,
    onDecide: (mine: boolean) => void queueOf(name.member).decide(name, mine),
  };
}

const isOf = (held: HeldChoice, { round, row, pass }: ChoiceName) =>
  held.round === round && held.row === row && held.pass === pass;

/**
 * Whether the form still has this row and pass at its place: after a reveal its fields are gone, or
 * are those of the second score, before the row hears that it is no longer shown.
 */
function isShown(form: HTMLFormElement, { name, index }: Pick<Options, "name" | "index">) {
  const value = (field: string) => {
    const control = form.elements.namedItem(`${field}-${index}`);
    return control instanceof HTMLInputElement ? control.value : null;
  };
  return value("row") === name.row && value("pass") === String(name.pass);
}

/** What the row says as far as this browser knows: a choice that came too late is not in it. */
function whatIsKnown(held: HeldChoice | undefined, page: Pick<Options, "stored" | "version">) {
  return held && held.state !== "late" && isNewer(held, page.version) ? held.words : page.stored;
}
