import { formatDate } from "#app/domain/dates.ts";
import type {
  AskedContradiction,
  ReturnCorrectionReport,
  ReturnSignature,
} from "#app/domain/report/return-report.ts";
import { DataTable } from "#app/ui/data-table.tsx";

/** What was asked about the answers, with what was said to it. */
export function AskedList({
  asked,
  isOpen,
}: {
  asked: readonly AskedContradiction[];
  /** Whether it can still be explained. */
  isOpen: boolean;
}) {
  return (
    <ul className="hw-asked">
      {asked.map(({ key, sentence, explanation }) => (
        <li key={key}>
          <p>{sentence}</p>
          <p className="hw-quiet hw-typed-text">
            {explanation ?? (isOpen ? "Not explained yet." : "No explanation was given.")}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Who signed a return. */
export function SignatureList({ signatures }: { signatures: readonly ReturnSignature[] }) {
  if (signatures.length === 0) return <p>Nobody has signed yet.</p>;
  return (
    <ul className="hw-signatories">
      {signatures.map(({ id, capacity, words }) => (
        <li key={id} className="hw-signatory hw-signatory--signed">
          <span className="hw-signatory__who">{capacity}</span>
          <span>{words}</span>
        </li>
      ))}
    </ul>
  );
}

/** The corrections that stand beside a submitted return. */
export function CorrectionList({
  corrections,
}: {
  corrections: readonly ReturnCorrectionReport[];
}) {
  if (corrections.length === 0) return <p>There are none.</p>;
  return (
    <DataTable
      stacked="named"
      caption="Corrections, oldest first"
      captionHidden
      columns={[
        { key: "on", label: "Date", rowHeader: true },
        { key: "question", label: "Question" },
        { key: "was", label: "Said" },
        { key: "becomes", label: "Should say" },
        { key: "reason", label: "Why" },
      ]}
      rows={corrections.map(({ id, on, question, was, becomes, reason, person }) => ({
        key: id,
        cells: {
          on: formatDate(on),
          question,
          was: was || "Nothing",
          becomes: becomes || "Nothing",
          reason: `${reason} (${person})`,
        },
      }))}
    />
  );
}
