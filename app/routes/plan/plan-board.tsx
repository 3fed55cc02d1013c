import { Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { ACTION_STATUSES, type ActionStatus } from "#app/domain/plan/action.ts";
import type { PlanEntry } from "#app/domain/report/plan-entry.ts";
import type { PlanGroup } from "#app/domain/report/plan-report.ts";
import { ActionStatusTag } from "#app/ui/action-status.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import { PartnerMark } from "#app/ui/partner-mark.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";

const STATUSES = Object.keys(ACTION_STATUSES) as ActionStatus[];

type Props = {
  groups: readonly PlanGroup[];
  base: string;
  /** The query of the page, to come back to. */
  query: string;
  /** The versions of the actions that the reader may move. */
  versions: Readonly<Record<string, number>>;
  /** The action that was moved just now. */
  moved: string | null;
};

/** The plan by status: a column each, and a card for each action, which moves by buttons. */
export function PlanBoard({ groups, base, query, versions, moved }: Props) {
  const entries = groups.flatMap((group) => group.entries);
  return (
    <div className="hw-plan-board">
      {STATUSES.map((status) => {
        const own = entries.filter((entry) => entry.status === status);
        return (
          <section key={status} aria-labelledby={`column-${status}`}>
            <h2 id={`column-${status}`} className="hw-plan-board__status">
              <ActionStatusTag status={status} /> <span className="hw-quiet">{own.length}</span>
            </h2>
            {own.length === 0 ? (
              <p className="hw-quiet">None</p>
            ) : (
              <ul>
                {own.map((entry) => (
                  <Card
                    key={entry.id}
                    entry={entry}
                    base={base}
                    query={query}
                    version={versions[entry.id]}
                    moved={entry.id === moved}
                  />
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </div>
  );
}

type CardProps = {
  entry: PlanEntry;
  base: string;
  query: string;
  version: number | undefined;
  moved: boolean;
};

function Card({ entry, base, query, version, moved }: CardProps) {
  const link = useRef<HTMLAnchorElement>(null);
  // Whoever moved a card goes on from there.
  useEffect(() => {
    if (moved) link.current?.focus();
  }, [moved]);
  return (
    <li className="hw-plan-board__card" data-stop-around>
      <p>
        <Link to={`${base}/${entry.id}`} ref={link} data-stop>
          {entry.topic}
        </Link>
      </p>
      <p className="hw-quiet">
        {entry.change.number}. {entry.change.shortName}
      </p>
      <p>{entry.due}</p>
      {entry.overdue && <p className="hw-overdue">{entry.lateness}</p>}
      {entry.owner && (
        <p>
          <PartnerMark partner={entry.owner} />
        </p>
      )}
      {entry.lead && <p>{entry.lead}</p>}
      <WaitsFor entry={entry} />
      {version !== undefined && (
        <Drawer
          summary={
            <>
              Move<span className="nhsuk-u-visually-hidden"> {entry.topic}</span>
            </>
          }
          shortcut="m"
        >
          <PlainForm id="move">
            <input type="hidden" name="id" value={entry.id} />
            <input type="hidden" name="version" value={version} />
            <input type="hidden" name="query" value={query} />
            {STATUSES.filter((status) => status !== entry.status).map((status) => (
              <SubmitButton key={status} kind="secondary" small name="status" value={status}>
                {ACTION_STATUSES[status].needsReason
                  ? `${ACTION_STATUSES[status].name}…`
                  : ACTION_STATUSES[status].name}
              </SubmitButton>
            ))}
          </PlainForm>
        </Drawer>
      )}
    </li>
  );
}

/** "Waits for one assessment format": what is not done yet of what an action waits for. */
export function WaitsFor({ entry }: { entry: PlanEntry }) {
  const open = entry.waitsFor.filter(({ over }) => !over);
  return open.length === 0 ? null : (
    <p className="hw-plan__note">Waits for: {open.map(({ topic }) => topic).join("; ")}</p>
  );
}
