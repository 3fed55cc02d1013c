import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formatDate } from "#app/domain/dates.ts";
import { PROCESS_STATE_NAMES } from "#app/domain/graduation/process-dates.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { AgreementMark } from "#app/ui/agreement-mark.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { ButtonLink } from "#app/ui/next-step.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { CaseChecks, CheckStatus } from "./case-checks.tsx";
import { DoneNotice, readDone } from "./done.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.name ?? "Case"} – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const page = services.graduation.casePage(viewer, asked.params.case ?? "");
  const home = `/areas/${area.slug}/graduation`;
  return {
    ...page,
    area: area.name,
    home,
    here: `${home}/${page.id}`,
    done: readDone(asked.request.url),
  };
});

const askForm = z.object({ form: z.enum(["ask", "reveal"]) });

/** Asks the partners how ready the case is, or shows what they said. */
export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const id = asked.params.case ?? "";
  return submitForm(asked.request, askForm, ({ form }) => {
    if (form === "ask") services.graduation.askReadiness(viewer, id);
    else services.graduation.revealReadiness(viewer, id);
    return redirect(`/areas/${area.slug}/graduation/${id}#readiness`);
  });
});

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Case() {
  const page = useLoaderData<typeof loader>();
  const { name, here, home, wave, boards, progress, criteria, checks, failing, done, can } = page;
  const first = criteria.find(({ judged, written, parts }) => judged && written < parts);
  const next = page.readiness.isAsked
    ? nextToAnswer(page)
    : first && can.write
      ? { href: `${here}/criteria/${first.key}`, label: "Write the next criterion" }
      : { href: `${here}/expression`, label: "Read the expression of interest" };
  return (
    <>
      <DoneNotice done={done} />
      <BackLink href={home} label="Graduation" />
      <PageHeader
        eyebrow={wave.title}
        title={name}
        purpose={sayStanding(progress, failing)}
        next={next}
        aside={
          <>
            <ButtonLink href={`${here}/expression`}>Expression of interest</ButtonLink>
            <ButtonLink href={`${here}/evidence`}>Evidence file</ButtonLink>
          </>
        }
      />
      <section className="hw-section" aria-labelledby="criteria">
        <h2 className="nhsuk-heading-m" id="criteria">
          What is asked for
        </h2>
        <CriterionList
          title="Eligibility"
          here={here}
          criteria={criteria.filter(({ kind }) => kind === "eligibility")}
        />
        <CriterionList
          title="Selection"
          here={here}
          criteria={criteria.filter(({ kind }) => kind === "selection")}
        />
      </section>
      <div className="hw-case-sides">
        <Readiness page={page} />
        <Dates page={page} />
        <section aria-labelledby="sign-off">
          <h2 className="nhsuk-heading-m" id="sign-off">
            Sign-off
          </h2>
          <p>{sayFirst(page.signing.sentence)}.</p>
          <p className="hw-screen-only">
            <Link to={`${here}/sign-off`}>Who signs, and who has</Link>
          </p>
        </section>
        <section aria-labelledby="boards">
          <h2 className="nhsuk-heading-m" id="boards">
            Boards
          </h2>
          <CaseChecks checks={checks} />
          {boards.map(({ name: board, reference }) => (
            <p key={board} className="hw-quiet">
              {board}
              {reference && `: ${reference}`}
            </p>
          ))}
          {can.manage && (
            <p className="hw-screen-only">
              <Link to={`${here}/details`}>Change name, wave or boards</Link>
            </p>
          )}
        </section>
      </div>
      <p className="hw-quiet hw-reading">
        {wave.words} {wave.source}. Homeward’s restatement; the published wording governs.
      </p>
    </>
  );
}

/** While readiness is asked for, whoever is asked goes to the first criterion it can answer. */
function nextToAnswer({ here, criteria, readiness }: Page) {
  const first = criteria.find(({ judged }) => judged);
  return {
    href: first ? `${here}/criteria/${first.key}#readiness` : here,
    label:
      readiness.answered < readiness.asked ? "Say how ready we are" : "Change what you have said",
  };
}

function sayStanding({ parts, written, words }: Page["progress"], failing: number): string {
  const text = `${written} of ${parts} parts written, ${words.toLocaleString("en-GB")} words.`;
  if (failing === 0) return `${text} Everything the criteria ask for is there.`;
  return `${text} ${failing} ${failing === 1 ? "thing is" : "things are"} still missing.`;
}

const sayFirst = (sentence: string) => sentence.slice(0, 1).toUpperCase() + sentence.slice(1);

type ListProps = { title: string; here: string; criteria: Page["criteria"] };

function CriterionList({ title, here, criteria }: ListProps) {
  if (criteria.length === 0) return null;
  return (
    <>
      <h3 className="nhsuk-heading-s">{title}</h3>
      <ol className="hw-criteria">
        {criteria.map((criterion) => (
          <CriterionItem key={criterion.key} here={here} criterion={criterion} />
        ))}
      </ol>
    </>
  );
}

function CriterionItem({ here, criterion }: { here: string; criterion: Page["criteria"][number] }) {
  const { key, letter, name, judged, parts, written, words, status, missing } = criterion;
  const { evidence, moved, readiness, owner, dueOn, isLate, comments } = criterion;
  const facts = [
    parts === 1 || written === parts
      ? `${words.toLocaleString("en-GB")} words`
      : `${written} of ${parts} parts, ${words.toLocaleString("en-GB")} words`,
    `${evidence} ${evidence === 1 ? "piece" : "pieces"} of evidence`,
    ...(comments > 0 ? [`${comments} ${comments === 1 ? "comment" : "comments"}`] : []),
    ...(owner ? [owner] : []),
  ];
  return (
    <li className="hw-criterion">
      <span className="hw-criterion__letter">{letter}</span>
      <div>
        <h4 className="nhsuk-heading-xs">
          <Link to={`${here}/criteria/${key}`}>{name}</Link>
        </h4>
        <p className="hw-quiet">
          {facts.join(" · ")}
          {dueOn && (
            <>
              {" · "}
              <span className={isLate ? "hw-overdue" : undefined}>
                {isLate ? "was due" : "due"} {formatDate(dueOn)}
              </span>
            </>
          )}
        </p>
        {moved > 0 && (
          <p className="hw-quiet">
            {moved === 1 ? "One piece of its evidence has" : `${moved} pieces of its evidence have`}{" "}
            changed or gone at the source since.
          </p>
        )}
        {missing.length > 0 && (
          <ul className="hw-findings">
            {missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </div>
      <div className="hw-criterion__marks">
        {status ? (
          <CheckStatus status={status} />
        ) : (
          <span className="hw-quiet">A fact, not judged</span>
        )}
        {judged && readiness && <AgreementMark label={readiness.label} words={readiness.short} />}
      </div>
    </li>
  );
}

function Readiness({ page }: { page: Page }) {
  const { readiness, can } = page;
  const { open, revealedOn } = readiness;
  const result = useActionData<typeof action>();
  return (
    <section aria-labelledby="readiness">
      <h2 className="nhsuk-heading-m" id="readiness">
        How ready we are
      </h2>
      {open ? (
        <p>
          Partners have been asked since {open.on}. Nobody sees another’s answer until all are
          revealed.
          {open.progress &&
            ` ${open.progress.finished} of ${open.progress.asked} people have answered everything.`}
        </p>
      ) : (
        <p>
          {revealedOn
            ? `Revealed on ${revealedOn}. Each criterion shows where partners stand.`
            : "Partners have not been asked yet. Each says for itself, unseen by the others, how ready the case is."}
        </p>
      )}
      {readiness.isAsked && (
        <p>
          You have answered {readiness.answered} of {readiness.asked}.
        </p>
      )}
      {can.manage && (
        <PlainForm id={open ? "reveal" : "ask"} result={result}>
          <SubmitButton kind="secondary" small>
            {open ? "Reveal what partners said" : revealedOn ? "Ask again" : "Ask the partners"}
          </SubmitButton>
        </PlainForm>
      )}
    </section>
  );
}

function Dates({ page: { dates, objectives, here } }: { page: Page }) {
  return (
    <section aria-labelledby="dates">
      <h2 className="nhsuk-heading-m" id="dates">
        Dates
      </h2>
      <ul className="hw-process">
        {dates.map(({ key, name, state, daysLate, until, doneOn }) => (
          <li key={key}>
            <span>{name}</span>
            <span className={state === "late" ? "hw-overdue" : "hw-quiet"}>
              {state === "late"
                ? `${daysLate} ${daysLate === 1 ? "day" : "days"} late`
                : PROCESS_STATE_NAMES[state]}
              {doneOn ? `, ${formatDate(doneOn)}` : until ? `, by ${formatDate(until)}` : ""}
            </span>
          </li>
        ))}
      </ul>
      <p>The panel’s objectives: {objectives.slice(0, 1).toLowerCase() + objectives.slice(1)}</p>
      <p className="hw-screen-only">
        <Link to={`${here}/process`}>Dates and objectives</Link>
      </p>
    </section>
  );
}
