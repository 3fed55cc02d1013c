import { type ReactNode, useId } from "react";
import { TableFrame } from "./table-frame.tsx";

type Column = {
  key: string;
  label: ReactNode;
  /** Right-aligned, in figures of one width. */
  numeric?: boolean;
  /** Its cells name their row. */
  rowHeader?: boolean;
};

type Props = {
  caption: ReactNode;
  /** For screen readers only, where a heading says the same. */
  captionHidden?: boolean;
  columns: readonly Column[];
  rows: readonly { key: string; cells: Record<string, ReactNode> }[];
  /** A last row of totals. */
  foot?: Record<string, ReactNode>;
  dense?: boolean;
  /** On a phone each row is a block of its own, its cells with the names of their columns, or without. */
  stacked?: "named" | "bare";
};

/** A table with a caption, in a frame that scrolls by itself (also by keyboard) when it is too wide. */
export function DataTable(props: Props) {
  const { caption, captionHidden, columns, rows, foot, dense, stacked } = props;
  const id = useId();
  const cells = (of: Record<string, ReactNode>) =>
    columns.map(({ key, label, numeric, rowHeader }) => {
      const className = numeric ? "hw-table__number" : undefined;
      return rowHeader ? (
        <th key={key} scope="row" className={className}>
          {of[key]}
        </th>
      ) : (
        <td
          key={key}
          className={className}
          data-label={stacked === "named" && typeof label === "string" ? label : undefined}
        >
          {of[key]}
        </td>
      );
    });
  const looks = [
    "hw-table",
    dense && "hw-table--dense",
    stacked && "hw-table--stacked",
    captionHidden && "hw-caption-hidden",
  ];
  return (
    <TableFrame labelledBy={id}>
      <table className={looks.filter(Boolean).join(" ")}>
        <caption id={id}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, label, numeric }) => (
              <th key={key} scope="col" className={numeric ? "hw-table__number" : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>{cells(row.cells)}</tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>{cells(foot)}</tr>
          </tfoot>
        )}
      </table>
    </TableFrame>
  );
}
