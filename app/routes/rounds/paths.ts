import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** Preparing a round, and its record, under an area. */
export const roundsPaths: RouteConfigEntry[] = [
  route("rounds", "routes/rounds/list.tsx"),
  route("rounds/new", "routes/rounds/new.tsx"),
  route("rounds/:round", "routes/rounds/round.tsx"),
  route("rounds/:round/edit", "routes/rounds/edit.tsx"),
  route("rounds/:round/record", "routes/rounds/record.tsx"),
  route("rounds/:round/record.pdf", "routes/rounds/record-pdf.ts"),
  route("rounds/:round/views", "routes/rounds/views.tsx"),
  route("rounds/:round/close", "routes/rounds/close.tsx"),
  route("rounds/:round/redact", "routes/rounds/redact.tsx"),
];
