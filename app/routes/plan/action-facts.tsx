import { ACTION_FIELD_NAMES } from "#app/domain/plan/action-fields.ts";
import type { PlanEntry } from "#app/domain/report/plan-entry.ts";
import { ActionStatusTag } from "#app/ui/action-status.tsx";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PartnerMark } from "#app/ui/partner-mark.tsx";

/** How an action stands, beside its title. */
export function ActionStanding({ entry }: { entry: PlanEntry }) {
  return (
    <p className="hw-row">
      {entry.owner && <PartnerMark partner={entry.owner} />}
      <ActionStatusTag status={entry.status} overdue={entry.overdue} />
    </p>
  );
}

/** What somebody should put right: an owner who left, a target in a unit of the past. */
export function ActionDoubts({ entry }: { entry: PlanEntry }) {
  const doubts = [entry.ownerDoubt, entry.targetDoubt].filter((each) => each !== null);
  if (doubts.length === 0) return null;
  return (
    <Notice>
      {doubts.map((doubt) => (
        <p key={doubt}>{doubt}</p>
      ))}
    </Notice>
  );
}

/** An action to read, for those who do not change it. */
export function ActionFacts({ entry }: { entry: PlanEntry }) {
  const text = (value: string) => <span className="hw-plan__text">{value || "Nothing yet"}</span>;
  return (
    <DefinitionList
      items={[
        { term: ACTION_FIELD_NAMES.whereNow, value: text(entry.whereNow) },
        { term: ACTION_FIELD_NAMES.whatToDo, value: text(entry.whatToDo) },
        ...(entry.start ? [{ term: ACTION_FIELD_NAMES.startDate, value: entry.start }] : []),
        {
          term: ACTION_FIELD_NAMES.dueDate,
          value: entry.overdue ? `${entry.due} (${entry.lateness.toLowerCase()})` : entry.due,
        },
        { term: ACTION_FIELD_NAMES.howKnow, value: text(entry.howKnow) },
        ...(entry.measure ? [{ term: ACTION_FIELD_NAMES.measureKey, value: entry.measure }] : []),
        ...(entry.target ? [{ term: ACTION_FIELD_NAMES.targetValue, value: entry.target }] : []),
        { term: ACTION_FIELD_NAMES.ownerPartnerId, value: entry.owner?.name ?? "None yet" },
        { term: ACTION_FIELD_NAMES.ownerName, value: entry.lead || "None yet" },
        ...(entry.stopReason
          ? [{ term: ACTION_FIELD_NAMES.stopReason, value: text(entry.stopReason) }]
          : []),
      ]}
    />
  );
}
