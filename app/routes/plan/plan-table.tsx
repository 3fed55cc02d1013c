import { Link } from "@remix-run/react";
import { type PlanOrder, sortEntries } from "#app/domain/plan/plan-filter.ts";
import type { PlanEntry } from "#app/domain/report/plan-entry.ts";
import { PLAN_COLUMNS, PLAN_MARKS, type PlanGroup } from "#app/domain/report/plan-report.ts";
import { ActionStatusTag } from "#app/ui/action-status.tsx";
import { PartnerMark } from "#app/ui/partner-mark.tsx";
import { WaitsFor } from "./plan-board.tsx";

const COLUMNS = [
  PLAN_COLUMNS.whereNow,
  PLAN_COLUMNS.whatToDo,
  PLAN_COLUMNS.when,
  PLAN_COLUMNS.howKnow,
] as const;

type Props = {
  caption: string;
  groups: readonly PlanGroup[];
  base: string;
  order?: PlanOrder;
  /** The ids of the actions that can be ticked, to change several at once. */
  tickable?: ReadonlySet<string>;
};

/** Actions in the national template's four columns, grouped by change or in one order; cards on a phone. */
export function PlanTable({ caption, groups, base, order = "model", tickable }: Props) {
  const row = (entry: PlanEntry) => (
    <EntryRow
      key={entry.id}
      entry={entry}
      base={base}
      tickable={tickable?.has(entry.id) ?? false}
      named={order !== "model"}
    />
  );
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
      {order === "model" ? (
        groups.map(({ change, entries }) => (
          <tbody key={change.key}>
            <tr className="hw-plan__change">
              <th colSpan={COLUMNS.length} scope="rowgroup">
                {change.number}. {change.name}
              </th>
            </tr>
            {entries.map(row)}
          </tbody>
        ))
      ) : (
        <tbody>
          {sortEntries(
            groups.flatMap(({ entries }) => entries),
            order,
          ).map(row)}
        </tbody>
      )}
    </table>
  );
}

type RowProps = {
  entry: PlanEntry;
  base: string;
  tickable: boolean;
  /** Whether the row says which change it is of, where no heading does. */
  named: boolean;
};

function EntryRow({ entry, base, tickable, named }: RowProps) {
  return (
    <tr className="hw-plan__action" data-stop-around>
      <td>
        {tickable && <Tick entry={entry} />}
        <p className="hw-plan__topic">
          <Link to={`${base}/${entry.id}`} data-stop>
            {entry.topic}
          </Link>
          {entry.step && <span className="hw-quiet">{entry.step}</span>}
        </p>
        {named && (
          <p className="hw-quiet">
            {entry.change.number}. {entry.change.shortName}
          </p>
        )}
        <Label>{PLAN_COLUMNS.whereNow}</Label>
        <Lines text={entry.whereNow} />
        {entry.otherWords > 0 && (
          <p className="hw-plan__note">
            <Link to={`${base}/${entry.id}#other-words`}>A round words it otherwise</Link>
          </p>
        )}
      </td>
      <td>
        <Label>{PLAN_COLUMNS.whatToDo}</Label>
        <Lines text={entry.whatToDo} />
        <WaitsFor entry={entry} />
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
        {entry.measure && (
          <p className="hw-plan__note">
            Measure: {entry.measure}
            {entry.target && `, target ${entry.target}`}
          </p>
        )}
        {entry.targetDoubt && <p className="hw-plan__doubt">{entry.targetDoubt}</p>}
        {entry.schemes.length > 0 && (
          <p className="hw-plan__note">
            Paid for by: {entry.schemes.map(({ name }) => name).join("; ")}
          </p>
        )}
      </td>
    </tr>
  );
}

function When({ entry }: { entry: PlanEntry }) {
  return (
    <>
      <p className="hw-plan__date">{entry.due}</p>
      {entry.start && <p className="hw-quiet">Starts {entry.start}</p>}
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
      {entry.ownerDoubt && <p className="hw-plan__doubt">{entry.ownerDoubt}</p>}
    </>
  );
}

/** A box to tick, to change several actions at once. */
function Tick({ entry }: { entry: PlanEntry }) {
  const id = `tick-${entry.id}`;
  return (
    <div className="nhsuk-checkboxes nhsuk-checkboxes--small hw-plan__tick hw-screen-only">
      <div className="nhsuk-checkboxes__item">
        <input
          className="nhsuk-checkboxes__input"
          type="checkbox"
          id={id}
          name="action"
          value={entry.id}
          data-shortcut="x"
        />
        <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={id}>
          <span className="nhsuk-u-visually-hidden">Tick {entry.topic}</span>
        </label>
      </div>
    </div>
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
