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
};

/** A table with a caption, in a frame that scrolls by itself (also by keyboard) when it is too wide. */
export function DataTable({ caption, captionHidden, columns, rows, foot, dense }: Props) {
  const id = useId();
  const cells = (of: Record<string, ReactNode>) =>
    columns.map(({ key, numeric, rowHeader }) => {
      const className = numeric ? "hw-table__number" : undefined;
      return rowHeader ? (
        <th key={key} scope="row" className={className}>
          {of[key]}
        </th>
      ) : (
        <td key={key} className={className}>
          {of[key]}
        </td>
      );
    });
  return (
    <TableFrame labelledBy={id}>
      <table
        className={`hw-table${dense ? " hw-table--dense" : ""}${captionHidden ? " hw-caption-hidden" : ""}`}
      >
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
