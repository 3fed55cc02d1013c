import { DomainError } from "../errors.ts";

/** The boards an area meets as; another has the name the area gives it. */
export const MEETING_KINDS = {
  "ae-delivery-board": { name: "A&E Delivery Board" },
  "health-and-wellbeing-board": { name: "Health and Wellbeing Board" },
  other: { name: "Another meeting" },
} as const satisfies Record<string, { name: string }>;

export type MeetingKind = keyof typeof MEETING_KINDS;

/** What is filled in of a meeting. Dates are YYYY-MM-DD. */
export type MeetingFields = {
  kind: MeetingKind;
  /** The area's own name for it; empty for the usual name of its kind. */
  name: string;
  date: string;
  papersDeadline: string;
  audience: string;
};

/**
 * The fields as they are stored: a meeting has a name, and its papers are due on its day or before.
 * Refuses `invalid` with the field.
 */
export function settleMeeting(fields: MeetingFields): MeetingFields {
  if (fields.papersDeadline > fields.date) {
    const sentence = "Papers are due on the day of the meeting or before it.";
    throw new DomainError("invalid", { field: "papersDeadline" }, sentence);
  }
  if (fields.name !== "") return fields;
  if (fields.kind === "other") {
    throw new DomainError("invalid", { field: "name" }, "Give the meeting a name.");
  }
  return { ...fields, name: MEETING_KINDS[fields.kind].name };
}

/** A meeting's day against the area's today: decisions are made from its day on, updates given until then. */
export type MeetingState = "coming" | "today" | "past" | "cancelled";

/** Where a meeting stands on `today` (YYYY-MM-DD). */
export function stateOf(
  meeting: { date: string; cancelledAt: number | null },
  today: string,
): MeetingState {
  if (meeting.cancelledAt !== null) return "cancelled";
  if (meeting.date === today) return "today";
  return meeting.date > today ? "coming" : "past";
}
