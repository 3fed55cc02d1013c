import { z } from "zod";
import { OWN_MODEL } from "#app/domain/integration/integration-choice.ts";

const longText = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Use ${most.toLocaleString("en-GB")} characters at most`)
    .default("");

/** The choice of a model of integration: one of those published, or the area's own. */
export const choiceForm = z
  .object({
    intent: z.literal("choose"),
    version: z.coerce.number().int(),
    model: z.string("Choose a model").min(1, "Choose a model"),
    ownName: longText(120),
    ownCharacteristics: longText(2000),
    why: z
      .string()
      .trim()
      .min(1, "Say why the area chose it")
      .max(2000, "Use 2,000 characters at most"),
  })
  .superRefine(({ model, ownName, ownCharacteristics }, context) => {
    if (model !== OWN_MODEL) return;
    if (ownName === "") {
      context.addIssue({ code: "custom", path: ["ownName"], message: "Name the area’s own model" });
    }
    if (ownCharacteristics === "") {
      const message = "Say what marks it, one characteristic a line";
      context.addIssue({ code: "custom", path: ["ownCharacteristics"], message });
    }
  });

/** An earlier choice taken again. */
export const againForm = z.object({
  intent: z.literal("again"),
  version: z.coerce.number().int(),
  earlier: z.coerce.number().int(),
});
