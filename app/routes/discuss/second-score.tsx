import { AgreementMark } from "#app/ui/agreement-mark.tsx";
import { ButtonLink } from "#app/ui/next-step.tsx";
import { PartnerMark } from "#app/ui/partner-mark.tsx";
import type { DiscussPage, RevealedRow } from "./page-data.ts";
import { RevealSecond } from "./row-tools.tsx";

/** The first score beside the second, where there are two. */
export function SecondScore({ row }: { row: RevealedRow }) {
  const { before, report, movement } = row;
  if (!before || !movement) return null;
  return (
    <section className="hw-panel hw-panel--ground">
      <h3 className="nhsuk-heading-s">First and second score</h3>
      <dl className="hw-two-scores">
        <div>
          <dt>First</dt>
          <dd>
            <AgreementMark label={before.label} />
            <span className="hw-quiet">{before.countsSentence}</span>
          </dd>
        </div>
        <div>
          <dt>Second</dt>
          <dd>
            <AgreementMark label={report.label} />
            <span className="hw-quiet">{report.countsSentence}</span>
          </dd>
        </div>
      </dl>
      <p>{movement.join(" ")}</p>
    </section>
  );
}

type WaitingProps = { page: DiscussPage; row: RevealedRow; home: string; leads: boolean };

/** A second score that is under way, or whose reveal was taken back. */
export function SecondWaiting({ page, row, home, leads }: WaitingProps) {
  const { waiting, pass2, hiddenReason } = row;
  if (pass2 !== "scoring" && pass2 !== "hidden") return null;
  return (
    <section className="hw-panel hw-panel--ground">
      <h3 className="nhsuk-heading-s">Second score</h3>
      {waiting ? (
        <p>
          {waiting.finished} of {waiting.asked} have scored again. Nobody sees how until it is
          revealed; who does not score again keeps the first score.
        </p>
      ) : (
        <p>Its reveal was taken back: {hiddenReason}</p>
      )}
      {waiting && page.scores && page.round.status === "open" && (
        <ButtonLink href={`${home}/score/${page.change.number}`} small>
          Score this row again
        </ButtonLink>
      )}
      {row.can.revealSecond && leads && <RevealSecond row={row} />}
      {waiting && page.runs && (
        <ul className="hw-tally">
          {page.partners.map((partner) => {
            const own = waiting.byPartner.find((each) => each.partnerId === partner.id);
            return (
              <li key={partner.id}>
                <PartnerMark partner={partner} />
                <span className="hw-tally__count">
                  {own?.finished ?? 0} of {own?.asked ?? 0}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
