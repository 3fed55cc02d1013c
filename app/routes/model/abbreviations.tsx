import type { ModelData } from "./model-data.ts";

/** What the abbreviations of this page stand for. */
export function Abbreviations({ terms }: { terms: ModelData["abbreviations"] }) {
  if (terms.length === 0) return null;
  return (
    <section className="hw-section" aria-labelledby="abbreviations">
      <h2 id="abbreviations" className="nhsuk-heading-m">
        Abbreviations
      </h2>
      <dl className="hw-model-terms">
        {terms.map(({ term, expansion, meaning }) => (
          <div key={term}>
            <dt>
              {term}: {expansion}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
