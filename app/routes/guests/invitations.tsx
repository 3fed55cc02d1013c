import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { CopyField } from "#app/ui/copy-field.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { ButtonLink } from "#app/ui/next-step.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PartnerMark } from "#app/ui/partner-mark.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { invitationsForm } from "./invitations.form.ts";
import type { InvitationsData } from "./invitations-data.ts";
import { LinksForm } from "./links-form.tsx";
import { NewLinks } from "./new-links.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Invitations: ${data?.round.name ?? "a round"} – ${data?.area} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const roundId = asked.params.round ?? "";
  const searching = new URL(asked.request.url).searchParams;
  return {
    ...services.invitations.page(viewer, roundId),
    area: area.name,
    home: `/areas/${area.slug}/rounds/${roundId}`,
    reminded: searching.has("reminded") ? Number(searching.get("reminded")) : null,
    ended: searching.has("ended"),
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { invitations } = services;
  const id = asked.params.round ?? "";
  const here = `/areas/${area.slug}/rounds/${id}/invitations`;
  return submitForm(asked.request, invitationsForm, (sent) => {
    switch (sent.deed) {
      case "links": {
        const { partners, until, date } = sent;
        // Not a redirect: only this answer knows the links.
        return { made: invitations.makeLinks(viewer, id, partners, { until, date }) };
      }
      case "end":
        invitations.endLink(viewer, id, sent.partner);
        return redirect(`${here}?ended`);
      case "remind":
        return redirect(`${here}?reminded=${invitations.remind(viewer, id)}`);
    }
  });
});

export default function Invitations() {
  const page = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const { round, home, reminded, ended } = page;
  const made = done && "made" in done ? done.made : null;
  const refused = done && "errors" in done ? done : undefined;
  const ahead = round.status === "preparing" || round.status === "open";
  return (
    <>
      <BackLink href={home} label={round.name} />
      <PageHeader
        title="Invitations"
        purpose="Before the day, each organisation gets one link by which its people can score without an account."
        aside={<ButtonLink href={`${home}/guests`}>Guests</ButtonLink>}
      />
      {reminded !== null && !done && <Notice kind="success" title={sayReminded(reminded)} focus />}
      {ended && !done && (
        <Notice kind="success" title="That link no longer works. Who joined by it stays." focus />
      )}
      {made && <NewLinks made={made} page={page} />}
      <Partners page={page} />
      {ahead && <LinksForm page={page} result={refused} />}
      {round.status === "open" && <Reminder page={page} />}
    </>
  );
}

const sayReminded = (count: number) =>
  count === 0
    ? "Everybody who has not finished was reminded today already."
    : `${count === 1 ? "1 reminder is" : `${count} reminders are`} on the way.`;

/** How far each organisation is, in counts, and whether its link works. */
function Partners({ page }: { page: InvitationsData }) {
  return (
    <DataTable
      stacked="named"
      caption="How far each organisation is"
      columns={[
        { key: "partner", label: "Organisation", rowHeader: true },
        { key: "begun", label: "Members who have begun", numeric: true },
        { key: "finished", label: "Finished", numeric: true },
        { key: "guests", label: "Guests let in", numeric: true },
        { key: "link", label: "Link" },
      ]}
      rows={page.partners.map(({ mark, people, guests, linkUntil }) => ({
        key: mark.id,
        cells: {
          partner: <PartnerMark partner={mark} long />,
          begun: people.asked === 0 ? "no members" : `${people.begun} of ${people.asked}`,
          finished: people.asked === 0 ? "" : `${people.finished} of ${people.asked}`,
          guests: String(guests),
          link:
            linkUntil === null ? (
              <span className="hw-quiet">none</span>
            ) : (
              <span className="hw-row">
                works until {formatDate(londonDate(linkUntil))}
                <PlainForm id={`end-${mark.id}`}>
                  <input type="hidden" name="deed" value="end" />
                  <input type="hidden" name="partner" value={mark.id} />
                  <button type="submit" className="hw-link-button">
                    End it
                    <span className="nhsuk-u-visually-hidden">: the link of {mark.name}</span>
                  </button>
                </PlainForm>
              </span>
            ),
        },
      }))}
    />
  );
}

/** A reminder to send: by e-mail where that is set up, and always as a text to copy. */
function Reminder({ page }: { page: InvitationsData }) {
  const { reminder, unfinished, sendsMail } = page;
  return (
    <section className="hw-section" aria-labelledby="reminder">
      <h2 id="reminder" className="nhsuk-heading-m">
        A reminder
      </h2>
      {unfinished === 0 ? (
        <p>Every member who is asked has finished.</p>
      ) : (
        <>
          <p className="hw-reading">
            {unfinished === 1 ? "1 member has" : `${unfinished} members have`} not finished.
            {sendsMail
              ? " Each gets a message of their own, at most one a day."
              : " This installation sends no e-mail: copy the text into a message of yours."}
          </p>
          {sendsMail && (
            <PlainForm id="remind">
              <input type="hidden" name="deed" value="remind" />
              <SubmitButton kind="secondary">Send reminders by e-mail</SubmitButton>
            </PlainForm>
          )}
          <CopyField
            id="reminder-text"
            label="Text for everybody"
            value={reminder.text}
            copy="Copy the reminder"
            long
          />
        </>
      )}
    </section>
  );
}
