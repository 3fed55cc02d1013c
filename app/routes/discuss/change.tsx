import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useRef } from "react";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { changeNumber, requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { LiveNews } from "#app/ui/live/live-news.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Terms } from "#app/ui/terms.tsx";
import { AgendaList } from "./agenda-list.tsx";
import { applyForm } from "./apply-form.server.ts";
import { BeforeReveal } from "./before-reveal.tsx";
import { ChangeLevel } from "./change-level.tsx";
import { DeskLine, RoomBar, RoomElsewhere } from "./desk-bar.tsx";
import { discussForm } from "./discuss.form.ts";
import { useHeldPage } from "./held-page.ts";
import type { DiscussPage } from "./page-data.ts";
import { Refused } from "./refused.tsx";
import { RevealAll } from "./reveal-all.tsx";
import { RowList } from "./row-list.tsx";
import { RowPanel } from "./row-panel.tsx";
import { TakeBack } from "./take-back.tsx";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `Discuss: ${data?.page.change.name ?? "a change"} – ${data?.page.round.name} – ${data?.area} – Homeward`,
  },
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
    desk: page.runs ? services.desk.page(viewer, roundId, number) : null,
    terms: services.model.explain(texts),
    area: area.name,
    home: `/areas/${area.slug}/rounds/${roundId}`,
    confirming: searchParams.get("reveal"),
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const roundId = asked.params.round ?? "";
  const change = changeNumber(asked.params);
  const path = `/areas/${area.slug}/rounds/${roundId}/discuss/${change}`;
  return submitForm(asked.request, discussForm, (sent) =>
    applyForm(services, { viewer, roundId, change, path }, sent),
  );
});

/** What changes what the page says: not the clock. */
const DISCUSS_NEWS = ["revealed", "hidden", "agreed", "second", "round", "here"] as const;

export default function DiscussChange() {
  const loaded = useLoaderData<typeof loader>();
  const { page: latest, desk, live, home, confirming, terms } = loaded;
  const result = useActionData<typeof action>() ?? null;
  const root = useRef<HTMLDivElement>(null);
  const { shown: page, waiting, show } = useHeldPage(latest, tellVersions, root);
  const revealed = page.rows.some((row) => row.revealed);
  const leads = desk?.leads ?? false;
  return (
    <div className="hw-discuss">
      <BackLink href={home} label={latest.round.name} />
      <RoomBar page={latest} home={home} desk={desk} />
      <PageHeader title={page.change.name} purpose={sayPurpose(page, revealed)} />
      <RoundState status={latest.round.status} />
      {desk ? (
        <DeskLine page={latest} home={home} desk={desk} />
      ) : (
        <RoomElsewhere page={latest} home={home} />
      )}
      <Refused result={result} page={page} />
      {confirming === "all" && desk?.can.revealAll && leads && <RevealAll />}
      <div ref={root} className={desk || revealed ? "hw-desk" : undefined}>
        <div className="hw-desk__main">
          {revealed && (
            <>
              {page.can.takeBack && leads && (
                <TakeBack result={result} all={desk?.can.takeBackAll ?? false} />
              )}
              <RowPanel page={page} home={home} result={result} leads={leads} />
              <ChangeLevel page={page} home={home} result={result} leads={leads} />
            </>
          )}
          {(!revealed || page.can.reveal) && (
            <BeforeReveal page={page} desk={desk} confirming={confirming === "confirm"} />
          )}
        </div>
        {(desk || revealed) && (
          <div className="hw-desk__aside">
            {revealed && <RowList page={page} home={home} />}
            {desk && <AgendaList page={latest} desk={desk} home={home} />}
          </div>
        )}
      </div>
      <Terms terms={terms} />
      {/* The desk follows by itself; who takes part is told, and looks when it suits. */}
      {desk ? (
        <LiveNews live={live} mode="follow" />
      ) : (
        <LiveNews live={live} mode="offer" concern={{ kinds: DISCUSS_NEWS }} />
      )}
      {waiting && (
        <p className="hw-news hw-news__box" role="status">
          <span>Others have changed something here.</span>{" "}
          <button type="button" className="hw-link-button" onClick={show}>
            Show it
          </button>
        </p>
      )}
    </div>
  );
}

/** What would move the page if it changed: which row it shows, and what stands of each. */
function tellVersions({ change, rows, chosen, can }: DiscussPage): string {
  return JSON.stringify([
    [change.number, change.version, chosen.key, can.reveal],
    rows.map(({ key, version }) => [key, version]),
    chosen.views.map(({ partnerId, version }) => [partnerId, version]),
  ]);
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
