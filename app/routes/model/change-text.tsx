import { Link } from "@remix-run/react";
import { LevelChip } from "#app/ui/level-chip.tsx";
import type { ModelData } from "./model-data.ts";

type Props = {
  change: ModelData["changes"][number];
  levels: ModelData["levels"];
  /** What the model calls such a part: "Change". */
  called: string;
};

/** One change: its definition, and its rows with five descriptors each. */
export function ChangeText({ change, levels, called }: Props) {
  const { number, key, name, definition, note, rows, experience, systemChange, guided } = change;
  return (
    <section className="hw-model-change" id={`change-${number}`} aria-labelledby={key}>
      <header>
        <p className="hw-model-change__number" aria-hidden="true">
          {number}
        </p>
        <div className="hw-reading">
          <h2 id={key} className="nhsuk-heading-m">
            <span className="nhsuk-u-visually-hidden">
              {called} {number}:{" "}
            </span>
            {name}
          </h2>
          <p>{definition}</p>
          {experience.map((promise) => (
            <p key={promise} className="hw-model-promise">
              {promise}
            </p>
          ))}
          {systemChange && <p>{systemChange}</p>}
          {guided && (
            <p>
              <Link to={`/guidance?change=${key}`}>Guidance on this change</Link>
            </p>
          )}
          {note && <p className="hw-quiet">{note}</p>}
        </div>
      </header>
      <table className="hw-model-table">
        <caption className="nhsuk-u-visually-hidden">{name}: rows and levels</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="nhsuk-u-visually-hidden">Row</span>
            </th>
            {levels.map(({ value, name: level }) => (
              <th key={value} scope="col" className={`hw-model-level--${value}`}>
                <LevelChip level={value} name={level} size="s" />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} id={row.key}>
              <th scope="row">
                <a className="hw-model-table__topic" href={`#${row.key}`}>
                  {row.topic}
                </a>
                <span className="hw-model-table__source">
                  Page {row.source.page}, row {row.source.row}
                </span>
                {row.note && <span className="hw-model-table__note">{row.note}</span>}
              </th>
              {row.descriptors.map((text, index) => {
                const level = levels[index];
                return (
                  <td key={level?.value}>
                    {level && (
                      <span className="hw-model-table__level" aria-hidden="true">
                        <LevelChip level={level.value} name={level.name} size="s" />
                      </span>
                    )}
                    {text}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
