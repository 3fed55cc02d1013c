import { Link } from "@remix-run/react";
import { NO_UPDATE, type UpdateEntry } from "#app/domain/report/meeting-updates.ts";
import { ActionStatusTag } from "#app/ui/action-status.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { PartnerMark } from "#app/ui/partner-mark.tsx";

type Props = { updates: readonly UpdateEntry[]; plan: string };

/** What owners say of each action before a meeting; silence stands beside the action too. */
export function UpdatesTable({ updates, plan }: Props) {
  return (
    <div className="hw-meeting__updates">
      <DataTable
        stacked="bare"
        caption="What owners say of their actions"
        captionHidden
        columns={[
          { key: "action", label: "Action", rowHeader: true },
          { key: "owner", label: "Owner" },
          { key: "standing", label: "How it stands" },
          { key: "update", label: "Update" },
        ]}
        rows={updates.map((entry) => ({
          key: entry.id,
          cells: {
            action: <Link to={`${plan}/${entry.id}`}>{entry.topic}</Link>,
            owner: (
              <>
                {entry.owner && <PartnerMark partner={entry.owner} />}
                {entry.lead && <span className="hw-meeting__lead">{entry.lead}</span>}
              </>
            ),
            standing: (
              <>
                <ActionStatusTag status={entry.status} overdue={entry.overdue} />
                <span className="hw-meeting__lead">{entry.due}</span>
              </>
            ),
            update: <Said entry={entry} />,
          },
        }))}
      />
    </div>
  );
}

/** The updates of an action, the latest first, or that there is none. */
export function Said({ entry }: { entry: Pick<UpdateEntry, "updates" | "asked"> }) {
  if (entry.updates.length === 0) {
    return (
      <>
        <strong>{NO_UPDATE}</strong>
        <span className="hw-quiet hw-meeting__lead">{entry.asked}</span>
      </>
    );
  }
  return (
    <>
      {entry.updates.map(({ id, on, person, text, changes }) => (
        <div key={id} className="hw-meeting__said">
          <span className="hw-quiet">
            {on}, {person}
          </span>
          <p className="hw-typed-text">{text}</p>
          {changes.map((change) => (
            <p key={change}>
              <strong>{change}</strong>
            </p>
          ))}
        </div>
      ))}
    </>
  );
}
