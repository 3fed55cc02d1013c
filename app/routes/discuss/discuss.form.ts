import { z } from "zod";
import { canAgree, type RowToAgree } from "#app/domain/consensus/agree.ts";
import { ERRORS } from "#app/domain/errors.ts";
import type { Level } from "#app/domain/model/edition.ts";
import { dateOrNone } from "#app/ui/date.form.ts";

const FIGURES = ["1", "2", "3", "4", "5"] as const;

const toLevel = (figure: string) => Number(figure) as Level;
const level = (missing: string) => z.enum(FIGURES, missing).transform(toLevel);
const levelOrNone = z
  .enum([...FIGURES, ""], "Choose one of the levels")
  .default("")
  .transform((figure) => (figure === "" ? null : toLevel(figure)));
const version = z.coerce.number().int().nonnegative();
const row = z.string().min(1);
/** Sent in the background: the page at hand stays, and asks for itself again. */
const stay = z.literal("yes").optional();
const words = z
  .string()
  .default("")
  .refine((text) => text.length <= 2000, "Use 2,000 characters at most");
const needed = (missing: string) => words.refine((text) => text.trim() !== "", missing);

/** What the room agreed on a row. */
export const agreeForm = z.object({
  intent: z.literal("agree"),
  row,
  version,
  level: z
    .enum([...FIGURES, "not-applicable"], "Choose the level the room agreed")
    .transform((chosen) => (chosen === "not-applicable" ? chosen : toLevel(chosen))),
  rationale: words,
  priority: z
    .literal("yes")
    .optional()
    .transform((ticked) => ticked === "yes"),
  targetLevel: levelOrNone,
  targetDate: dateOrNone,
  /** Where the room goes on: a change of what was agreed stays with its row. */
  goOn: z.enum(["next", "stay"]).default("next"),
});

/** The same for one row in the browser, which knows when its rationale is needed. */
export function agreeFormFor(of: RowToAgree) {
  return agreeForm.superRefine(({ level: agreed, rationale }, context) => {
    if (canAgree(of, agreed, rationale)) return;
    context.addIssue({
      code: "custom",
      path: ["rationale"],
      message: ERRORS["rationale-needed"].sentence,
    });
  });
}

/** The change's own level, and its target. */
export const changeForm = z
  .object({
    intent: z.literal("change"),
    version,
    level: levelOrNone,
    sentence: words,
    targetLevel: levelOrNone,
    targetDate: dateOrNone,
  })
  .refine((change) => change.level === null || change.sentence.trim() !== "", {
    path: ["sentence"],
    message: "Say in a sentence why the room chose this level",
  });

const forms = z.discriminatedUnion("intent", [
  agreeForm,
  changeForm,
  // "Use 3": nothing is stored; the form comes back with the level chosen.
  z.looseObject({ intent: z.literal("use"), use: z.enum(FIGURES) }),
  z.object({ intent: z.literal("reveal") }),
  z.object({ intent: z.literal("reveal-all") }),
  z.object({
    intent: z.literal("take-back"),
    reason: needed("Say why it is taken back"),
    all: z.literal("yes").optional(),
  }),
  z.object({ intent: z.literal("clock"), deed: z.enum(["start", "pause", "add", "reset"]), stay }),
  z.object({ intent: z.literal("take-over"), from: z.string(), stay }),
  z.object({ intent: z.literal("here"), row: z.string().default(""), stay }),
  z.object({ intent: z.enum(["start-second", "reveal-second", "reopen"]), row, version }),
  z.object({
    intent: z.literal("take-back-second"),
    row,
    version,
    note: needed("Say why it is taken back"),
  }),
  z.object({ intent: z.literal("park"), row, version, note: words }),
  z.object({
    intent: z.literal("view"),
    row,
    version,
    partner: z.string("Choose the organisation").min(1, "Choose the organisation"),
    viewLevel: level("Choose the level it stands by"),
    sentence: words,
  }),
  z.object({ intent: z.literal("remove-view"), row, version, partner: z.string().min(1) }),
]);

/** Every form of the page, told apart by `intent`, and by the button "use" inside the agree form. */
export const discussForm = z.preprocess(
  (sent) => (sent instanceof Object && "use" in sent ? { ...sent, intent: "use" } : sent),
  forms,
);

export type DiscussForm = z.output<typeof discussForm>;

/** The aligned rows on the list that was confirmed, each as "key level version". */
export const alignedForm = z.object({
  rows: z
    .array(
      z
        .string()
        .regex(/^[a-z0-9.-]+ [1-5] \d+$/)
        .transform((text) => {
          const [rowKey = "", figure = "", seen = ""] = text.split(" ");
          return { rowKey, level: toLevel(figure), version: Number(seen) };
        }),
      "There is no row left to accept",
    )
    .min(1, "There is no row left to accept"),
});
