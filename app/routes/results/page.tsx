import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { ResultsPage } from "./results-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Results: ${data?.round.name ?? "a round"} – ${data?.area.name ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const asBoard = new URL(asked.request.url).searchParams.get("reading") === "board";
  return {
    ...services.results.page(viewer, asked.params.round ?? "", asBoard),
    area: { name: area.name },
    home: `/areas/${area.slug}`,
  };
});

export default function Results() {
  return <ResultsPage page={useLoaderData<typeof loader>()} />;
}
