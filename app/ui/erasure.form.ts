import { z } from "zod";

/** What becomes of shared reasons and evidence, as the form of an erasure asks it. */
export const textsField = z.enum(["keep", "blank"], {
  message: "Choose what becomes of reasons and evidence",
});
