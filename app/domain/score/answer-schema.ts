import { z } from "zod";
import { levelSchema } from "../model/edition.ts";

/** An answer as it comes from outside. */
export const answerSchema = z.union([
  levelSchema,
  z.literal("dont-know"),
  z.literal("not-applicable"),
]);
