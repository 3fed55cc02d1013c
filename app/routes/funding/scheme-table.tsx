import { Link } from "@remix-run/react";
import type { FundingReport, SchemeReport } from "#app/domain/report/funding-report.ts";
import { Drawer } from "#app/ui/drawer.tsx";
import { PartnerMark } from "#app/ui/partner-mark.tsx";
import { StepMark } from "./step-mark.tsx";
import { Left, Sum, Sums, YearHeads } from "./sum-cells.tsx";

type Props = { report: FundingReport; here: string; mayEdit: boolean };

/** Schemes by step with their amounts by year, and the totals against the grant to the penny. */
export function SchemeTable({ report, here, mayEdit }: Props) {
  const { years, steps, all } = report;
  const used = steps.filter(({ schemes }) => schemes.length > 0);
  const empty = steps.filter(({ schemes }) => schemes.length === 0);
  return (
    <>
      <table className="hw-table hw-sums hw-schemes">
        <caption className="nhsuk-u-visually-hidden">Schemes by step, with amounts by year</caption>
        <thead>
          <tr>
            <th scope="col">Step and scheme</th>
            <YearHeads years={years} />
          </tr>
        </thead>
        {used.map((step) => (
          <tbody key={step.number}>
            <tr className="hw-schemes__step">
              <th scope="rowgroup">
                <StepMark number={step.number} /> {step.name}
              </th>
              <Sums line={step} />
            </tr>
            {step.schemes.map((scheme) => (
              <tr key={scheme.id}>
                <th scope="row">
                  <SchemeWords
                    scheme={scheme}
                    href={mayEdit ? `${here}/schemes/${scheme.id}` : null}
                  />
                </th>
                <Sums line={scheme} />
              </tr>
            ))}
          </tbody>
        ))}
        <tfoot>
          <tr>
            <th scope="row">On schemes</th>
            {years.map(({ year, planned }) => (
              <Sum key={year} label={year} pence={planned} />
            ))}
            <Sum label="All years" pence={all?.planned ?? 0} />
          </tr>
          <tr>
            <th scope="row">Grant</th>
            {years.map(({ year, grant }) => (
              <Sum key={year} label={year} pence={grant} />
            ))}
            <Sum label="All years" pence={all?.grant ?? 0} />
          </tr>
          <tr>
            <th scope="row">Unallocated</th>
            {years.map(({ year, left }) => (
              <Left key={year} label={year} pence={left} />
            ))}
            <Left label="All years" pence={all?.left ?? 0} />
          </tr>
        </tfoot>
      </table>
      {empty.length > 0 && (
        <p className="hw-quiet">
          No scheme yet on{" "}
          {empty.map(({ number, name }, at) => (
            <span key={number}>
              {at > 0 && (at === empty.length - 1 ? " and " : ", ")}
              <span className="hw-nowrap">step {number}</span> ({name})
            </span>
          ))}
          .
        </p>
      )}
    </>
  );
}

function SchemeWords({ scheme, href }: { scheme: SchemeReport; href: string | null }) {
  const { name, description, lead, provider, standing, purposes, actions } = scheme;
  const { runs, notes, measures } = scheme;
  return (
    <>
      <p className="hw-schemes__name">{href ? <Link to={href}>{name}</Link> : name}</p>
      <p className="hw-schemes__facts">
        {lead && <PartnerMark partner={lead} />}
        <span>{standing}</span>
      </p>
      {purposes.length === 0 && <p>No permitted purpose yet</p>}
      <Drawer
        summary={
          <>
            What it pays for<span className="nhsuk-u-visually-hidden">: {name}</span>
          </>
        }
      >
        {description && <p>{description}</p>}
        {provider && <p>Provided by {provider}</p>}
        {purposes.length > 0 && <p>Purposes: {purposes.join(", ")}</p>}
        {runs && <p>{runs}</p>}
        {measures.length > 0 && <p>Measures: {measures.join("; ")}</p>}
        {actions.length > 0 && (
          <p>
            Actions:{" "}
            {actions.map(({ id, topic }, at) => (
              <span key={id}>
                {at > 0 && "; "}
                <Link to={`../plan/${id}`} relative="path">
                  {topic}
                </Link>
              </span>
            ))}
          </p>
        )}
        {notes && <p className="hw-typed-text">{notes}</p>}
      </Drawer>
    </>
  );
}
