import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerFile } from "#app/http/answer.server.ts";
import { sendFile } from "#app/http/file.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { readQuery } from "./activity-query.ts";

export const loader = answerFile(async (asked: LoaderFunctionArgs) => {
  const { viewer, services } = await requireArea(asked);
  const query = readQuery(new URL(asked.request.url).searchParams);
  return sendFile(await services.activity.csv(viewer, query));
});
