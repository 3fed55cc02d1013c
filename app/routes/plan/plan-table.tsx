import { Link } from "@remix-run/react";
import type { PlanEntry } from "#app/domain/report/plan-entry.ts";
import { PLAN_COLUMNS, PLAN_MARKS, type PlanGroup } from "#app/domain/report/plan-report.ts";
import { ActionStatusTag } from "#app/ui/action-status.tsx";
import { PartnerMark } from "#app/ui/partner-mark.tsx";

const COLUMNS = [
  PLAN_COLUMNS.whereNow,
  PLAN_COLUMNS.whatToDo,
  PLAN_COLUMNS.when,
  PLAN_COLUMNS.howKnow,
] as const;

type Props = { caption: string; groups: readonly PlanGroup[]; base: string };

/** Actions in the national template's four columns, grouped by change; cards on a phone. */
export function PlanTable({ caption, groups, base }: Props) {
  return (
    <table className="hw-table hw-caption-hidden hw-plan">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {COLUMNS.map((label) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(({ change, entries }) => (
        <tbody key={change.key}>
          <tr className="hw-plan__change">
            <th colSpan={COLUMNS.length} scope="rowgroup">
              {change.number}. {change.name}
            </th>
          </tr>
          {entries.map((entry) => (
            <EntryRow key={entry.id} entry={entry} base={base} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function EntryRow({ entry, base }: { entry: PlanEntry; base: string }) {
  return (
    <tr className="hw-plan__action">
      <td>
        <p className="hw-plan__topic">
          <Link to={`${base}/${entry.id}`}>{entry.topic}</Link>
          {entry.step && <span className="hw-quiet">{entry.step}</span>}
        </p>
        <Label>{PLAN_COLUMNS.whereNow}</Label>
        <Lines text={entry.whereNow} />
      </td>
      <td>
        <Label>{PLAN_COLUMNS.whatToDo}</Label>
        <Lines text={entry.whatToDo} />
        {entry.latestNote && (
          <p className="hw-plan__note">
            {entry.latestNote.on}: {entry.latestNote.text}
          </p>
        )}
      </td>
      <td>
        <Label>{PLAN_COLUMNS.when}</Label>
        <When entry={entry} />
      </td>
      <td>
        <Label>{PLAN_COLUMNS.howKnow}</Label>
        <Lines text={entry.howKnow} />
        {entry.measure && <p className="hw-plan__note">Measure: {entry.measure}</p>}
      </td>
    </tr>
  );
}

function When({ entry }: { entry: PlanEntry }) {
  return (
    <>
      <p className="hw-plan__date">{entry.due}</p>
      {entry.overdue && <p className="hw-overdue">{entry.lateness}</p>}
      <p>
        {entry.mark ? PLAN_MARKS[entry.mark] : <ActionStatusTag status={entry.status} />}
        {entry.stopReason && `: ${entry.stopReason}`}
      </p>
      {entry.owner && (
        <p>
          <PartnerMark partner={entry.owner} />
        </p>
      )}
      {entry.lead && <p>{entry.lead}</p>}
      {!entry.owner && !entry.lead && <p className="hw-quiet">No owner yet</p>}
    </>
  );
}

/** A column's name inside its cell, shown where the cells stand under one another. */
function Label({ children }: { children: string }) {
  return <p className="hw-plan__label">{children}</p>;
}

/** Someone's text with the lines it was typed in. */
function Lines({ text }: { text: string }) {
  return text ? <p className="hw-plan__text">{text}</p> : null;
}
