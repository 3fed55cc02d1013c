import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { changeNumber, requireArea } from "#app/http/guards.server.ts";
import { LiveNews } from "#app/ui/live/live-news.tsx";
import { makeFormKey, markScore, submitRows } from "./score-form.server.ts";
import { ScorePage } from "./score-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `Score: ${data?.change.name ?? "a change"} – ${data?.round.name} – ${data?.area.name} – Homeward`,
  },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const roundId = asked.params.round ?? "";
  const live = services.live.start(viewer, area, roundId);
  const page = services.scores.page(viewer, roundId, changeNumber(asked.params));
  if (page.round.status === "open") asked.context.device.hold = true;
  const asking = new URL(asked.request.url).searchParams;
  const last = asking.get("last");
  return {
    ...page,
    rows: page.rows.map((row) => ({
      ...row,
      mark: markScore(row.score),
      formKey: makeFormKey(roundId, row.key, row.pass ?? 1, row.score.version),
    })),
    live,
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
  return submitRows(asked.request, viewer, (rows) =>
    services.scores.recordAll(viewer, asked.params.round ?? "", rows),
  );
});

/** What changes which scores the page takes, or lets them be read. */
const SCORING_NEWS = ["revealed", "hidden", "second", "round"] as const;

export default function ScoreChange() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { number } = page.change;
  return (
    <>
      <ScorePage key={number} page={page} result={result ?? null} />
      <LiveNews live={page.live} mode="offer" concern={{ change: number, kinds: SCORING_NEWS }} />
    </>
  );
}
