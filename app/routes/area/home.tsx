import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formatDate } from "#app/domain/dates.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { ButtonLink } from "#app/ui/next-step.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { RadarFigure } from "#app/ui/radar-figure.tsx";
import { FirstSteps } from "./first-steps.tsx";
import { describeNeed } from "./need-words.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.area} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return { area: area.name, home: `/areas/${area.slug}`, ...services.home.page(viewer) };
});

export default function Home() {
  const { area, home, needs, current, last, firstSteps, readsBoard } =
    useLoaderData<typeof loader>();
  if (firstSteps) {
    return (
      <>
        <PageHeader
          title={area}
          purpose="A new area needs three things before its first round can open."
        />
        <FirstSteps {...firstSteps} home={home} />
      </>
    );
  }
  return (
    <>
      <PageHeader title={area} purpose="What needs you now, and what was agreed last." />
      <div className={last ? "hw-split" : undefined}>
        <section className="hw-section">
          <h2 className="nhsuk-u-visually-hidden">What needs you now</h2>
          {needs.length === 0 ? (
            <Nothing home={home} current={current} last={last} readsBoard={readsBoard} />
          ) : (
            <ul className="hw-needs">
              {needs.map((need, at) => {
                const { title, text, href, label } = describeNeed(need, home);
                return (
                  <li key={href + need.kind}>
                    <div className="hw-needs__words">
                      <h3>{title}</h3>
                      <p>{text}</p>
                    </div>
                    <ButtonLink href={href} kind={at === 0 ? "primary" : "secondary"}>
                      {label}
                    </ButtonLink>
                  </li>
                );
              })}
            </ul>
          )}
        </section>
        {last && <LastRound last={last} home={home} />}
      </div>
    </>
  );
}

type NothingProps = {
  home: string;
  current: { id: string; name: string }[];
  last: { id: string; name: string } | null;
  readsBoard: boolean;
};

/** For those who are asked for nothing, such as a board: what there is to read. */
function Nothing({ home, current, last, readsBoard }: NothingProps) {
  return (
    <>
      <p className="hw-reading">
        Nothing waits for you.{" "}
        {current.map(({ id, name }) => (
          <span key={id}>
            <Link to={`${home}/rounds/${id}`}>{name}</Link> is under way.{" "}
          </span>
        ))}
        {!last && current.length === 0 && "The first results will stand here once a round closes."}
      </p>
      {last && (
        <ul className="hw-needs">
          {readsBoard && (
            <li>
              <div className="hw-needs__words">
                <h3>Before the meeting</h3>
                <p>
                  Ten minutes: what moved, what is late, the money, the measures, what to decide.
                </p>
              </div>
              <ButtonLink href={`${home}/board`} kind="primary">
                Read the board page
              </ButtonLink>
            </li>
          )}
          <li>
            <div className="hw-needs__words">
              <h3>Results: {last.name}</h3>
              <p>
                What partners agreed, how far their scores lie apart, and what some see differently.
              </p>
            </div>
            <ButtonLink
              href={`${home}/rounds/${last.id}/results`}
              kind={readsBoard ? "secondary" : "primary"}
            >
              Read the results
            </ButtonLink>
          </li>
          <li>
            <div className="hw-needs__words">
              <h3>Action plan</h3>
              <p>What will be done, by whom and by when; what is late.</p>
            </div>
            <ButtonLink href={`${home}/plan`}>Read the plan</ButtonLink>
          </li>
        </ul>
      )}
    </>
  );
}

type LastProps = {
  home: string;
  last: {
    id: string;
    name: string;
    asAt: string;
    rows: number;
    agreed: number;
    parked: number;
    changes: {
      number: number;
      shortName: string;
      agreed: number | null;
      target: number | null;
      last: number | null;
    }[];
  };
};

function LastRound({ home, last }: LastProps) {
  return (
    <section className="hw-section">
      <h2 className="nhsuk-heading-s">Agreed last: {last.name}</h2>
      <p>
        As at {formatDate(last.asAt)}, {last.agreed} of {last.rows} rows were agreed
        {last.parked > 0 ? ` and ${last.parked} left open` : ""}.{" "}
        <Link to={`${home}/rounds/${last.id}/results`}>See the results</Link> or{" "}
        <Link to={`${home}/plan`}>the plan</Link>.
      </p>
      <RadarFigure data={{ changes: last.changes }} />
    </section>
  );
}
