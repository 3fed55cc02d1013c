import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** Scoring without devices: sheets to print, to type in, to read from a file. */
export const paperPaths: RouteConfigEntry[] = [
  route("rounds/:round/paper", "routes/paper/sheets.tsx"),
  route("rounds/:round/paper/sheet", "routes/paper/sheet.tsx"),
  route("rounds/:round/sheets.pdf", "routes/paper/print.ts"),
  route("rounds/:round/paper/import", "routes/paper/import.tsx"),
  route("rounds/:round/paper/template.csv", "routes/paper/template.ts"),
  route("rounds/:round/paper/strike", "routes/paper/strike.tsx"),
];
