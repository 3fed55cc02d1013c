import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatDate } from "#app/domain/dates.ts";
import { fromSlug, toSlug } from "#app/domain/measure/period.ts";
import type { ReturnAnswer, ReturnSectionReport } from "#app/domain/report/return-report.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { AskedList, CorrectionList, SignatureList } from "./record-lists.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `The whole return ${data?.report.quarter ?? ""} – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const quarter = fromSlug(asked.params.quarter ?? "");
  return {
    ...services.returns.overview(viewer, quarter),
    back: `/areas/${area.slug}/returns/${toSlug(quarter)}`,
  };
});

export default function WholeReturn() {
  const { report, submittedOn, corrections, source, back } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={back} label={`Quarterly return ${report.quarter}`} />
      <PageHeader
        title={`The whole return for ${report.quarter}`}
        eyebrow={report.title}
        purpose={`${report.months}. ${report.sentence} ${
          submittedOn === null ? "Not submitted yet." : `Submitted on ${formatDate(submittedOn)}.`
        }`}
      />
      {report.sections.map((section, at) => (
        <section key={section.key} id={section.key} className="hw-section hw-return-whole">
          <h2 className="nhsuk-heading-m">
            {at + 1}. {section.name}
          </h2>
          <SectionAnswers section={section} />
        </section>
      ))}
      {report.contradictions.length > 0 && (
        <section className="hw-section">
          <h2 className="nhsuk-heading-m">What was asked about these answers</h2>
          <AskedList asked={report.contradictions} isOpen={submittedOn === null} />
        </section>
      )}
      <section className="hw-section">
        <h2 className="nhsuk-heading-m">Sign-off</h2>
        <SignatureList signatures={report.signatures} />
      </section>
      {corrections.length > 0 && (
        <section className="hw-section">
          <h2 className="nhsuk-heading-m">Corrections since it was submitted</h2>
          <CorrectionList corrections={corrections} />
        </section>
      )}
      <p className="hw-quiet">{source}</p>
    </>
  );
}

/** Answers that stand alone as lists, tables as tables, in the order of the template. */
function SectionAnswers({ section }: { section: ReturnSectionReport }) {
  return groupParts(section.parts).map((group) =>
    Array.isArray(group) ? (
      <DefinitionList
        key={group[0]?.key}
        items={group.map((item) => ({ term: item.name, value: <Shown item={item} /> }))}
      />
    ) : (
      <GridTable key={group.key} grid={group} />
    ),
  );
}

type GridPart = Extract<ReturnSectionReport["parts"][number], { kind: "grid" }>;

/** Questions that follow each other stand in one list. */
function groupParts(parts: ReturnSectionReport["parts"]): (ReturnAnswer[] | GridPart)[] {
  const groups: (ReturnAnswer[] | GridPart)[] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (part.kind === "grid") groups.push(part);
    else if (Array.isArray(last)) last.push(part.item);
    else groups.push([part.item]);
  }
  return groups;
}

function GridTable({ grid }: { grid: GridPart }) {
  const used = grid.columns.flatMap((label, at) =>
    grid.rows.some(({ cells }) => (cells[at]?.answer ?? "") !== "") ? [{ label, at }] : [],
  );
  return (
    <DataTable
      caption={grid.name}
      columns={[
        {
          key: "row",
          label: <span className="nhsuk-u-visually-hidden">Row</span>,
          rowHeader: true,
        },
        ...used.map(({ label, at }) => ({
          key: String(at),
          label,
          numeric: grid.rows.every(({ cells }) => (cells[at]?.type ?? "money") === "money"),
        })),
      ]}
      rows={grid.rows.map((row) => ({
        key: row.key,
        cells: {
          row: row.name,
          ...Object.fromEntries(
            used.map(({ at }) => {
              const item = row.cells[at];
              return [String(at), item ? <Shown key={item.key} item={item} /> : ""];
            }),
          ),
        },
      }))}
    />
  );
}

function Shown({ item }: { item: ReturnAnswer }) {
  return (
    <>
      {item.shown === "" ? (
        <span className="hw-quiet">Not answered</span>
      ) : (
        <span className="hw-typed-text">{item.shown}</span>
      )}
      {item.source !== null && <small className="hw-return-source">{item.source}</small>}
    </>
  );
}
