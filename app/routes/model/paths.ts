import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** The model to read, for everybody. */
export const modelPaths: RouteConfigEntry[] = [route("model/:edition", "routes/model/page.tsx")];

/** The editions of an area: the national ones, and its own. */
export const editionPaths: RouteConfigEntry[] = [
  route("editions", "routes/model/editions.tsx"),
  route("editions/new", "routes/model/new-edition.tsx"),
  route("editions/:edition", "routes/model/edition.tsx"),
  route("editions/:edition/file", "routes/model/edition-file.ts"),
];
