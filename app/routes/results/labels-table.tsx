import type { AgreementLabel } from "#app/domain/agreement/label.ts";
import type { LabelCounts, LabelGroup, RecordChange } from "#app/domain/report/results-record.ts";
import { AgreementMark } from "#app/ui/agreement-mark.tsx";
import { DataTable } from "#app/ui/data-table.tsx";

/** The label groups in their order, with their mark and words. */
export const LABEL_GROUPS: readonly {
  group: LabelGroup;
  label: AgreementLabel | null;
  words: string;
}[] = [
  { group: "aligned", label: "aligned", words: "Aligned" },
  { group: "some-spread", label: "some-spread", words: "Mostly close" },
  { group: "split", label: "split", words: "No shared view yet" },
  { group: "polarised", label: "polarised", words: "Two groups" },
  { group: "too-few", label: "one-view", words: "Too few to compare" },
  { group: "hidden", label: null, words: "Not revealed yet" },
];

/** Columns that say something: the first four always, the others when they count any row. */
function listShown(totals: LabelCounts) {
  return LABEL_GROUPS.filter(({ group }, index) => index < 4 || totals[group] > 0);
}

/** All rows by label, each with its mark. */
export function LabelTotals({ labels }: { labels: LabelCounts }) {
  return (
    <ul className="hw-label-totals">
      {LABEL_GROUPS.filter(({ group }) => labels[group] > 0).map(({ group, label, words }) => (
        <li key={group}>
          <strong>{labels[group]}</strong>
          {label ? <AgreementMark label={label} words={words} /> : <span>{words}</span>}
        </li>
      ))}
    </ul>
  );
}

type Props = {
  changes: readonly RecordChange[];
  totals: { rows: number; labels: LabelCounts };
};

/** How many rows of each change carry which label. */
export function LabelsTable({ changes, totals }: Props) {
  const shown = listShown(totals.labels);
  return (
    <DataTable
      dense
      caption="Rows of each change by how far scores agree"
      columns={[
        { key: "change", label: "Change", rowHeader: true },
        ...shown.map(({ group, words }) => ({ key: group, label: words, numeric: true })),
        { key: "rows", label: "Rows", numeric: true },
      ]}
      rows={changes.map((change) => ({
        key: change.key,
        cells: {
          change: (
            <a href={`#change-${change.number}`}>
              {change.number} {change.shortName}
            </a>
          ),
          ...Object.fromEntries(shown.map(({ group }) => [group, change.labels[group]])),
          rows: change.rows.length,
        },
      }))}
      foot={{
        change: "All changes",
        ...Object.fromEntries(shown.map(({ group }) => [group, totals.labels[group]])),
        rows: totals.rows,
      }}
    />
  );
}
