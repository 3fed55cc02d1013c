import type { AgreementLabel } from "#app/domain/agreement/label.ts";
import type { LabelCounts, LabelGroup, RecordChange } from "#app/domain/report/results-record.ts";
import { GROUP_NAMES, listGroups, nameLabelsTable } from "#app/domain/report/results-words.ts";
import { AgreementMark } from "#app/ui/agreement-mark.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { useParts } from "#app/ui/parts.ts";

/** The label groups in their order, with their mark and words. */
export const LABEL_GROUPS: readonly {
  group: LabelGroup;
  label: AgreementLabel | null;
  words: string;
}[] = [
  { group: "aligned", label: "aligned", words: GROUP_NAMES.aligned },
  { group: "some-spread", label: "some-spread", words: GROUP_NAMES["some-spread"] },
  { group: "split", label: "split", words: GROUP_NAMES.split },
  { group: "polarised", label: "polarised", words: GROUP_NAMES.polarised },
  { group: "too-few", label: "one-view", words: GROUP_NAMES["too-few"] },
  { group: "hidden", label: null, words: GROUP_NAMES.hidden },
];

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
  const shown = listGroups(totals.labels);
  const { one, One } = useParts();
  const named = nameLabelsTable(one);
  return (
    <DataTable
      dense
      caption={named.caption}
      columns={[
        { key: "change", label: One, rowHeader: true },
        ...shown.map((group) => ({ key: group, label: GROUP_NAMES[group], numeric: true })),
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
          ...Object.fromEntries(shown.map((group) => [group, change.labels[group]])),
          rows: change.rows.length,
        },
      }))}
      foot={{
        change: named.all,
        ...Object.fromEntries(shown.map((group) => [group, totals.labels[group]])),
        rows: totals.rows,
      }}
    />
  );
}
