import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { LiveNews } from "#app/ui/live/live-news.tsx";
import { ResultsPage } from "./results-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Results: ${data?.round.name ?? "a round"} – ${data?.area.name ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const asBoard = new URL(asked.request.url).searchParams.get("reading") === "board";
  const roundId = asked.params.round ?? "";
  return {
    live: services.live.start(viewer, area, roundId),
    ...services.results.page(viewer, roundId, asBoard),
    area: { name: area.name },
    home: `/areas/${area.slug}`,
  };
});

/** What changes the results of a round that is still open. */
const RESULTS_NEWS = ["revealed", "hidden", "agreed", "round"] as const;

export default function Results() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <ResultsPage page={page} />
      <LiveNews live={page.live} mode="offer" concern={{ kinds: RESULTS_NEWS }} />
    </>
  );
}
