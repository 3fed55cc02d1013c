import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { lanesOverTime, shortDate } from "#app/charts/rounds-data.ts";
import { formatDate } from "#app/domain/dates.ts";
import { wordsOf } from "#app/domain/model/model-family.ts";
import type { OverTimeReport } from "#app/domain/report/over-time.ts";
import { sayLevelMethod } from "#app/domain/report/results-record.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { ChartFiles } from "#app/ui/chart-files.tsx";
import { ContextFigure } from "#app/ui/context-figure.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { LevelLanesFigure } from "#app/ui/level-lanes-figure.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { useParts } from "#app/ui/parts.ts";
import { ChooseRounds } from "./choose-rounds.tsx";
import { LABEL_GROUPS } from "./labels-table.tsx";
import { readModel } from "./model-asked.ts";
import { OUTCOME_WORDS } from "./target-words.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Change over time – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return {
    ...services.comparison.overTime(viewer, readModel(new URL(asked.request.url).searchParams)),
    area: area.name,
    home: `/areas/${area.slug}/rounds`,
  };
});

export default function OverTime() {
  const page = useLoaderData<typeof loader>();
  const { report, context, levels, choices, home, model, others } = page;
  const { rounds } = report;
  const { name, one, many } = wordsOf(model);
  return (
    <div className="hw-landscape hw-results">
      <BackLink href={home} label="Back to rounds" />
      <PageHeader
        eyebrow={others.length > 0 || model !== "hicm" ? `The ${name}` : undefined}
        title="Change over time"
        purpose="The agreed levels of every closed round side by side, and what became of the targets."
        aside={others.map((other) => (
          <Link key={other} to={`${home}/over-time?model=${other}`}>
            Rounds on the {wordsOf(other).name}
          </Link>
        ))}
      />
      {rounds.length === 0 ? (
        <EmptyState title="No closed round yet">
          Change over time shows once two rounds are closed.
        </EmptyState>
      ) : (
        <>
          <section className="hw-results-lead" aria-label="In short">
            <p>{report.sentences.join(" ")}</p>
          </section>
          {choices.length > 1 && (
            <ChooseRounds
              action={`${home}/compare`}
              choices={choices}
              before={choices.at(-2)?.id ?? ""}
              after={choices.at(-1)?.id ?? ""}
            />
          )}
          <section className="hw-section" aria-labelledby="changes">
            <h2 id="changes" className="nhsuk-heading-m">
              The {many}, round by round
            </h2>
            <p className="hw-reading hw-quiet">{sayLevelMethod(one)}</p>
            <LevelLanesFigure data={lanesOverTime(report, levels)} />
            <ChartFiles
              name="the picture of all rounds"
              href={(kind) => `${home}/over-time/lanes.${kind}?model=${model}`}
            />
          </section>
          <Targets targets={report.targets} />
          <Labels report={report} />
          <Rows report={report} />
          {context && <ContextFigure context={context} />}
          <p className="hw-screen-only">
            Each round’s own results:{" "}
            {rounds.map(({ id, name }, index) => (
              <span key={id}>
                {index > 0 && ", "}
                <Link to={`${home}/${id}/results`}>{name}</Link>
              </span>
            ))}
          </p>
        </>
      )}
    </div>
  );
}

function Targets({ targets }: { targets: OverTimeReport["targets"] }) {
  const { many, One } = useParts();
  const judged = targets.filter(({ outcome }) => outcome !== null);
  if (judged.length === 0) return null;
  return (
    <section className="hw-section" aria-labelledby="targets">
      <h2 id="targets" className="nhsuk-heading-m">
        Targets
      </h2>
      <DataTable
        stacked="named"
        dense
        caption={`Targets set for ${many}, and what came of them in later rounds`}
        captionHidden
        columns={[
          { key: "change", label: One, rowHeader: true },
          { key: "round", label: "Set in" },
          { key: "from", label: "Level then", numeric: true },
          { key: "target", label: "Target", numeric: true },
          { key: "date", label: "By" },
          { key: "outcome", label: "Since" },
        ]}
        rows={judged.map(({ round, change, from, target, date, outcome }) => ({
          key: `${round.id} ${change.number}`,
          cells: {
            change: `${change.number} ${change.shortName}`,
            round: round.name,
            from: from ?? "not agreed",
            target,
            date: date ? formatDate(date) : "no date",
            outcome: outcome ? OUTCOME_WORDS[outcome] : "",
          },
        }))}
      />
    </section>
  );
}

function Labels({ report }: { report: OverTimeReport }) {
  const shown = LABEL_GROUPS.filter(
    ({ group }, index) => index < 4 || report.labels.some(({ labels }) => labels[group] > 0),
  );
  return (
    <section className="hw-section" aria-labelledby="labels">
      <h2 id="labels" className="nhsuk-heading-m">
        How far partners agreed
      </h2>
      <DataTable
        dense
        caption="Rows by how far scores agreed, round by round"
        captionHidden
        columns={[
          { key: "round", label: "Round", rowHeader: true },
          ...shown.map(({ group, words }) => ({ key: group, label: words, numeric: true })),
          { key: "rows", label: "Rows", numeric: true },
        ]}
        rows={report.labels.map(({ rows, labels }, index) => ({
          key: report.rounds[index]?.id ?? String(index),
          cells: {
            round: report.rounds[index]?.name,
            ...Object.fromEntries(shown.map(({ group }) => [group, labels[group]])),
            rows,
          },
        }))}
      />
    </section>
  );
}

function Rows({ report }: { report: OverTimeReport }) {
  return (
    <section className="hw-section" aria-labelledby="rows">
      <h2 id="rows" className="nhsuk-heading-m">
        Row by row
      </h2>
      <Drawer summary="Show the agreed level of each row in every round">
        <DataTable
          dense
          caption="Agreed level of each row, round by round"
          columns={[
            { key: "row", label: "Row", rowHeader: true },
            ...report.rounds.map(({ asAt }, index) => ({
              key: `r${index}`,
              label: shortDate(asAt),
              numeric: true,
            })),
          ]}
          rows={report.changes.flatMap(({ number, rows }) =>
            rows.map(({ key, topic, levels }) => ({
              key,
              cells: {
                row: `${number} ${topic}`,
                ...Object.fromEntries(levels.map((level, index) => [`r${index}`, sayLevel(level)])),
              },
            })),
          )}
        />
      </Drawer>
    </section>
  );
}

function sayLevel(level: OverTimeReport["changes"][number]["rows"][number]["levels"][number]) {
  if (level === "absent") return "not in it";
  if (level === "not-applicable") return "does not apply";
  return level ?? "open";
}
