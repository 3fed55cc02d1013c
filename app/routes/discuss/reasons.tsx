import { PartnerMark } from "#app/ui/partner-mark.tsx";
import type { Partner, RevealedRow } from "./page-data.ts";

type Reason = RevealedRow["reasons"][number];

/** Why people scored as they did, as each writer allowed it, and the evidence they named. */
export function Reasons({ row, partners }: { row: RevealedRow; partners: readonly Partner[] }) {
  // The latest words first.
  const reasons = [...row.reasons].sort((a, b) => b.pass - a.pass);
  if (reasons.length === 0) return <p className="hw-quiet">No reasons were shared.</p>;
  return (
    <section>
      <h3 className="nhsuk-heading-s">Reasons</h3>
      <ul className="hw-reasons">
        {reasons.map((reason, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people may write the same words
          <li key={index}>
            <Writer reason={reason} partners={partners} second={row.before !== null} />
            {reason.reason && <p className="hw-reasons__words">{reason.reason}</p>}
            <Evidence reason={reason} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type WriterProps = { reason: Reason; partners: readonly Partner[]; second: boolean };

function Writer({ reason, partners, second }: WriterProps) {
  const partner = partners.find((each) => each.id === reason.partnerId);
  return (
    <p className="hw-reasons__writer">
      {partner ? (
        <PartnerMark partner={partner} />
      ) : (
        <span className="hw-quiet">Without a name</span>
      )}
      {second && (
        <span className="hw-quiet">{reason.pass === 1 ? "first score" : "second score"}</span>
      )}
    </p>
  );
}

function Evidence({ reason: { evidence, evidenceLink } }: { reason: Reason }) {
  if (!evidence && !evidenceLink) return null;
  const words = evidence || evidenceLink;
  // Anything but a web address is shown as it was typed and leads nowhere.
  const leads = /^https?:\/\//i.test(evidenceLink);
  return (
    <p className="hw-reasons__evidence">
      Evidence:{" "}
      {leads ? (
        <a href={evidenceLink} rel="noreferrer nofollow">
          {words}
        </a>
      ) : (
        words
      )}
    </p>
  );
}
