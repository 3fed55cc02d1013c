import { z } from "zod";
import { OBJECTIVE_STATES } from "#app/domain/graduation/objectives.ts";
import { dateOrNone } from "#app/ui/date.form.ts";
import { line, longText, version } from "#app/ui/text.form.ts";

const objective = {
  kind: z.enum(["objective", "milestone"], { error: "Choose one" }),
  words: longText(1000).pipe(z.string().min(1, "Say what was agreed")),
  measure: line(300).default(""),
  agreedOn: dateOrNone,
  dueOn: dateOrNone,
};

/** All that the page of dates and objectives takes; forms of one of several name it after a hyphen. */
export const processForms = z.discriminatedUnion("kindOfForm", [
  z.object({
    kindOfForm: z.literal("date"),
    form: z.string(),
    key: z.string(),
    version,
    dueOn: dateOrNone,
    doneOn: dateOrNone,
    note: line(500).default(""),
  }),
  z.object({ kindOfForm: z.literal("add"), form: z.string(), ...objective }),
  z.object({
    kindOfForm: z.literal("change"),
    form: z.string(),
    id: z.string(),
    version,
    ...objective,
  }),
  z.object({
    kindOfForm: z.literal("follow"),
    form: z.string(),
    id: z.string(),
    version,
    state: z.enum(OBJECTIVE_STATES, { error: "Choose one" }),
    note: longText(1000).pipe(z.string().min(1, "Say what happened")),
  }),
  z.object({ kindOfForm: z.literal("remove"), form: z.string(), id: z.string(), version }),
  z.object({ kindOfForm: z.literal("restore"), form: z.string(), id: z.string() }),
]);
