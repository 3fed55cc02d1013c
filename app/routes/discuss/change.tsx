import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { changeNumber, requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { ChangeProgress } from "#app/ui/change-progress.tsx";
import { LiveNews } from "#app/ui/live/live-news.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Terms } from "#app/ui/terms.tsx";
import { applyForm } from "./apply-form.server.ts";
import { BeforeReveal } from "./before-reveal.tsx";
import { ChangeLevel } from "./change-level.tsx";
import { discussForm } from "./discuss.form.ts";
import type { DiscussPage } from "./page-data.ts";
import { Refused } from "./refused.tsx";
import { RowList } from "./row-list.tsx";
import { RowPanel } from "./row-panel.tsx";
import { TakeBack } from "./take-back.tsx";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Discuss: ${data?.page.change.name ?? "a change"} – ${data?.area} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const roundId = asked.params.round ?? "";
  const { searchParams } = new URL(asked.request.url);
  const number = changeNumber(asked.params);
  const live = services.live.start(viewer, area, roundId);
  const page = services.discussion.page(viewer, roundId, number, searchParams.get("row"));
  const texts = page.rows.flatMap((row) => row.descriptors);
  return {
    live,
    page,
    terms: services.model.explain(texts),
    area: area.name,
    home: `/areas/${area.slug}/rounds/${roundId}`,
    confirming: searchParams.has("reveal"),
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const roundId = asked.params.round ?? "";
  const change = changeNumber(asked.params);
  const path = `/areas/${area.slug}/rounds/${roundId}/discuss/${change}`;
  return submitForm(asked.request, discussForm, (sent) =>
    applyForm(services.discussion, { viewer, roundId, change, path }, sent),
  );
});

/** What changes what the page says: not the clock, nor where the room is. */
const DISCUSS_NEWS = ["revealed", "hidden", "agreed", "second", "round"] as const;

export default function DiscussChange() {
  const { live, page, home, confirming, terms } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>() ?? null;
  const { round, change, changes, finished } = page;
  const revealed = page.rows.some((row) => row.revealed);
  return (
    <div className="hw-discuss">
      <BackLink href={home} label={round.name} />
      <div className="hw-discuss__bar">
        <ChangeProgress
          current={change.number}
          changes={changes.map((each) => ({ ...each, href: `${home}/discuss/${each.number}` }))}
        />
        <p className="hw-discuss__finished">
          <strong>
            {finished.finished} of {finished.asked}
          </strong>{" "}
          finished scoring
        </p>
      </div>
      <PageHeader title={change.name} purpose={sayPurpose(page, revealed)} />
      <RoundState status={round.status} />
      <Refused result={result} page={page} />
      {revealed ? (
        <>
          {page.can.takeBack && <TakeBack result={result} />}
          <div className="hw-desk">
            <RowList page={page} home={home} />
            <RowPanel page={page} home={home} result={result} />
          </div>
          <ChangeLevel page={page} home={home} result={result} />
          {page.can.reveal && <BeforeReveal page={page} home={home} confirming={confirming} />}
        </>
      ) : (
        <BeforeReveal page={page} home={home} confirming={confirming} />
      )}
      <Terms terms={terms} />
      <LiveNews live={live} mode="offer" concern={{ change: change.number, kinds: DISCUSS_NEWS }} />
    </div>
  );
}

function sayPurpose({ runs, round }: DiscussPage, revealed: boolean): string {
  if (runs && revealed) {
    return "Take the rows from the top. Agree one level for each; who sees it otherwise goes on record.";
  }
  if (revealed || round.status === "closed") {
    return "How the scores of each row lie, the reasons given, and what the room agreed.";
  }
  return "Nobody sees a score before the reveal. Then the rows that deserve the time come first.";
}

function RoundState({ status }: { status: string }) {
  if (status === "closed") {
    return <Notice>This round is closed. Its record can be read, and no longer changes.</Notice>;
  }
  if (status === "draft") {
    return <Notice>The draft record has gone round, so nothing can be agreed for now.</Notice>;
  }
  return null;
}
