/** The boards an area meets as; another has the name the area gives it. */
export const MEETING_KINDS = {
  "ae-delivery-board": { name: "A&E Delivery Board" },
  "health-and-wellbeing-board": { name: "Health and Wellbeing Board" },
  other: { name: "Another meeting" },
} as const satisfies Record<string, { name: string }>;

export type MeetingKind = keyof typeof MEETING_KINDS;
