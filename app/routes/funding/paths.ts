import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** Grant, schemes, conditions and sign-offs. The id "new" stands for one that is being added. */
export const fundingPaths: RouteConfigEntry[] = [
  route("funding", "routes/funding/funding.tsx"),
  route("funding/grant", "routes/funding/grant.tsx"),
  route("funding/grant/:year", "routes/funding/grant-year.tsx"),
  route("funding/paper", "routes/funding/paper.tsx"),
  route("funding.pdf", "routes/funding/paper-pdf.ts"),
  route("funding.docx", "routes/funding/paper-docx.ts"),
  route("funding.xlsx", "routes/funding/paper-xlsx.ts"),
  route("funding.csv", "routes/funding/paper-csv.ts"),
  route("funding/figures", "routes/funding/figures.tsx"),
  route("funding/virement", "routes/funding/virement.tsx"),
  route("funding/spend", "routes/funding/spend.tsx"),
  route("funding/spend/:scheme", "routes/funding/spend-scheme.tsx"),
  route("funding/allocation", "routes/funding/allocation.tsx"),
  route("funding/versions", "routes/funding/versions.tsx"),
  route("funding/consultations", "routes/funding/consultations.tsx"),
  route("funding/consultations/:consultation", "routes/funding/consultation.tsx"),
  route("funding/schemes/:scheme", "routes/funding/scheme.tsx"),
  route("funding/conditions", "routes/funding/conditions.tsx"),
  route("funding/sign-off/:year", "routes/funding/sign-off.tsx"),
  route("funding/signatories", "routes/funding/signatories.tsx"),
  route("funding/signatories/:signatory", "routes/funding/signatory.tsx"),
];
