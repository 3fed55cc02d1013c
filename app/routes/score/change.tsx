import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { changeNumber, requireArea } from "#app/http/guards.server.ts";
import { markScore, submitRows } from "./score-form.server.ts";
import { ScorePage } from "./score-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Score: ${data?.change.name ?? "a change"} – ${data?.area.name} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const roundId = asked.params.round ?? "";
  const page = services.scores.page(viewer, roundId, changeNumber(asked.params));
  const asking = new URL(asked.request.url).searchParams;
  const last = asking.get("last");
  return {
    ...page,
    rows: page.rows.map((row) => ({ ...row, mark: markScore(row.score) })),
    area: { name: area.name },
    terms: services.model.explain(page.rows.flatMap((row) => row.descriptors)),
    home: `/areas/${area.slug}/rounds/${roundId}`,
    memberId: viewer.memberId,
    last: last === null ? null : services.scores.lastTime(viewer, roundId, last),
    saved: asking.has("saved") ? Number(asking.get("saved")) : null,
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, services } = await requireArea(asked);
  changeNumber(asked.params);
  return submitRows(asked.request, (rows) =>
    services.scores.recordAll(viewer, asked.params.round ?? "", rows),
  );
});

export default function ScoreChange() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return <ScorePage key={page.change.number} page={page} result={result ?? null} />;
}
