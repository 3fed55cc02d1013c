import { ContextBars } from "#app/charts/context-bars.tsx";
import type {
  Block,
  DocumentChart,
  DocumentTable,
  Paragraph,
  ReportDocument,
  Run,
} from "#app/services/reports/document.ts";
import { TableFrame } from "#app/ui/table-frame.tsx";
import { ChartWithTable } from "../chart-with-table.tsx";
import { DataTable } from "../data-table.tsx";
import { PartnerMark } from "../partner-mark.tsx";
import { PlanFigure } from "../plan-figure.tsx";
import { RadarFigure } from "../radar-figure.tsx";

/** A report's document as a page: the same figures and sentences as its paper, in the same order. */
export function DocumentView({ document }: { document: ReportDocument }) {
  const { blocks } = document;
  return (
    <div className="hw-document">
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a document's parts have no other name, and stay in place
        <BlockView key={at} block={block} place={at} blocks={blocks} />
      ))}
    </div>
  );
}

type BlockProps = { block: Block; place: number; blocks: readonly Block[] };

function BlockView({ block, place, blocks }: BlockProps) {
  switch (block.kind) {
    case "heading":
      return block.under ? (
        <h3 className="nhsuk-heading-s">{block.text}</h3>
      ) : (
        <h2 id={placeId(place)} className="nhsuk-heading-m">
          {block.text}
        </h2>
      );
    case "contents":
      return <Contents title={block.title} blocks={blocks} />;
    case "paragraph":
      return (
        <p className="hw-reading">
          <Runs paragraph={block.paragraph} />
        </p>
      );
    case "chart":
      return <Chart chart={block.chart} />;
    case "table":
      return <Table table={block} caption={captionOf(block, place, blocks)} />;
    // Charts of a page bring their own key; a form is for paper alone.
    case "marks":
    case "form-page":
      return null;
  }
}

const placeId = (place: number) => `part-${place}`;

function Contents({ title, blocks }: { title: string; blocks: readonly Block[] }) {
  const parts = blocks.flatMap((block, at) =>
    block.kind === "heading" && !block.under ? [{ id: placeId(at), text: block.text }] : [],
  );
  return (
    <nav className="hw-document__contents hw-screen-only" aria-label={title}>
      <ul>
        {parts.map(({ id, text }) => (
          <li key={id}>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A table's own title, else the headings it stands under. */
function captionOf({ title }: DocumentTable, place: number, blocks: readonly Block[]): string {
  if (title) return title;
  const above = blocks.slice(0, place).filter((block) => block.kind === "heading");
  const last = above.at(-1);
  const section = above.findLast(({ under }) => !under);
  return [section?.text, last === section ? "" : last?.text].filter(Boolean).join(": ");
}

/** A table of words becomes a list of its rows on a phone; one of figures scrolls in its frame. */
function Table({ table, caption }: { table: DocumentTable; caption: string }) {
  const { columns, rows, title } = table;
  const isFigures = columns.some(({ numeric }) => numeric);
  const classes = [
    "hw-table",
    title ? "" : "hw-caption-hidden",
    isFigures ? "" : "hw-document__table",
  ];
  return (
    <TableFrame label={caption}>
      <table className={classes.filter(Boolean).join(" ")}>
        <caption>{caption}</caption>
        <colgroup>
          {columns.map(({ label, share }) => (
            <col key={label} width={`${Math.round(share * 100)}%`} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ label, numeric }) => (
              <th key={label} scope="col" className={numeric ? "hw-table__number" : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cells }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <tr key={at}>
              {columns.map(({ label, numeric }, column) => (
                <td
                  key={label}
                  data-label={label}
                  className={numeric ? "hw-table__number" : undefined}
                >
                  {cells[column]?.length ? <Cell of={cells[column]} /> : null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Cell({ of }: { of: readonly Paragraph[] }) {
  return of.map((paragraph, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <p key={at} className="hw-document__line">
      <Runs paragraph={paragraph} />
    </p>
  ));
}

const LOOKS: Partial<Record<NonNullable<Run["look"]>, string>> = {
  quiet: "hw-quiet",
  overdue: "hw-overdue",
};

function Runs({ paragraph: { runs, mark } }: { paragraph: Paragraph }) {
  const words = runs.map(({ text, look }, at) =>
    look === "strong" ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <strong key={at}>{text}</strong>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <span key={at} className={look && LOOKS[look]}>
        {text}
      </span>
    ),
  );
  if (!mark) return words;
  // The mark brings the short name that stands beside it.
  const [first] = runs;
  const rest = first?.text.trim() === mark.shortName ? words.slice(1) : words;
  return (
    <span className="hw-document__marked">
      <PartnerMark partner={mark} />
      {rest.length > 0 && <span>{rest}</span>}
    </span>
  );
}

/** The charts of documents that are read as pages, each with its table. */
function Chart({ chart }: { chart: DocumentChart }) {
  switch (chart.type) {
    case "radar":
      return <RadarFigure data={chart.data} />;
    case "plan-lanes":
      return <PlanFigure title="Plan on a page" data={chart.data} />;
    case "context-bars": {
      const { of, counted, changes } = chart.data;
      const table = (
        <DataTable
          dense
          caption={`Areas at ${counted}, of ${of}`}
          columns={[
            { key: "change", label: "Change", rowHeader: true },
            { key: "own", label: "This area", numeric: true },
            { key: "areas", label: `Areas at ${counted}`, numeric: true },
          ]}
          rows={changes.map(({ number, shortName, level, areas }) => ({
            key: String(number),
            cells: {
              change: `${number} ${shortName}`,
              own: level ?? "not agreed",
              areas: areas ?? "not counted",
            },
          }))}
        />
      );
      return (
        <ChartWithTable chart={<ContextBars data={chart.data} />} narrow={table} table={table} />
      );
    }
    default:
      return null;
  }
}
