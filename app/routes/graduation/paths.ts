import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** Cases for graduation. The ids "new" stand for what is being added. */
export const graduationPaths: RouteConfigEntry[] = [
  route("graduation", "routes/graduation/list.tsx"),
  route("graduation/new", "routes/graduation/details.tsx", { id: "graduation-new" }),
  route("graduation/:case", "routes/graduation/case.tsx"),
  route("graduation/:case/details", "routes/graduation/details.tsx", { id: "graduation-details" }),
  route("graduation/:case/criteria/:criterion", "routes/graduation/criterion.tsx"),
  route("graduation/:case/process", "routes/graduation/process.tsx"),
  route("graduation/:case/sign-off", "routes/graduation/sign-off.tsx"),
  route("graduation/:case/signatories/:signatory", "routes/graduation/signatory.tsx"),
  route("graduation/:case/expression", "routes/graduation/expression.tsx"),
  route("graduation/:case/expression.pdf", "routes/graduation/expression-pdf.ts"),
  route("graduation/:case/expression.docx", "routes/graduation/expression-docx.ts"),
  route("graduation/:case/evidence", "routes/graduation/evidence.tsx"),
  route("graduation/:case/evidence.pdf", "routes/graduation/evidence-pdf.ts"),
  route("graduation/:case/evidence.docx", "routes/graduation/evidence-docx.ts"),
  route("graduation/:case/meter", "routes/graduation/meter.ts"),
];
