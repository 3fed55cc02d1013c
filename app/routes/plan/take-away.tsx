import { Link } from "@remix-run/react";

const FILES = [
  {
    end: "pdf",
    name: "Plan (PDF)",
    about: "To print or to send, with the plan on a page.",
  },
  {
    end: "docx",
    name: "Plan (Word)",
    about: "To go on writing in: a heading for each change, with the national template’s table.",
  },
  {
    end: "xlsx",
    name: "Workbook (Excel)",
    about: "To sort and filter; its counts follow when a status changes.",
  },
  { end: "csv", name: "Actions (CSV)", about: "One line an action, for other programs." },
  { end: "ics", name: "Due dates (calendar)", about: "The open actions, each on its day." },
] as const;

type Props = { base: string; mayImport: boolean; isEmpty: boolean };

/** The plan in every format, and the way for an existing plan to come in. */
export function TakePlanAway({ base, mayImport, isEmpty }: Props) {
  const way = mayImport && (
    <p className="nhsuk-u-margin-top-4">
      <Link to={`${base}/import`}>Read an existing plan from a file</Link>{" "}
      <span className="hw-quiet">(Excel or CSV)</span>
    </p>
  );
  if (isEmpty) return way || null;
  return (
    <section className="hw-section hw-screen-only" aria-labelledby="take-away">
      <h2 id="take-away" className="nhsuk-heading-m">
        Take away
      </h2>
      <ul className="hw-take-away">
        {FILES.map(({ end, name, about }) => (
          <li key={end}>
            <a href={`${base}.${end}`} download>
              {name}
            </a>
            <span className="hw-quiet">{about}</span>
          </li>
        ))}
        <li>
          <a href={`${base}/mine.ics`} download>
            My due dates (calendar)
          </a>
          <span className="hw-quiet">Only the actions that are yours or your organisation’s.</span>
        </li>
      </ul>
      {way}
    </section>
  );
}
