import { formatDate } from "#app/domain/dates.ts";
import { PLAN_MARKS } from "#app/domain/report/plan-report.ts";
import { DataTable } from "#app/ui/data-table.tsx";

type Proposal = {
  key: string;
  change: string;
  topic: string;
  step: string;
  whatToDo: string;
  dueDate: string | null;
  now: boolean;
  mark: "reached" | "superseded" | null;
};

/** The actions a round would add, those for now first. */
export function NewActions({ added }: { added: readonly Proposal[] }) {
  if (added.length === 0) return null;
  return (
    <section className="hw-section">
      <DataTable
        stacked="named"
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
                {!proposal.mark && (
                  <>
                    <span className="hw-plan__date">
                      {proposal.dueDate ? formatDate(proposal.dueDate) : "No date"}
                    </span>
                    <br />
                  </>
                )}
                <span className="hw-quiet">
                  {proposal.mark ? PLAN_MARKS[proposal.mark] : proposal.now ? "Now" : "Later"}
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

type ChangedProps = {
  title: string;
  /** What the second of the two texts is. */
  after: string;
  changed: readonly Changed[];
};

/** Fields with two texts: what stands, and what the round makes or would make of it. */
export function ChangedActions({ title, after, changed }: ChangedProps) {
  if (changed.length === 0) return null;
  return (
    <section className="hw-section">
      <DataTable
        stacked="named"
        caption={`${title} (${changed.length})`}
        columns={[
          { key: "topic", label: "Action", rowHeader: true },
          { key: "before", label: "Now says" },
          { key: "after", label: after },
        ]}
        rows={changed.flatMap(({ id, topic, fields }) =>
          fields.map(({ name, before, after: text }) => ({
            key: `${id} ${name}`,
            cells: {
              topic: (
                <span className="hw-plan__row">
                  {topic}
                  <br />
                  <span className="hw-quiet">{name}</span>
                </span>
              ),
              before: <span className="hw-plan__text">{before}</span>,
              after: <span className="hw-plan__text">{text}</span>,
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
