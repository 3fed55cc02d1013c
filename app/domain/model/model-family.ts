import type { Edition, Model } from "./edition.ts";

/** The family of an edition: that of the High Impact Change Model where it does not say. */
export const modelOf = ({ model }: Pick<Edition, "model">): Model => model ?? "hicm";

/** One of the numbered things a level is agreed for. */
export type PartWord = "change" | "objective";

type ModelWords = {
  /** What the family is called in a sentence. */
  name: string;
  /** What its parts are called: the numbered things a level is agreed for. */
  one: PartWord;
  many: string;
};

const WORDS: Readonly<Record<Model, ModelWords>> = {
  hicm: { name: "High Impact Change Model", one: "change", many: "changes" },
  standard: { name: "Integration Standard", one: "objective", many: "objectives" },
};

/** What a family and its parts are called. */
export const wordsOf = (model: Model): ModelWords => WORDS[model];
