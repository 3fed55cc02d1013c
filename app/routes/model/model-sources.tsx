import { formatDate } from "#app/domain/dates.ts";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import type { ModelData } from "./model-data.ts";

/** Where the model comes from, under which licence, and how page and row are counted. */
export function ModelSources({ model }: { model: ModelData }) {
  return (
    <section className="hw-section hw-reading" aria-labelledby="sources">
      <h2 id="sources" className="nhsuk-heading-m">
        Where it comes from
      </h2>
      <p>
        {model.wording} Page and row beside each topic name the place in the publication, counting
        its rows from the top of the page.
      </p>
      {model.sources.map(({ id, title, publisher, date, licence, note }) => (
        <DefinitionList
          key={id}
          items={[
            { term: "Publication", value: title },
            { term: "Publisher", value: publisher },
            { term: "Date", value: sayDate(date) },
            { term: "Licence", value: licence },
            { term: "Note", value: note },
          ]}
        />
      ))}
      {model.settings.map(({ key, placeholder, unit, question }) => (
        <p key={key} className="hw-quiet">
          “{placeholder} {unit}” is an area’s own figure, asked for before a round opens: {question}
        </p>
      ))}
    </section>
  );
}

/** A date as exact as the publication gives it: "2017", "April 2017" or "21 June 2017". */
function sayDate(date: string): string {
  if (date.length === 4) return date;
  return date.length === 7 ? formatDate(`${date}-01`).slice(2) : formatDate(date);
}
