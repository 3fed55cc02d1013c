import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  type SerializeFrom,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { formatDate, londonDate, londonTime } from "#app/domain/dates.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import { ButtonLink } from "#app/ui/next-step.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { Decisions } from "./decisions.tsx";
import { meetingForms } from "./meeting.form.ts";
import { nameOf } from "./meeting-name.ts";
import { UpdatesTable } from "./updates-table.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? nameOf(data.meeting) : "Meeting"} – ${data?.area ?? "Area"} – Homeward` },
];

const DONE = {
  changed: "The meeting is changed.",
  frozen: "The pack is issued, with every figure as it stands now.",
  decided: "The decision is recorded.",
  corrected: "The correction stands beside the decision.",
} as const;

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const search = new URL(asked.request.url).searchParams;
  const done = search.get("done") ?? "";
  return {
    ...services.meetings.page(viewer, asked.params.meeting ?? ""),
    area: area.name,
    home: `/areas/${area.slug}`,
    done: done in DONE ? DONE[done as keyof typeof DONE] : null,
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const id = asked.params.meeting ?? "";
  const here = `/areas/${area.slug}/meetings/${id}`;
  return submitForm(asked.request, meetingForms, (sent) => {
    switch (sent.deed) {
      case "ask":
        return redirect(`${here}/asking?asked=${services.asking.ask(viewer, id)}`);
      case "decide": {
        const { deed: _deed, formKey, ...fields } = sent;
        services.decisions.record(viewer, id, formKey, fields);
        return redirect(`${here}?done=decided`);
      }
      case "correct":
        services.decisions.correct(viewer, id, sent.decision, sent.text);
        return redirect(`${here}?done=corrected`);
    }
  });
});

type Page = SerializeFrom<typeof loader>;

export default function Meeting() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { meeting, state, home, updates, silent, done, mine, can } = page;
  const here = `${home}/meetings/${meeting.id}`;
  const isAhead = state === "coming" || state === "today";
  return (
    <>
      <BackLink href={`${home}/meetings`} label="Meetings" />
      {done && !result && <Notice kind="success" title={done} focus />}
      <PageHeader
        eyebrow={state === "today" ? "Today" : formatDate(meeting.date)}
        title={meeting.name}
        purpose={meeting.audience && `For ${meeting.audience}.`}
        next={
          mine.waiting > 0
            ? {
                href: `${here}/updates`,
                label:
                  mine.waiting === 1 ? "Give your update" : `Give your ${mine.waiting} updates`,
              }
            : null
        }
        aside={
          <>
            {can.manage && isAhead && <ButtonLink href={`${here}/edit`}>Change</ButtonLink>}
            {mine.asked > 0 && mine.waiting === 0 && (
              <ButtonLink href={`${here}/updates`}>Your updates</ButtonLink>
            )}
          </>
        }
      />
      {state === "cancelled" ? (
        <Notice title="This meeting is cancelled">
          <p className="hw-typed-text">{meeting.cancelReason}</p>
        </Notice>
      ) : (
        <Papers page={page} here={here} />
      )}
      {(updates.length > 0 || isAhead) && (
        <section className="hw-section" aria-labelledby="updates">
          <h2 className="nhsuk-heading-m" id="updates">
            Updates from owners
          </h2>
          {updates.length > 0 && (
            <p>
              {updates.length - silent} of {updates.length} actions have an update.
            </p>
          )}
          <Asking page={page} here={here} />
          {updates.length > 0 && <UpdatesTable updates={updates} plan={`${home}/plan`} />}
        </section>
      )}
      <Decisions page={page} plan={`${home}/plan`} formKey={page.formKey} result={result} />
      {can.manage && isAhead && (
        <p>
          <Link to={`${here}/cancel`}>Cancel this meeting</Link>
        </p>
      )}
    </>
  );
}

/** The day the papers are due, and the pack. */
function Papers({ page, here }: { page: Page; here: string }) {
  const { meeting, papersClosed, freezesItself, can, home } = page;
  const { packId, frozenAt } = meeting;
  const due = formatDate(meeting.papersDeadline);
  return (
    <section className="hw-section" aria-labelledby="papers">
      <h2 className="nhsuk-heading-m" id="papers">
        Papers
      </h2>
      {packId !== null && frozenAt !== null ? (
        <p className="hw-reading">
          The pack was issued on {formatDate(londonDate(frozenAt))} at {londonTime(frozenAt)} and
          keeps its figures. <Link to={`${home}/board/packs/${packId}`}>Read the pack</Link>
        </p>
      ) : (
        <p className="hw-reading">
          {papersClosed
            ? `They were due by ${due}. No pack was issued.`
            : freezesItself
              ? `They are due by ${due}. The pack is frozen when that day ends.`
              : `They are due by ${due}. Here the pack is frozen by hand, since this area’s calendar stands still.`}
        </p>
      )}
      {can.manage && (
        <ButtonLink href={`${here}/freeze`}>
          {packId === null ? "Freeze the pack now" : "Issue the pack again"}
        </ButtonLink>
      )}
    </section>
  );
}

const NOBODY = {
  "no-owner": "no owner yet",
  "has-left": "its owner has left",
} as const;

/** For who runs the meeting: whom to ask, and what has nobody to be asked about. */
function Asking({ page, here }: { page: Page; here: string }) {
  const { can, state, toAsk, unreachable, updates, silent, home, mine } = page;
  if (!can.manage || (state !== "coming" && state !== "today")) {
    return updates.length === 0 ? <p>Owners have not been asked yet.</p> : null;
  }
  return (
    <>
      {updates.length === 0 && toAsk === 0 && <p>No open action has an owner to ask.</p>}
      <div className="hw-buttons hw-screen-only">
        {toAsk > 0 && (
          <PlainForm id="ask">
            <input type="hidden" name="deed" value="ask" />
            <SubmitButton {...(mine.waiting > 0 ? { kind: "secondary" as const } : {})}>
              {`Ask owners about ${toAsk === 1 ? "1 action" : `${toAsk} actions`}`}
            </SubmitButton>
          </PlainForm>
        )}
        {updates.length > 0 && (
          <ButtonLink
            href={`${here}/asking`}
            kind={silent > 0 && toAsk === 0 && mine.waiting === 0 ? "primary" : "secondary"}
          >
            Links, texts and reminders
          </ButtonLink>
        )}
      </div>
      {unreachable.length > 0 && (
        <Drawer summary={`Nobody to ask (${unreachable.length})`}>
          <ul>
            {unreachable.map(({ id, topic, lead, why }) => (
              <li key={id}>
                <Link to={`${home}/plan/${id}`}>{topic}</Link>: {NOBODY[why]}
                {lead && ` (${lead})`}
              </li>
            ))}
          </ul>
        </Drawer>
      )}
    </>
  );
}
