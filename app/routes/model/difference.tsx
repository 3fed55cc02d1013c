import { Drawer } from "#app/ui/drawer.tsx";
import type { Difference as DifferenceData } from "./model-data.ts";

type Props = { difference: DifferenceData; effects: readonly string[] };

/** How an area's own edition differs from the national one by row key, and what follows from it. */
export function Difference({ difference, effects }: Props) {
  return (
    <section className="hw-section" aria-labelledby="difference">
      <h2 id="difference" className="nhsuk-heading-m">
        {difference
          ? `What differs from ${difference.base.title}`
          : "What differs from the national editions"}
      </h2>
      {difference ? (
        <Rows difference={difference} />
      ) : (
        <p className="hw-reading">
          No row has the key of a national one, so rounds on this edition cannot be compared with
          rounds on those.
        </p>
      )}
      {effects.map((effect) => (
        <p key={effect} className="hw-reading">
          {effect}
        </p>
      ))}
    </section>
  );
}

function Rows({ difference }: { difference: NonNullable<DifferenceData> }) {
  const { same, added, missing, reworded } = difference;
  const counts = [
    `${count(same)} in the same words`,
    `${reworded.length} reworded`,
    `${added.length} added`,
    `${missing.length} missing`,
  ];
  return (
    <>
      <p className="hw-reading">
        {counts.join(", ")}. Rows are matched by their keys; reworded rows are still compared.
      </p>
      <Topics title="Added" rows={added} />
      <Topics title="Missing" rows={missing} />
      {reworded.length > 0 && (
        <Drawer summary={`Reworded: ${count(reworded.length)}`}>
          {reworded.map((row) => (
            <div key={row.key} className="hw-difference">
              <h3 className="nhsuk-heading-xs">{row.topic}</h3>
              {row.topicBefore !== null && <p>Called “{row.topicBefore}” nationally.</p>}
              {row.levels.map(({ level, before, after }) => (
                <dl key={level}>
                  <dt>Level {level}, national</dt>
                  <dd>{before}</dd>
                  <dt>Level {level}, here</dt>
                  <dd>{after}</dd>
                </dl>
              ))}
              {row.advice && (
                <p className="hw-quiet">Suggested actions or measures differ as well.</p>
              )}
            </div>
          ))}
        </Drawer>
      )}
    </>
  );
}

const count = (rows: number) => `${rows} ${rows === 1 ? "row" : "rows"}`;

function Topics({
  title,
  rows,
}: {
  title: string;
  rows: readonly { key: string; topic: string }[];
}) {
  if (rows.length === 0) return null;
  return (
    <Drawer summary={`${title}: ${count(rows.length)}`}>
      <ul>
        {rows.map(({ key, topic }) => (
          <li key={key}>
            {topic} <code>{key}</code>
          </li>
        ))}
      </ul>
    </Drawer>
  );
}
