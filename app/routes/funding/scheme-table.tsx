import { Link } from "@remix-run/react";
import { COLOURS, STEP_FILLS } from "#app/charts/tokens.ts";
import type { FundingReport, SchemeReport } from "#app/domain/report/funding-report.ts";
import { Drawer } from "#app/ui/drawer.tsx";
import { PartnerMark } from "#app/ui/partner-mark.tsx";
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
        {actions.length > 0 && <p>Actions: {actions.map(({ topic }) => topic).join("; ")}</p>}
      </Drawer>
    </>
  );
}

/** A step's number on its colour; step 9 is hatched. */
export function StepMark({ number }: { number: number }) {
  const hue = STEP_FILLS[number - 1] ?? COLOURS.quiet;
  const id = `step-mark-${number}`;
  return (
    <svg
      className="hw-step-mark"
      viewBox="0 0 24 24"
      width={24}
      height={24}
      role="img"
      aria-label={`Step ${number}:`}
    >
      {number === 9 && (
        <defs>
          <pattern
            id={id}
            width={6}
            height={6}
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width={6} height={6} fill={COLOURS.paper} />
            <rect width={3} height={6} fill={hue} />
          </pattern>
        </defs>
      )}
      <rect
        x={0.75}
        y={0.75}
        width={22.5}
        height={22.5}
        rx={3}
        fill={number === 9 ? `url(#${id})` : hue}
        stroke={hue}
        strokeWidth={1.5}
      />
      {number === 9 && <rect x={6} y={4} width={12} height={16} fill={COLOURS.paper} />}
      <text
        x={12}
        y={17}
        textAnchor="middle"
        fontSize={14}
        fontWeight={700}
        fill={number === 9 ? COLOURS.ink : COLOURS.paper}
      >
        {number}
      </text>
    </svg>
  );
}
