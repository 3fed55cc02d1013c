import { z } from "zod";
import { MOST_MINUTES, parseTime } from "#app/domain/desk/agenda.ts";

const MESSAGE = `Enter whole minutes, from 1 to ${MOST_MINUTES}`;

const minutes = z
  .string()
  .trim()
  .regex(/^\d+$/, MESSAGE)
  .transform(Number)
  .refine((number) => number >= 1 && number <= MOST_MINUTES, MESSAGE);

const end = z
  .string()
  .trim()
  .transform((text, context) => {
    if (text === "") return null;
    const time = parseTime(text);
    if (time !== null) return time;
    context.addIssue({ code: "custom", message: "Enter a time, such as 16:30" });
    return z.NEVER;
  });

/** The agenda's form: a field of minutes for each change, named after its key. */
export const agendaForm = z
  .object({ version: z.coerce.number().int().positive(), endsAt: end })
  .catchall(z.unknown())
  .transform(({ version, endsAt, ...rest }, context) => {
    const typed: Record<string, number> = {};
    for (const [key, value] of Object.entries(rest)) {
      if (key === "form" || typeof value !== "string") continue;
      const parsed = minutes.safeParse(value);
      if (parsed.success) typed[key] = parsed.data;
      else context.addIssue({ code: "custom", path: [key], message: MESSAGE });
    }
    return { version, endsAt, minutes: typed };
  });
