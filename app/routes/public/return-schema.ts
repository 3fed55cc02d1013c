import type { LoaderFunctionArgs } from "@remix-run/node";
import { RETURN_FILE_VERSION, returnJsonSchema } from "#app/domain/return/return-file.ts";

/** The published schema of a quarterly return's file: open to everybody, and to keep. */
export function loader({ context }: LoaderFunctionArgs) {
  const address = `${context.config.publicUrl}/schema/return-${RETURN_FILE_VERSION}.json`;
  return new Response(`${JSON.stringify(returnJsonSchema(address), null, 2)}\n`, {
    headers: { "Content-Type": "application/schema+json", "Cache-Control": "public, max-age=3600" },
  });
}
