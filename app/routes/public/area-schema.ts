import type { LoaderFunctionArgs } from "@remix-run/node";

/** The published schema of area files: open to everybody, and to keep. */
export function loader({ context }: LoaderFunctionArgs) {
  return new Response(`${JSON.stringify(context.services.areaFiles.schema(), null, 2)}\n`, {
    headers: { "Content-Type": "application/schema+json", "Cache-Control": "public, max-age=3600" },
  });
}
