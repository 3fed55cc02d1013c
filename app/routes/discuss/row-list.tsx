import { Link } from "@remix-run/react";
import { AgreementMark } from "#app/ui/agreement-mark.tsx";
import { LevelChip } from "#app/ui/level-chip.tsx";
import { ButtonLink } from "#app/ui/next-step.tsx";
import type { DiscussPage } from "./page-data.ts";

type ListedRow = DiscussPage["rows"][number];
type Group = { name: string; rows: ListedRow[] };

/** The change's rows in the order that deserves the time, each leading to its own panel. */
export function RowList({ page, home }: { page: DiscussPage; home: string }) {
  const { accept, change } = page;
  const aligned = accept.accept.length;
  const order = groupRows(page).flatMap((group) => group.rows.map((row) => row.key));
  const place = order.indexOf(page.chosen.key);
  const keyTo = (key: string) =>
    key === order[place + 1] ? "n" : key === order[place - 1] ? "p" : undefined;
  return (
    <nav className="hw-agenda-frame" aria-label="Rows">
      {groupRows(page).map((group) => (
        <section key={group.name}>
          {group.name && <h2 className="hw-agenda__heading">{group.name}</h2>}
          <ol className="hw-agenda">
            {group.rows.map((row) => (
              <li key={row.key}>
                <Link
                  to={`?${new URLSearchParams({ row: row.key })}#row`}
                  aria-current={row.key === page.chosen.key ? "true" : undefined}
                  data-shortcut={page.runs ? keyTo(row.key) : undefined}
                >
                  <span className="hw-agenda__topic">{row.topic}</span>
                  <RowState row={row} />
                </Link>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {aligned > 0 && (
        <p className="hw-screen-only">
          <ButtonLink href={`${home}/discuss/${change.number}/aligned`} small>
            {aligned === 1 ? "Accept the aligned row" : `Accept ${aligned} aligned rows`}
          </ButtonLink>
        </p>
      )}
      {page.rows.every((row) => row.revealed) && (
        <ol className="hw-agenda">
          <li>
            <a href="#change">
              <span className="hw-agenda__topic">Change {change.number} as a whole</span>
              {change.agreedLevel !== null && <LevelChip level={change.agreedLevel} size="s" />}
            </a>
          </li>
        </ol>
      )}
    </nav>
  );
}

type RowStanding = Pick<ListedRow, "label" | "outcome" | "agreed" | "priority" | "secondOpen">;

/** What stands of a row: agreed at a level, parked, or how far apart its scores are. */
export function RowState({ row }: { row: RowStanding }) {
  if (row.agreed === "not-applicable") return <span className="hw-quiet">Does not apply</span>;
  if (row.agreed !== null) {
    return (
      <span className="hw-agenda__state">
        <LevelChip level={row.agreed} size="s" />
        <span className="hw-quiet">Agreed{row.priority ? ", a priority" : ""}</span>
      </span>
    );
  }
  return (
    <span className="hw-agenda__state">
      {row.label === null ? (
        <span className="hw-quiet">Not revealed</span>
      ) : (
        <AgreementMark label={row.label} />
      )}
      {row.outcome === "parked" && <span className="hw-quiet">Parked</span>}
      {row.secondOpen && <span className="hw-quiet">Second score</span>}
    </span>
  );
}

/** By tier; aligned rows that are far from their target stand by themselves. */
function groupRows({ rows, actFirst }: DiscussPage): Group[] {
  if (rows.some((row) => row.tier === null)) return [{ name: "", rows }];
  const isFirst = (row: ListedRow) => actFirst.includes(row.key);
  const groups = [
    { name: "Discuss first", rows: rows.filter(({ tier }) => tier === 1) },
    { name: "Then", rows: rows.filter(({ tier }) => tier === 2 || tier === 3) },
    { name: "Aligned", rows: rows.filter((row) => row.tier === 4 && !isFirst(row)) },
    { name: "Act first", rows: rows.filter((row) => row.tier === 4 && isFirst(row)) },
  ];
  return groups.filter((group) => group.rows.length > 0);
}
