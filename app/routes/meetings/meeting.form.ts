import { z } from "zod";
import { MEETING_KINDS, type MeetingKind } from "#app/domain/meeting/meeting.ts";
import { date, dateOrNone } from "#app/ui/date.form.ts";
import { formKey } from "#app/ui/form-key.form.ts";
import { line, longText, neededText, version } from "#app/ui/text.form.ts";

const KINDS = Object.keys(MEETING_KINDS) as [MeetingKind, ...MeetingKind[]];

/** What the form for a meeting sends; a new one has version 0. */
export const meetingForm = z.object({
  version,
  kind: z.enum(KINDS, { error: "Choose which board meets" }),
  name: line(120),
  date,
  papersDeadline: date,
  audience: line(200),
});

/** Why a meeting is cancelled. */
export const cancelForm = z.object({
  version,
  reason: neededText(500, "Say why it is cancelled"),
});

/** That a pack is to be issued now. */
export const freezeForm = z.object({ version });

/** What is done on a meeting's own page. */
export const meetingForms = z.discriminatedUnion("deed", [
  z.object({ deed: z.literal("ask") }),
  z.object({
    deed: z.literal("decide"),
    formKey,
    text: neededText(2000, "Write what was decided"),
    whatToDo: longText(2000),
    changeKey: z.string(),
    ownerPartnerId: z.string().transform((id) => id || null),
    ownerName: line(120),
    dueDate: dateOrNone,
  }),
  z.object({
    deed: z.literal("correct"),
    decision: z.string().min(1),
    text: neededText(1000, "Write the correction"),
  }),
]);
