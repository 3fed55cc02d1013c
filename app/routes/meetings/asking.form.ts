import { z } from "zod";

/** All that is done on the page about asking owners. */
export const askingForms = z.discriminatedUnion("deed", [
  z.object({ deed: z.literal("ask") }),
  z.object({
    deed: z.literal("texts"),
    asked: z.array(z.string(), "Choose at least one").min(1, "Choose at least one"),
  }),
  z.object({ deed: z.literal("end"), asked: z.string().min(1) }),
  z.object({
    deed: z.literal("send"),
    asked: z.string().min(1),
    email: z
      .string()
      .trim()
      .toLowerCase()
      .max(254)
      .pipe(z.email("Enter an e-mail address, such as name@example.org")),
  }),
  z.object({ deed: z.literal("remind") }),
]);
