import { z } from "zod";
import { line, longText, version } from "#app/ui/text.form.ts";

/** What the form for the answers to the grant conditions sends. Unanswered questions stay open. */
export const termsForm = z
  .object({
    version,
    pooling: z
      .enum(["pooled", "exempted", "open"])
      .default("open")
      .transform((answer) => (answer === "open" ? null : answer)),
    poolingReference: longText(500),
    reportingLead: line(200),
    additionality: longText(2000),
    offset: z
      .enum(["yes", "no", "open"])
      .default("open")
      .transform((answer) => (answer === "open" ? null : answer === "yes")),
    jointWork: longText(4000),
    note: longText(1000),
  })
  .refine(({ pooling, poolingReference }) => pooling !== "exempted" || poolingReference !== "", {
    path: ["poolingReference"],
    error: "Give the minister’s letter, with its date: an exemption holds only in writing",
  });
