import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formatDate } from "#app/domain/dates.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { nextStep } from "#app/ui/round-words.ts";
import { ChosenModel } from "./chosen-model.tsx";
import { ObjectiveSection } from "./objective-section.tsx";
import { StandardRounds } from "./standard-rounds.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Integration Standard – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return {
    page: services.standard.page(viewer),
    integration: services.standard.integration(viewer),
    chosen: new URL(asked.request.url).searchParams.has("chosen"),
    area: area.name,
    home: `/areas/${area.slug}`,
  };
});

export default function Standard() {
  const { page, integration, chosen, home } = useLoaderData<typeof loader>();
  const { edition, objectives, latest, onChanges, underWay, begin, reader, levels } = page;
  const live = underWay[0];
  const start = begin && {
    href: `${home}/rounds/new?edition=${begin}`,
    label: latest ? "Begin another round" : "Begin a round",
  };
  return (
    <>
      <PageHeader
        eyebrow={latest ? `${latest.name} · as at ${formatDate(latest.asAt)}` : undefined}
        title="Integration Standard"
        purpose="Seven objectives for care that feels like one service: how far this area is, and what each of them touches."
        next={live ? nextStep(live.status, `${home}/rounds/${live.id}`, reader) : start || null}
        aside={<Link to={`${home}/editions/${edition.key}`}>Read its five levels</Link>}
      />
      {chosen && (
        <Notice kind="success" focus>
          <p>The area’s model of integration is recorded.</p>
        </Notice>
      )}
      {!latest && (
        <p className="hw-reading">
          No round on the Standard is closed yet. It is scored, discussed and agreed like a round on
          the changes, and stands beside those rounds: it changes neither the plan nor the money.
        </p>
      )}
      {objectives.map((objective) => (
        <ObjectiveSection
          key={objective.key}
          objective={objective}
          levels={levels}
          latest={latest}
          onChanges={onChanges}
          home={home}
        />
      ))}
      <p className="hw-reading hw-quiet">
        {edition.wording} Source: {edition.source}.
      </p>
      <ChosenModel integration={integration} home={home} />
      <StandardRounds page={page} home={home} />
    </>
  );
}
