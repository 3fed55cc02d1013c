import { Link } from "@remix-run/react";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import type { Standing } from "#app/services/people.server.ts";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";

type Person = {
  id: string;
  name: string;
  title: string;
  roles: string[];
  standing: Standing;
  invitedUntil: number | null;
};

type Props = {
  label: string;
  people: readonly Person[];
  here: string;
  manages: boolean;
  /** Whether an invitation can be sent by e-mail. */
  mails: boolean;
};

/** The people of one organisation, with what can be done about each. */
export function PeopleList({ label, people, here, manages, mails }: Props) {
  if (people.length === 0) return <p className="hw-quiet">Nobody yet.</p>;
  return (
    <ul className="hw-people" aria-label={label}>
      {people.map((person) => (
        <li key={person.id}>
          <span>
            <span className="hw-people__name">{person.name}</span>
            <span className="hw-people__title">{person.title}</span>
          </span>
          <span>{person.roles.join(", ")}</span>
          <span className="hw-quiet">{describeStanding(person)}</span>
          {manages && <Deeds person={person} here={here} mails={mails} />}
        </li>
      ))}
    </ul>
  );
}

function Deeds({ person, here, mails }: { person: Person; here: string; mails: boolean }) {
  const waits = person.standing === "not-invited" || person.standing === "invited";
  return (
    <div className="hw-people__deeds">
      {waits && (
        <PlainForm id={`invite-${person.id}`}>
          <input type="hidden" name="member" value={person.id} />
          <SubmitButton kind="secondary" small>
            {person.standing === "invited" ? "New link" : "Invite"}
            <span className="nhsuk-u-visually-hidden"> for {person.name}</span>
          </SubmitButton>
        </PlainForm>
      )}
      {waits && mails && (
        <PlainForm id={`mail-${person.id}`}>
          <input type="hidden" name="member" value={person.id} />
          <input type="hidden" name="by" value="mail" />
          <SubmitButton kind="secondary" small>
            E-mail<span className="nhsuk-u-visually-hidden"> an invitation to {person.name}</span>
          </SubmitButton>
        </PlainForm>
      )}
      <Link to={`${here}/${person.id}`}>
        Edit<span className="nhsuk-u-visually-hidden"> {person.name}</span>
      </Link>
    </div>
  );
}

function describeStanding({ standing, invitedUntil }: Person): string {
  switch (standing) {
    case "joined":
      return "Takes part";
    case "invited":
      return `Invited, until ${formatDate(londonDate(invitedUntil ?? 0))}`;
    case "not-invited":
      return "Not invited yet";
    case "inactive":
      return "No access";
  }
}
