import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** The quarterly returns of an area. */
export const returnsPaths: RouteConfigEntry[] = [
  route("returns", "routes/returns/returns.tsx"),
  route("returns/import", "routes/returns/import.tsx"),
  route("returns/:quarter", "routes/returns/return.tsx"),
  route("returns/:quarter/sign", "routes/returns/sign.tsx"),
  route("returns/:quarter/correct", "routes/returns/correct.tsx"),
  route("returns/:quarter/whole", "routes/returns/whole.tsx"),
  route("returns/:quarter/return.pdf", "routes/returns/return-pdf.ts"),
  route("returns/:quarter/return.xlsx", "routes/returns/return-xlsx.ts"),
  route("returns/:quarter/return.json", "routes/returns/return-json.ts"),
  route("returns/:quarter/sections/:section", "routes/returns/section.tsx"),
];
