import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** The action plan: its page, what a round proposes, and its actions one by one. */
export const planPaths: RouteConfigEntry[] = [
  route("plan", "routes/plan/plan.tsx"),
  route("plan/proposals", "routes/plan/proposals.tsx"),
  route("plan/together", "routes/plan/together.tsx"),
  route("plan/new", "routes/plan/new-action.tsx"),
  route("plan/:action", "routes/plan/action.tsx"),
];
