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
    <section className="hw-section hw-plan-stack">
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
              <span className="hw-plan__row">
                {proposal.topic}
                <br />
                <span className="hw-quiet">
                  {proposal.change}. {proposal.step}
                </span>
              </span>
            ),
            whatToDo: proposal.whatToDo,
            when: (
              <>
                <span className="hw-plan__date">
                  {proposal.dueDate ? formatDate(proposal.dueDate) : "No date"}
                </span>
                <br />
                <span className="hw-quiet">{proposal.now ? "Now" : "Later"}</span>
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
    <section className="hw-section hw-plan-stack">
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
                <span className="hw-plan__row">
                  {topic}
                  <br />
                  <span className="hw-quiet">{name}</span>
                </span>
              ),
              before: <Said label="Now says" text={before} />,
              after: <Said label="Will say" text={after} />,
            },
          })),
        )}
      />
    </section>
  );
}

/** A text under its column's name, which shows where the columns have no room. */
function Said({ label, text }: { label: string; text: string }) {
  return (
    <>
      <span className="hw-plan-stack__label">{label}</span>
      <span className="hw-plan__text">{text}</span>
    </>
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
