import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** The measures of an area. The id "new" stands for one that is being added. */
export const measuresPaths: RouteConfigEntry[] = [
  route("measures", "routes/measures/measures.tsx"),
  route("measures/quarters/:quarter", "routes/measures/quarter.tsx"),
  route("measures/import", "routes/measures/import.tsx"),
  route("measures/template.csv", "routes/measures/template.ts"),
  route("measures/figures.csv", "routes/measures/figures.ts"),
  route("measures/own/:measure", "routes/measures/own.tsx"),
  route("measures/:measure", "routes/measures/measure.tsx"),
  route("measures/:measure/targets/:year", "routes/measures/target.tsx"),
];
