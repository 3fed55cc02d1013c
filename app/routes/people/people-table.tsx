import { Link } from "@remix-run/react";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import type { Standing } from "#app/services/people.server.ts";
import { DataTable } from "#app/ui/data-table.tsx";
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

type Props = { caption: string; people: readonly Person[]; here: string; manages: boolean };

/** The people of one organisation, with what can be done about each. */
export function PeopleTable({ caption, people, here, manages }: Props) {
  if (people.length === 0) return <p className="hw-quiet">Nobody yet.</p>;
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={[
        { key: "name", label: "Name", rowHeader: true },
        { key: "roles", label: "Roles" },
        { key: "standing", label: "Taking part" },
        ...(manages ? [{ key: "edit", label: "Change" }] : []),
      ]}
      rows={people.map((person) => ({
        key: person.id,
        cells: {
          name: (
            <>
              {person.name}
              {person.title && (
                <span className="hw-quiet">
                  <br />
                  {person.title}
                </span>
              )}
            </>
          ),
          roles: person.roles.join(", "),
          standing: describeStanding(person),
          edit: <Deeds person={person} here={here} />,
        },
      }))}
    />
  );
}

function Deeds({ person, here }: { person: Person; here: string }) {
  const of = <span className="nhsuk-u-visually-hidden"> {person.name}</span>;
  const waits = person.standing === "not-invited" || person.standing === "invited";
  return (
    <div className="hw-row">
      <Link to={`${here}/${person.id}`}>Edit{of}</Link>
      {waits && (
        <PlainForm id={`invite-${person.id}`}>
          <input type="hidden" name="member" value={person.id} />
          <SubmitButton kind="secondary" small>
            {person.standing === "invited" ? "New link" : "Invite"}
            <span className="nhsuk-u-visually-hidden"> for {person.name}</span>
          </SubmitButton>
        </PlainForm>
      )}
    </div>
  );
}

function describeStanding({ standing, invitedUntil }: Person): string {
  switch (standing) {
    case "joined":
      return "Yes";
    case "invited":
      return `Invited, until ${formatDate(londonDate(invitedUntil ?? 0))}`;
    case "not-invited":
      return "Not invited yet";
    case "inactive":
      return "No access";
  }
}
