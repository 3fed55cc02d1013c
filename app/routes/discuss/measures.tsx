import type { ChosenRow } from "./page-data.ts";

type Measure = ChosenRow["measures"][number];

/** What the numbers say: the row's related measures with the area's latest figures. */
export function Measures({ measures }: { measures: readonly Measure[] }) {
  const known = measures.filter((measure) => measure.latest !== null);
  const unknown = measures.filter((measure) => measure.latest === null);
  if (measures.length === 0) return null;
  return (
    <section>
      <h3 className="nhsuk-heading-s">What the numbers say</h3>
      <ul className="hw-measures">
        {known.map((measure) => (
          <li key={measure.key}>
            <p className="hw-measures__name">{measure.name}</p>
            <Latest measure={measure} />
          </li>
        ))}
      </ul>
      {unknown.length > 0 && (
        <p className="hw-quiet">
          No figure of the area yet: {unknown.map(({ name }) => name).join("; ")}.
        </p>
      )}
    </section>
  );
}

function Latest({ measure: { latest, unit } }: { measure: Measure }) {
  if (!latest) return null;
  const { actual, plan, status, period, source } = latest;
  return (
    <>
      <p className="hw-measures__value">
        {actual !== null && (
          <span>
            <strong>{actual}</strong> {unit}
          </span>
        )}
        {plan !== null && <span>planned {plan}</span>}
        {status && <span>{status}</span>}
      </p>
      <p className="hw-measures__source">
        {sayQuarter(period)}. Source: {source}.
      </p>
    </>
  );
}

/** "2016-17 Q4" in words: "Quarter 4 of 2016-17". */
function sayQuarter(period: string): string {
  const [year, quarter] = period.split(" Q");
  return quarter ? `Quarter ${quarter} of ${year}` : period;
}
