import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerFile } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { PRIVATE } from "#app/http/headers.server.ts";

export const loader = answerFile(async (asked: LoaderFunctionArgs) => {
  const { viewer, services } = await requireArea(asked);
  const { searchParams } = new URL(asked.request.url);
  const { bytes, fileName } = await services.sheets.print(viewer, asked.params.round ?? "", {
    partnerId: searchParams.get("partner"),
    large: searchParams.get("size") === "large",
  });
  return new Response(bytes, {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Content-Length": String(bytes.byteLength),
      "Cache-Control": PRIVATE,
    },
  });
});
