import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { LiveNews } from "#app/ui/live/live-news.tsx";
import { roundDeeds } from "./round.form.ts";
import { RoundPage } from "./round-page.tsx";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.round.name} – ${data?.area} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const roundId = asked.params.round ?? "";
  const live = services.live.start(viewer, area, roundId);
  const asking = new URL(asked.request.url).searchParams;
  const overview = services.rounds.overview(viewer, roundId);
  const { editionHash: _hash, areaId: _area, ...round } = overview.round;
  return {
    ...overview,
    round,
    live,
    area: area.name,
    editions: `/areas/${area.slug}/editions`,
    home: `/areas/${area.slug}/rounds/${round.id}`,
    list: `/areas/${area.slug}/rounds`,
    address: `${asked.context.config.publicUrl}/areas/${area.slug}/rounds/${round.id}`,
    done: asking.get("done"),
    mailed: Number(asking.get("mailed")),
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { rounds } = services;
  const id = asked.params.round ?? "";
  return submitForm(asked.request, roundDeeds, (deed) => {
    let mailed = 0;
    switch (deed.form) {
      case "open":
        rounds.open(viewer, id, deed.version);
        break;
      case "send-draft":
        mailed = rounds.sendDraft(viewer, id, deed.version, deed.deadline);
        break;
      case "take-back":
        rounds.withdrawDraft(viewer, id, deed.version);
        break;
      case "share":
        rounds.sharePositions(viewer, id, deed.share === "yes");
        break;
      case "correct":
        rounds.correct(viewer, id, deed.rowKey, deed.correction);
        break;
    }
    const told = mailed > 0 ? `&mailed=${mailed}` : "";
    return redirect(`/areas/${area.slug}/rounds/${id}?done=${deed.form}${told}`);
  });
});

/** What changes the page: how far the round is, and who has finished. */
const ROUND_NEWS = ["revealed", "hidden", "agreed", "round", "progress"] as const;

export default function Round() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <RoundPage page={page} result={result} />
      <LiveNews live={page.live} mode="offer" concern={{ kinds: ROUND_NEWS }} />
    </>
  );
}
