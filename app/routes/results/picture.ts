import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerFile } from "#app/http/answer.server.ts";
import { sendFile } from "#app/http/file.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { readModel } from "./model-asked.ts";

export const loader = answerFile(async (asked: LoaderFunctionArgs) => {
  const { viewer, services } = await requireArea(asked);
  const { pathname, searchParams } = new URL(asked.request.url);
  const file = asked.params.picture ?? "";
  const { comparison } = services;
  return sendFile(
    pathname.includes("/over-time/")
      ? await comparison.overTimeChart(viewer, file, readModel(searchParams))
      : await comparison.compareChart(
          viewer,
          searchParams.get("from"),
          searchParams.get("to"),
          file,
        ),
  );
});
