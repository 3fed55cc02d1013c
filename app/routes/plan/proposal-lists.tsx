import { formatDate } from "#app/domain/dates.ts";
import { DataTable } from "#app/ui/data-table.tsx";

type Proposal = {
  key: string;
  change: string;
  topic: string;
  step: string;
  whatToDo: string;
  dueDate: string | null;
  now: boolean;
};

/** The actions a round would add, those for now first. */
export function NewActions({ added }: { added: readonly Proposal[] }) {
  if (added.length === 0) return null;
  return (
    <section className="hw-section">
      <DataTable
        caption={`New (${added.length})`}
        columns={[
          { key: "topic", label: "Row", rowHeader: true },
          { key: "whatToDo", label: "What do you need to do?" },
          { key: "when", label: "When" },
        ]}
        rows={added.map((proposal) => ({
          key: proposal.key,
          cells: {
            topic: (
              <>
                {proposal.topic}
                <br />
                <span className="hw-quiet">
                  {proposal.change}. {proposal.step}
                </span>
              </>
            ),
            whatToDo: proposal.whatToDo,
            when: (
              <>
                {proposal.now ? "Now" : "Later"}
                <br />
                <span className="hw-quiet">
                  {proposal.dueDate ? formatDate(proposal.dueDate) : "No date"}
                </span>
              </>
            ),
          },
        }))}
      />
    </section>
  );
}

type Changed = {
  id: string;
  topic: string;
  fields: readonly { name: string; before: string; after: string }[];
};

/** Actions nobody has begun or reworded, which would follow the round. */
export function ChangedActions({ changed }: { changed: readonly Changed[] }) {
  if (changed.length === 0) return null;
  return (
    <section className="hw-section">
      <DataTable
        caption={`Not begun yet, so they follow the round (${changed.length})`}
        columns={[
          { key: "topic", label: "Action", rowHeader: true },
          { key: "before", label: "Now says" },
          { key: "after", label: "Will say" },
        ]}
        rows={changed.flatMap(({ id, topic, fields }) =>
          fields.map(({ name, before, after }) => ({
            key: `${id} ${name}`,
            cells: {
              topic: (
                <>
                  {topic}
                  <br />
                  <span className="hw-quiet">{name}</span>
                </>
              ),
              before,
              after,
            },
          })),
        )}
      />
    </section>
  );
}

/** Actions that would be marked, and kept. */
export function MarkedActions({ title, actions }: { title: string; actions: readonly Changed[] }) {
  if (actions.length === 0) return null;
  return (
    <section className="hw-section">
      <h2 className="nhsuk-heading-s">
        {title} ({actions.length})
      </h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {actions.map(({ id, topic }) => (
          <li key={id}>{topic}</li>
        ))}
      </ul>
    </section>
  );
}
