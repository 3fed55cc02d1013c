import { useMatches } from "@remix-run/react";
import type { Model } from "#app/domain/model/edition.ts";
import { MODELS } from "#app/domain/model/level.ts";
import { wordsOf } from "#app/domain/model/model-family.ts";

type Data = { model?: unknown; page?: { model?: unknown } } | null | undefined;

const isModel = (value: unknown): value is Model => MODELS.some((each) => each === value);

/** A word at the beginning of a sentence. */
const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/**
 * What the numbered parts of the page's model are called, small and at the beginning of a sentence:
 * changes, or objectives. The page's loader says the family as `model`; without it they are changes.
 */
export function useParts() {
  const said = useMatches().flatMap(({ data }) => {
    const { model, page } = (data as Data) ?? {};
    return [model, page?.model].filter(isModel);
  });
  const { one, many } = wordsOf(said.at(-1) ?? "hicm");
  return { one, many, One: capital(one), Many: capital(many) };
}
