import { Link } from "@remix-run/react";
import { PartnerMark } from "#app/ui/partner-mark.tsx";
import { useParts } from "#app/ui/parts.ts";
import { TableFrame } from "#app/ui/table-frame.tsx";
import type { RoundPageData } from "./round-data.ts";

/** Who has finished which change: counts, never levels. */
export function Progress({ page }: { page: RoundPageData }) {
  const { round, changes, partners, home } = page;
  const { one, One } = useParts();
  return (
    <section className="hw-section" aria-labelledby="progress">
      <h2 id="progress" className="nhsuk-heading-m">
        {round.status === "closed" ? "Who scored" : "How far it is"}
      </h2>
      <p className="hw-reading hw-quiet">
        People who have answered every row of {One === "Objective" ? "an" : "a"} {one}, of those
        asked. Counts only: nobody’s answers.
      </p>
      <TableFrame label={`Finished by ${one}`}>
        <table className="hw-table hw-table--dense hw-round-progress">
          <thead>
            <tr>
              <th scope="col">{One}</th>
              <th scope="col">Everyone</th>
              {partners.map((partner) => (
                <th key={partner.id} scope="col">
                  <PartnerMark partner={partner} />
                </th>
              ))}
              <th scope="col">Rows</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.key}>
                <th scope="row">
                  <Link to={`${home}/discuss/${change.number}`}>
                    {change.number}. {change.shortName}
                  </Link>
                </th>
                <td>
                  <Finished counts={change} />
                </td>
                {partners.map((partner) => (
                  <td key={partner.id}>
                    <Finished
                      counts={change.byPartner.find((each) => each.partnerId === partner.id)}
                    />
                  </td>
                ))}
                <td>{rowsOf(change)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </section>
  );
}

type Counts = { asked: number; finished: number };

function Finished({ counts }: { counts: Counts | undefined }) {
  if (!counts) return <span className="hw-quiet">not asked</span>;
  if (counts.asked === 0) return <span className="hw-quiet">nobody yet</span>;
  const isDone = counts.finished === counts.asked;
  return (
    <span className={isDone ? "hw-round-progress__done" : undefined}>
      {counts.finished} of {counts.asked}
    </span>
  );
}

function rowsOf({ rows, revealed, agreed, parked }: RoundPageData["changes"][number]): string {
  const parts = [
    agreed > 0 ? `${agreed} agreed` : "",
    parked > 0 ? `${parked} parked` : "",
    revealed > agreed + parked ? `${revealed - agreed - parked} revealed` : "",
    rows > revealed ? `${rows - revealed} confidential` : "",
  ];
  return parts.filter(Boolean).join(", ");
}
