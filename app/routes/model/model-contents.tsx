import type { ModelData } from "./model-data.ts";

/** The changes with their rows, each a link into the page. */
export function ModelContents({ changes }: Pick<ModelData, "changes">) {
  return (
    <nav className="hw-section hw-model-contents hw-screen-only" aria-labelledby="contents">
      <h2 id="contents" className="nhsuk-heading-m">
        Contents
      </h2>
      <ol>
        {changes.map(({ number, key, name, rows }) => (
          <li key={key}>
            <a className="hw-model-contents__change" href={`#change-${number}`}>
              <span className="hw-model-contents__number">{number}</span> {name}
            </a>
            <ul>
              {rows.map((row) => (
                <li key={row.key}>
                  <a href={`#${row.key}`}>{row.topic}</a>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </nav>
  );
}
