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
] as const;

/** The plan in every format. */
export function TakePlanAway({ base }: { base: string }) {
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
      </ul>
    </section>
  );
}
