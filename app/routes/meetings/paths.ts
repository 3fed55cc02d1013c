import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** The area's meetings, what is asked before them and decided at them; and dates as calendar files. */
export const meetingsPaths: RouteConfigEntry[] = [
  route("meetings", "routes/meetings/meetings.tsx"),
  route("meetings.ics", "routes/meetings/meetings-ics.ts"),
  route("meetings/new", "routes/meetings/new-meeting.tsx"),
  route("meetings/:meeting", "routes/meetings/meeting.tsx"),
  route("meetings/:meeting/edit", "routes/meetings/edit-meeting.tsx"),
  route("meetings/:meeting/cancel", "routes/meetings/cancel-meeting.tsx"),
  route("meetings/:meeting/freeze", "routes/meetings/freeze.tsx"),
  route("meetings/:meeting/asking", "routes/meetings/asking.tsx"),
  route("meetings/:meeting/updates", "routes/meetings/own-updates.tsx"),
  route("plan.ics", "routes/meetings/plan-ics.ts"),
  route("plan/mine.ics", "routes/meetings/mine-ics.ts"),
];

/** What a personal link opens: nobody is signed in here. */
export const updatePaths: RouteConfigEntry[] = [
  route("updates/:token", "routes/meetings/personal-updates.tsx"),
];
