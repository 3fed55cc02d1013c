import { Form, Link } from "@remix-run/react";
import type { ActivityQuery } from "#app/domain/audit/activity-query.ts";
import { AUDIT_GROUPS, type AuditGroup } from "#app/domain/audit/audit.ts";
import { Drawer } from "#app/ui/drawer.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { isFiltered, writeQuery } from "./activity-query.ts";

const GROUPS = Object.keys(AUDIT_GROUPS) as AuditGroup[];

type Named = { id: string; name: string };

type Props = {
  query: ActivityQuery;
  choices: { people: readonly Named[]; rounds: readonly Named[] };
  /** The address of the log. */
  here: string;
};

const optionsOf = (list: readonly Named[]) =>
  list.map(({ id, name }) => ({ value: id, label: name }));

/** What of the log is shown: a plain address, so that each search can be linked to. */
export function ActivitySearch({ query, choices, here }: Props) {
  const filtered = isFiltered(query);
  return (
    <Drawer summary="Search" open={filtered} shortcut="f">
      {/* why: another address is another search, so the fields begin again with it. */}
      <Form
        method="get"
        key={writeQuery(query)}
        role="search"
        aria-label="Search the log"
        className="hw-log-search hw-screen-only"
      >
        <TextField name="text" label="Words" type="search" value={query.text} autoComplete="off" />
        <SelectField
          name="person"
          label="Who"
          value={query.person ?? ""}
          empty="Anybody"
          options={optionsOf(choices.people)}
        />
        <SelectField
          name="group"
          label="What"
          value={query.group ?? ""}
          empty="Anything"
          options={GROUPS.map((group) => ({ value: group, label: AUDIT_GROUPS[group].name }))}
        />
        <SelectField
          name="round"
          label="Round"
          value={query.round ?? ""}
          empty="Any or none"
          options={optionsOf(choices.rounds)}
        />
        <TextField name="from" label="From" type="date" value={query.from ?? ""} />
        <TextField name="to" label="To" type="date" value={query.to ?? ""} />
        <div className="hw-row">
          <SubmitButton kind="secondary" small>
            Show
          </SubmitButton>
          {filtered && <Link to={here}>Show everything</Link>}
        </div>
      </Form>
    </Drawer>
  );
}
