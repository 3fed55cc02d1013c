import { z } from "zod";
import { MEETING_KINDS, type MeetingKind } from "../meeting/meeting.ts";
import type { Finding } from "../model/content-document.ts";
import { findRepeats } from "../model/cross-check.ts";
import { keySchema, textSchema } from "../model/edition.ts";
import { ACTION_STATUSES, type ActionStatus } from "../plan/action.ts";
import { dateSchema, instantSchema } from "./fields.ts";

const KINDS = Object.keys(MEETING_KINDS) as [MeetingKind, ...MeetingKind[]];
const STATUSES = Object.keys(ACTION_STATUSES) as [ActionStatus, ...ActionStatus[]];

const decisionSchema = z.strictObject({
  key: keySchema,
  at: instantSchema,
  by: keySchema,
  text: textSchema,
  /** What is to be done, as it was said; the action of the plan it became. */
  act: z
    .strictObject({
      whatToDo: textSchema,
      owner: keySchema,
      lead: textSchema.optional(),
      dueDate: dateSchema,
      action: keySchema,
    })
    .optional(),
  corrections: z
    .array(z.strictObject({ at: instantSchema, by: keySchema, text: textSchema }))
    .default([]),
});

/** An answer that changed more than it noted: its note is the action's note of that instant. */
const updateSchema = z.strictObject({
  action: keySchema,
  at: instantSchema,
  status: z.enum(STATUSES).optional(),
  dueDate: dateSchema.optional(),
});

const meetingSchema = z.strictObject({
  key: keySchema,
  kind: z.enum(KINDS),
  date: dateSchema,
  papersDeadline: dateSchema,
  audience: textSchema,
  plannedAt: instantSchema,
  /** The pack that was frozen for it, and when. */
  pack: z.strictObject({ id: keySchema, at: instantSchema }).optional(),
  decisions: z.array(decisionSchema).default([]),
  /** The actions whose owners were asked for updates, and when. */
  asked: z.strictObject({ at: instantSchema, actions: z.array(keySchema).min(1) }).optional(),
  /** What status or date was before an answer changed it to what the plan says. */
  updates: z.array(updateSchema).default([]),
});

/** The file form of `content/demonstration/meetings.yaml`. */
export const meetingsFileSchema = z.strictObject({ meetings: z.array(meetingSchema).min(1) });

export type DemonstrationMeeting = z.infer<typeof meetingSchema>;

/** Keys that stand twice, and papers that come after their meeting. */
export function checkMeetings({ meetings }: z.infer<typeof meetingsFileSchema>): Finding[] {
  return [
    ...findRepeats(meetings.map(({ key }, at) => ({ value: key, path: ["meetings", at, "key"] }))),
    ...meetings.flatMap(({ date, papersDeadline }, at) =>
      papersDeadline > date
        ? [{ path: ["meetings", at, "papersDeadline"], message: "is after the meeting" }]
        : [],
    ),
  ];
}
