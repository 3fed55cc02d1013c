import { type RefObject, useEffect, useRef, useState } from "react";
import { createRowSaver, type RowSaver, type Saving } from "./row-saver.ts";
import { findUnsaved, keepUnsaved, makeKey, sendSave } from "./row-transport.ts";
import { readWords, type Words, writeWords } from "./words.ts";

const TYPING_PAUSE = 1200;

type Row = { key: string; pass: number; index: number; stored: Words; version: number };

type Options = {
  form: RefObject<HTMLFormElement>;
  row: Row;
  /** Where saves are posted. */
  address: string;
  /** The beginning of the names under which unsaved choices are kept: whose, and of which round. */
  keptUnder: string;
  /** Told whenever the words of the row change, for the page's own progress. */
  onWords: (words: Words) => void;
};

/**
 * Saves a row's fields as they change: choices at once, typing after a pause or on leaving the
 * field. What could not be saved earlier in this tab is put back and sent again.
 */
export function useRowSaving({ form, row, address, keptUnder, onWords }: Options) {
  const [saving, setSaving] = useState<Saving>({ state: row.version > 0 ? "saved" : "idle" });
  const saver = useRef<RowSaver | null>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>();
  // Kept here, since the ref is empty by the time the page is left.
  const element = useRef<HTMLFormElement | null>(null);
  const { index } = row;

  const commit = useRef(() => {});
  commit.current = () => {
    clearTimeout(pause.current);
    // A row that takes no score any more is gone from the form before its saver is: then the
    // fields say nothing, which is not the same as a choice of nothing.
    if (!element.current?.elements.namedItem(`answer-${index}`) || !saver.current) return;
    const words = readWords(element.current, index);
    saver.current.change(words);
    onWords(words);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: a saver lives as long as its row is shown
  useEffect(() => {
    const name = `${keptUnder}:${row.key}:${row.pass}`;
    const { stored, version } = row;
    element.current = form.current;
    saver.current = createRowSaver({
      stored,
      version,
      makeKey,
      send: (sent) => sendSave(address, row, sent),
      tell: setSaving,
      keep: (unsaved) => keepUnsaved(name, unsaved),
    });
    const kept = findUnsaved(name, stored);
    if (kept && form.current) {
      writeWords(form.current, index, kept.words);
      saver.current.restore(kept.words, kept.version);
    }
    // What was chosen before the page's scripts were ready.
    commit.current();
    const retry = () => saver.current?.retry();
    const leave = () => commit.current();
    window.addEventListener("online", retry);
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("online", retry);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, []);

  const write = (words: Words | undefined) => {
    if (words && form.current) writeWords(form.current, index, words);
    if (words) onWords(words);
  };

  return {
    saving,
    /** For every change inside the row. */
    onChange: (isTyping: boolean) => {
      clearTimeout(pause.current);
      if (isTyping) pause.current = setTimeout(() => commit.current(), TYPING_PAUSE);
      else commit.current();
    },
    onLeave: () => commit.current(),
    retry: () => saver.current?.retry(),
    keepMine: () => saver.current?.keepMine(),
    takeStored: () => write(saver.current?.takeStored()),
  };
}
