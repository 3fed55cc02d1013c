import { Link } from "@remix-run/react";
import {
  describeReading,
  EDITION_WORDS,
  READINGS,
  sayMethod,
  sayRound,
} from "#app/domain/report/results-words.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { ContextFigure } from "#app/ui/context-figure.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { HeatMapFigure } from "#app/ui/heat-map-figure.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { useParts } from "#app/ui/parts.ts";
import { RadarFigure } from "#app/ui/radar-figure.tsx";
import { SpreadLinesFigure } from "#app/ui/spread-lines-figure.tsx";
import { StoryList } from "#app/ui/story-list.tsx";
import { Corrections } from "./corrections.tsx";
import { FirstThings } from "./first-things.tsx";
import { ForStatisticians } from "./for-statisticians.tsx";
import { LabelsTable, LabelTotals } from "./labels-table.tsx";
import type { ResultsPageData } from "./results-data.ts";
import { RoundRecord } from "./round-record.tsx";
import { SecondScores } from "./second-scores.tsx";
import { TakeAway } from "./take-away.tsx";
import { ViewsOnRecord } from "./views-on-record.tsx";
import { WhereViewsDiffer } from "./where-views-differ.tsx";

/** A round's results: the paragraph, the pictures, then the record. */
export function ResultsPage({ page }: { page: ResultsPageData }) {
  const { round, report, home, someRevealed } = page;
  return (
    <div className="hw-landscape hw-results">
      <BackLink href={`${home}/rounds/${round.id}`} label="Back to the round" />
      <Header page={page} />
      {someRevealed ? (
        <>
          <section className="hw-results-lead" aria-label="In short">
            <p>{report.scores.join(" ")}</p>
            <p>{report.decisions.join(" ")}</p>
            <LabelTotals labels={report.figures.labels} />
          </section>
          <div className="hw-results-pictures">
            {report.positions && (
              <HeatMapFigure
                title="Where each partner stands"
                data={report.positions}
                rowHref={(key) => `#${key}`}
              />
            )}
            {report.reading === "working" && (
              <div className="hw-screen-only">
                <Drawer summary="Show every row’s spread on the scale">
                  <SpreadLinesFigure data={report.spreads} />
                </Drawer>
              </div>
            )}
            <Changes page={page} />
          </div>
          <FirstThings report={report} />
          {report.reading === "working" && <WhereViewsDiffer report={report} />}
          <RoundRecord page={page} />
          <ViewsOnRecord changes={report.changes} />
          <StoryList
            stories={page.stories}
            links={{ home, from: report.reading === "board" ? "board-reading" : "results" }}
            mayAnswer={page.mayAnswer}
          />
          {report.reading === "working" && <SecondScores report={report} levels={page.levels} />}
          {page.context && <ContextFigure context={page.context} />}
          {report.reading === "working" && <ForStatisticians statistics={report.statistics} />}
          <Corrections corrections={page.corrections} />
          <TakeAway page={page} />
          <HowToRead page={page} />
        </>
      ) : (
        <EmptyState title="Nothing is revealed yet">
          {round.status === "preparing"
            ? "This round is still being prepared. Results follow when partners have scored and the facilitator reveals a change."
            : "Scores stay confidential until the facilitator reveals a change. What is revealed and agreed then stands here."}
        </EmptyState>
      )}
    </div>
  );
}

function Header({ page }: { page: ResultsPageData }) {
  const { round, report, home, takesPart } = page;
  const here = `${home}/rounds/${round.id}/results`;
  const closed = round.status === "closed";
  const board = report.reading === "board";
  return (
    <PageHeader
      eyebrow={sayRound(round)}
      title={READINGS[report.reading].title}
      purpose={READINGS[report.reading].purpose}
      next={
        closed
          ? page.model === "standard"
            ? { href: `${home}/standard`, label: "Go to the Standard" }
            : { href: `${home}/plan`, label: "Go to the plan" }
          : { href: `${home}/rounds/${round.id}`, label: "Go to the round" }
      }
      aside={
        <>
          {closed && takesPart && (
            <Link to={board ? here : `${here}?reading=board`}>
              {board ? "Back to the working record" : "See what boards see"}
            </Link>
          )}
          {closed && page.maySend && (
            <Link to={`${home}/shares?${new URLSearchParams({ what: `round ${round.id}` })}`}>
              Share by a link
            </Link>
          )}
          {report.last && (
            <Link to={`${home}/rounds/compare?from=${report.last.id}&to=${round.id}`}>
              Compare with the last round
            </Link>
          )}
        </>
      }
    />
  );
}

function Changes({ page }: { page: ResultsPageData }) {
  const { many } = useParts();
  const { report } = page;
  return (
    <section className="hw-section hw-results-changes" aria-labelledby="changes">
      <h2 id="changes" className="nhsuk-heading-m">
        The {many}
      </h2>
      <p className="hw-reading hw-quiet">{sayMethod(report)}</p>
      <div className="hw-results-pair">
        <RadarFigure
          data={{
            changes: report.changes.map(({ number, shortName, level, target, last }) => ({
              number,
              shortName,
              agreed: level,
              target: target.level,
              last,
            })),
          }}
        />
        <LabelsTable changes={report.changes} totals={report.figures} />
      </div>
    </section>
  );
}

function HowToRead({ page }: { page: ResultsPageData }) {
  const { report, shared, edition } = page;
  return (
    <section
      className="hw-section hw-reading hw-quiet hw-how-to-read"
      aria-label="How to read this"
    >
      <p>{describeReading(report, shared)}</p>
      <p>
        {EDITION_WORDS.before}{" "}
        <Link to={`${page.home}/editions/${edition.key}`}>{edition.title}</Link>.{" "}
        {EDITION_WORDS.after}
      </p>
    </section>
  );
}
