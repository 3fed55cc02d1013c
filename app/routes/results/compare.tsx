import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { wordsOf } from "#app/domain/model/model-family.ts";
import { sayLevelMethod } from "#app/domain/report/results-record.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { ChooseRounds } from "./choose-rounds.tsx";
import { ComparedRounds } from "./compared-rounds.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Two rounds beside each other – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { searchParams } = new URL(asked.request.url);
  return {
    ...services.comparison.compare(viewer, searchParams.get("from"), searchParams.get("to")),
    area: area.name,
    home: `/areas/${area.slug}/rounds`,
  };
});

export default function Compare() {
  const page = useLoaderData<typeof loader>();
  const { report, choices, chosen, levels, home, model, mixed } = page;
  const allRounds = `${home}/over-time?model=${model}`;
  return (
    <div className="hw-landscape hw-results">
      <BackLink href={allRounds} label="Back to change over time" />
      <PageHeader
        title="Two rounds beside each other"
        purpose="What moved between two rounds: agreed levels, targets, and how far partners agreed."
        eyebrow={report ? `${report.before.name} and ${report.after.name}` : undefined}
        aside={<Link to={allRounds}>See all rounds</Link>}
      />
      {choices.length > 1 && (
        <ChooseRounds
          action={`${home}/compare`}
          choices={choices}
          before={report?.before.id ?? chosen?.id ?? choices[0]?.id ?? ""}
          after={report?.after.id ?? choices.at(-1)?.id ?? ""}
        />
      )}
      {report ? (
        <ComparedRounds
          report={report}
          levels={levels}
          method={sayLevelMethod(wordsOf(model).one)}
          home={home}
        />
      ) : mixed ? (
        <EmptyState title="These rounds are on different models">
          Their levels are of different things. Choose two rounds on the same model.
        </EmptyState>
      ) : (
        <EmptyState
          title={choices.length > 1 ? "Choose two different rounds" : "Nothing to compare yet"}
        >
          {choices.length > 1
            ? "A round beside itself shows nothing."
            : "Two rounds are needed. The next one shows here beside this one."}
        </EmptyState>
      )}
    </div>
  );
}
