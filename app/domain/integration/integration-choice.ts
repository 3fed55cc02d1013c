/** What stands for a key where an area describes a model of its own. */
export const OWN_MODEL = "own";

/** An area's choice as it was recorded, without who and when. */
export type IntegrationChoice = {
  /** A model's key, or {@link OWN_MODEL}. */
  model: string;
  /** Of a model of the area's own; empty for others. */
  ownName: string;
  ownCharacteristics: string;
  why: string;
};

/** What the chosen model is called; a key that is no longer in the content stays itself. */
export function nameChoice(
  { model, ownName }: Pick<IntegrationChoice, "model" | "ownName">,
  models: readonly { key: string; name: string }[],
): string {
  if (model === OWN_MODEL) return ownName;
  return models.find(({ key }) => key === model)?.name ?? model;
}

/** Its characteristics, one a line as they were typed where the area described its own. */
export function characteristicsOf(
  { model, ownCharacteristics }: Pick<IntegrationChoice, "model" | "ownCharacteristics">,
  models: readonly { key: string; characteristics: readonly string[] }[],
): readonly string[] {
  if (model !== OWN_MODEL) return models.find(({ key }) => key === model)?.characteristics ?? [];
  return ownCharacteristics
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
}
