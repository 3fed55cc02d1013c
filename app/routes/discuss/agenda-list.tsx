import { Link } from "@remix-run/react";
import { londonTime } from "#app/domain/dates.ts";
import { formatMinutes } from "#app/domain/desk/agenda.ts";
import { LevelChip } from "#app/ui/level-chip.tsx";
import { useParts } from "#app/ui/parts.ts";
import type { Desk, DiscussPage } from "./page-data.ts";
import { RowState } from "./row-list.tsx";

type Props = { page: DiscussPage; desk: Desk; home: string };
type AgendaChange = Desk["agenda"][number];

/** All changes and rows with their minutes, held against the workshop's end. */
export function AgendaList({ page, desk, home }: Props) {
  const { many } = useParts();
  const { agenda, room } = { agenda: desk.agenda, room: page.room };
  return (
    <nav className="hw-whole-agenda hw-screen-only" aria-label="Agenda">
      <h2 className="hw-agenda__heading">Agenda</h2>
      <Sum desk={desk} />
      <ol className="hw-whole-agenda__changes">
        {agenda.map((change) => (
          <li key={change.number}>
            <details>
              <summary>
                <span className="hw-whole-agenda__name">
                  {change.number} {change.shortName}
                </span>
                {room.here?.change === change.number && <span className="hw-quiet">here</span>}
                {change.agreedLevel !== null && <LevelChip level={change.agreedLevel} size="s" />}
                <span className="hw-whole-agenda__minutes">{change.minutes} min</span>
              </summary>
              <Rows change={change} home={home} />
            </details>
          </li>
        ))}
      </ol>
      <p>
        <Link to={`${home}/agenda`}>Change the minutes</Link>
      </p>
      {desk.can.revealAll && desk.leads && (
        <p>
          <Link to="?reveal=all" preventScrollReset>
            Reveal all {many}
          </Link>
        </p>
      )}
    </nav>
  );
}

function Sum({ desk: { sum, endsAt } }: { desk: Desk }) {
  const left =
    sum.left === sum.planned ? formatMinutes(sum.left) : `${formatMinutes(sum.left)} left`;
  if (sum.left === 0) return <p>Every row is dealt with.</p>;
  if (endsAt === null || sum.spare === null) return <p>{left} in all.</p>;
  return (
    <p className={sum.spare < 0 ? "hw-whole-agenda__short" : undefined}>
      {left}, to end at {londonTime(endsAt)}:{" "}
      {sum.spare < 0 ? (
        <strong>{formatMinutes(-sum.spare)} too long</strong>
      ) : (
        `${formatMinutes(sum.spare)} to spare`
      )}
      .
    </p>
  );
}

function Rows({ change, home }: { change: AgendaChange; home: string }) {
  const path = `${home}/discuss/${change.number}`;
  return (
    <ol className="hw-whole-agenda__rows">
      {change.rows.map((row) => (
        <li key={row.key}>
          <Link to={`${path}?${new URLSearchParams({ row: row.key })}#row`}>{row.topic}</Link>
          {row.label !== null && <RowState row={row} />}
          {change.actFirst.includes(row.key) && <span className="hw-quiet"> Act first</span>}
        </li>
      ))}
    </ol>
  );
}
