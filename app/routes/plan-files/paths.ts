import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** The action plan to take away. */
export const planFilePaths: RouteConfigEntry[] = [
  route("plan.pdf", "routes/plan-files/pdf.ts"),
  route("plan.docx", "routes/plan-files/docx.ts"),
  route("plan.xlsx", "routes/plan-files/xlsx.ts"),
  route("plan.csv", "routes/plan-files/csv.ts"),
];
