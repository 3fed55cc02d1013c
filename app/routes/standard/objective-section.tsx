import { Link } from "@remix-run/react";
import { formatDate } from "#app/domain/dates.ts";
import { nameQuarter } from "#app/domain/measure/period.ts";
import { LevelChip } from "#app/ui/level-chip.tsx";
import type { Objective, StandardData } from "./standard-data.ts";

type Props = {
  objective: Objective;
  levels: StandardData["levels"];
  latest: StandardData["latest"];
  onChanges: StandardData["onChanges"];
  home: string;
};

/** One objective: its promise and agreed level, and beside them the changes and measures it touches. */
export function ObjectiveSection({ objective, levels, latest, onChanges, home }: Props) {
  const { number, name, experience, systemChange, sameAs, rows } = objective;
  const { level, target, targetDate, sentence } = objective;
  const nameOf = (value: number | null) => levels.find((each) => each.value === value)?.name;
  const heading = `objective-${number}`;
  return (
    <section className="hw-section hw-objective" aria-labelledby={heading}>
      <div className="hw-objective__head">
        <h2 id={heading} className="nhsuk-heading-m">
          <span className="nhsuk-u-visually-hidden">Objective </span>
          {number} {name}
        </h2>
        {latest && (
          <p className="hw-row">
            {level === null ? (
              <span className="hw-quiet">No level agreed</span>
            ) : (
              <LevelChip level={level} name={nameOf(level) ?? ""} />
            )}
            {target !== null && (
              <span className="hw-quiet">
                Target {target}
                {targetDate && ` by ${formatDate(targetDate)}`}
              </span>
            )}
          </p>
        )}
      </div>
      <div className="hw-objective__parts">
        <div>
          <div className="hw-objective__promise">
            {experience.map((promise) => (
              <p key={promise}>{promise}</p>
            ))}
          </div>
          {systemChange && (
            <p>{sameAs === null ? systemChange : `The system change of objective ${sameAs}.`}</p>
          )}
          {sentence && <p className="hw-quiet hw-typed-text">{sentence}</p>}
          {latest && rows.length > 1 && (
            <ul className="hw-objective__rows">
              {rows.map((row) => (
                <li key={row.key}>
                  {row.topic}:{" "}
                  {typeof row.level === "number" ? (
                    <LevelChip level={row.level} name={nameOf(row.level) ?? ""} size="s" />
                  ) : row.level === "not-applicable" ? (
                    "does not apply here"
                  ) : (
                    "not agreed"
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
        <div className="hw-objective__touches">
          <Changes objective={objective} onChanges={onChanges} home={home} />
        </div>
        <div className="hw-objective__touches">
          <Measures measures={objective.measures} home={home} />
        </div>
      </div>
    </section>
  );
}

function Changes({
  objective: { changes },
  onChanges,
  home,
}: Pick<Props, "objective" | "onChanges" | "home">) {
  if (changes.length === 0) return null;
  return (
    <>
      <h3 className="nhsuk-heading-s">Changes it touches</h3>
      <ul className="hw-objective__list">
        {changes.map(({ key, number, name, level, levelName, target }) => (
          <li key={key}>
            {onChanges ? (
              <Link to={`${home}/rounds/${onChanges.id}/results#change-${number}`}>
                {number} {name}
              </Link>
            ) : (
              <Link to={`/model/hicm-2017#change-${number}`}>
                {number} {name}
              </Link>
            )}{" "}
            {level !== null && <LevelChip level={level} name={levelName ?? ""} size="s" />}
            {onChanges && level === null && <span className="hw-quiet">no level agreed</span>}
            {target !== null && <span className="hw-quiet"> target {target}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Measures({ measures, home }: { measures: Objective["measures"]; home: string }) {
  const known = measures.filter(({ latest }) => latest !== null);
  const unknown = measures.filter(({ latest }) => latest === null);
  if (measures.length === 0) return null;
  return (
    <>
      <h3 className="nhsuk-heading-s">Measures it touches</h3>
      <ul className="hw-objective__list">
        {known.map((measure) => (
          <li key={measure.key}>
            <Link to={`${home}/measures/${measure.key}`}>{measure.name}</Link>
            <span className="hw-quiet">: {sayLatest(measure)}</span>
          </li>
        ))}
      </ul>
      {unknown.length > 0 && (
        <p className="hw-quiet">
          No figure of the area yet: {unknown.map(({ name }) => name).join("; ")}.
        </p>
      )}
    </>
  );
}

/** "71.4 per cent in July to September 2016, planned 75". */
function sayLatest({ latest, unit }: Objective["measures"][number]): string {
  if (!latest) return "";
  const { actual, plan, status, period } = latest;
  const now = actual === null ? status : `${actual} ${unit}`;
  return `${now} in ${nameQuarter(period)}${plan === null ? "" : `, planned ${plan}`}`;
}
