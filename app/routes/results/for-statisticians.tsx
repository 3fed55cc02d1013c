import type { Statistics } from "#app/domain/report/results-measures.ts";
import {
  type FigureTable,
  printStatistics,
  STATISTICS_TITLE,
} from "#app/domain/report/statistics-words.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Drawer } from "#app/ui/drawer.tsx";

/** Every measure, with n, formula and reference, folded away: nobody needs it to read the page. */
export function ForStatisticians({ statistics }: { statistics: Statistics }) {
  return (
    <section className="hw-section hw-screen-only" aria-labelledby="statistics">
      <h2 id="statistics" className="nhsuk-heading-m">
        {STATISTICS_TITLE}
      </h2>
      <Drawer summary="Show every measure, with its n, formula and reference">
        {printStatistics(statistics).map((part) =>
          "table" in part ? (
            <Figures key={part.table.caption} table={part.table} />
          ) : (
            <p key={part.words} className="hw-reading hw-quiet">
              {part.words}
            </p>
          ),
        )}
      </Drawer>
    </section>
  );
}

function Figures({ table }: { table: FigureTable }) {
  return (
    <DataTable
      dense
      caption={table.caption}
      columns={table.columns.map(({ label, numeric }, index) => ({
        key: label,
        label,
        numeric,
        rowHeader: index === 0,
      }))}
      rows={table.rows.map((cells) => ({
        key: cells[0] ?? "",
        cells: Object.fromEntries(
          table.columns.map(({ label }, index) => [label, cells[index] ?? ""]),
        ),
      }))}
    />
  );
}
