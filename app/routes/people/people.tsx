import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ButtonLink } from "#app/ui/next-step.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PartnerMark } from "#app/ui/partner-mark.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { InvitationLink } from "./invitation-link.tsx";
import { invitationForm } from "./people.form.ts";
import { PeopleList } from "./people-list.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `People – ${data?.area} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { searchParams } = new URL(asked.request.url);
  const added = searchParams.get("added");
  return {
    area: area.name,
    here: `/areas/${area.slug}/people`,
    added,
    kept: `/areas/${area.slug}/people/retention`,
    erased: searchParams.get("done") === "erased",
    ...services.people.page(viewer),
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, services } = await requireArea(asked);
  return submitForm(asked.request, invitationForm, ({ member, by }) => {
    if (by === "mail") {
      return { invitation: null, mailed: services.people.inviteByMail(viewer, member) };
    }
    // Not a redirect: only this answer knows the link.
    const { expiresAt, ...invitation } = services.people.invite(viewer, member);
    return {
      invitation: { ...invitation, until: formatDate(londonDate(expiresAt)) },
      mailed: null,
    };
  });
});

export default function People() {
  const { here, added, kept, erased, manages, sendsMail, partners, others } =
    useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const everybody = [...partners.flatMap((partner) => partner.people), ...others];
  const fresh = everybody.find(({ id, standing }) => id === added && standing === "not-invited");
  const refused = done && "errors" in done ? done : null;
  return (
    <>
      {done && "invitation" in done && done.invitation && (
        <InvitationLink key={done.invitation.url} {...done.invitation} />
      )}
      {done && "mailed" in done && done.mailed && (
        <Notice kind="success" title={`The invitation for ${done.mailed} is on its way`} focus>
          It goes to the address given here, and its link works for a fortnight.
        </Notice>
      )}
      {erased && (
        <Notice kind="success" focus>
          The person is erased. What they scored stays, under their organisation.
        </Notice>
      )}
      {refused && <Notice focus>{Object.values(refused.errors)[0]}</Notice>}
      {!done && fresh && (
        <Notice kind="success" title={`${fresh.name} is added`} focus>
          <PlainForm id="fresh">
            <input type="hidden" name="member" value={fresh.id} />
            <p>Next, make an invitation link and send it.</p>
            <SubmitButton kind="secondary">Make an invitation link</SubmitButton>
          </PlainForm>
        </Notice>
      )}
      <PageHeader
        title="People"
        purpose="The organisations that share the work, and who takes part for each."
        {...(manages ? deeds(here, partners.length === 0) : {})}
      />
      {partners.length === 0 && (
        <EmptyState title="No organisations yet">
          Add the organisations that share responsibility for getting people home: hospitals,
          community services, commissioners, social care, care providers, charities.
        </EmptyState>
      )}
      {partners.map(({ look, kind, active, people }) => (
        <section key={look.id} className="hw-section">
          <h2 className="nhsuk-heading-m hw-people-heading">
            <PartnerMark partner={look} long />
          </h2>
          <p className="hw-row">
            <span className="hw-quiet">
              {kind}, shown as “{look.shortName}”{active ? "" : ", out of use"}
            </span>
            {manages && (
              <>
                <Link to={`${here}/partners/${look.id}`}>
                  Edit<span className="nhsuk-u-visually-hidden"> {look.name}</span>
                </Link>
                <Link to={`${here}/new?partner=${look.id}`}>
                  Add a person<span className="nhsuk-u-visually-hidden"> to {look.name}</span>
                </Link>
              </>
            )}
          </p>
          <PeopleList
            label={`People of ${look.name}`}
            people={people}
            here={here}
            manages={manages}
            mails={sendsMail}
          />
        </section>
      ))}
      {others.length > 0 && (
        <section className="hw-section">
          <h2 className="nhsuk-heading-m">Not scoring for an organisation</h2>
          <PeopleList
            label="People without an organisation"
            people={others}
            here={here}
            manages={manages}
            mails={sendsMail}
          />
        </section>
      )}
      {manages && (
        <ul className="hw-section hw-screen-only">
          <li>
            <Link to={kept}>How long things are kept</Link>{" "}
            <span className="hw-quiet">(names of guests, people who never joined, reasons)</span>
          </li>
          <li>
            <Link to={`${here}/file`}>Take the whole area away as a file</Link>
          </li>
        </ul>
      )}
    </>
  );
}

/** Without organisations there is nobody to score for: they come first. */
function deeds(here: string, isEmpty: boolean) {
  const person = { href: `${here}/new`, label: "Add a person" };
  const partner = { href: `${here}/partners/new`, label: "Add an organisation" };
  const [next, other] = isEmpty ? [partner, person] : [person, partner];
  return { next, aside: <ButtonLink href={other.href}>{other.label}</ButtonLink> };
}
