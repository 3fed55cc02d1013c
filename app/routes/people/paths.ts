import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** Partners and people. The id "new" stands for one that is being added. */
export const peoplePaths: RouteConfigEntry[] = [
  route("people", "routes/people/people.tsx"),
  route("people/partners/:partner", "routes/people/partner.tsx"),
  route("people/partners/:partner/merge", "routes/people/merge-partner.tsx"),
  route("people/:member", "routes/people/member.tsx"),
  route("people/:member/erase", "routes/people/erase.tsx"),
  route("people/retention", "routes/people/retention.tsx"),
];
