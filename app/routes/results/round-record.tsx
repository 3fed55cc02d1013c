import { useLocation } from "@remix-run/react";
import { useEffect } from "react";
import type { LabelGroup, RecordChange, RecordRow } from "#app/domain/report/results-record.ts";
import type { WorkingReport } from "#app/domain/report/results-report.ts";
import {
  listScoreNotes,
  sayAgreed,
  sayLast,
  sayOwnTarget,
  sayTarget,
} from "#app/domain/report/results-words.ts";
import { AgreementMark } from "#app/ui/agreement-mark.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import { LevelChip } from "#app/ui/level-chip.tsx";
import { PartnerMark } from "#app/ui/partner-mark.tsx";
import { useParts } from "#app/ui/parts.ts";
import type { ResultsPageData } from "./results-data.ts";

type Levels = ResultsPageData["levels"];
type WorkingRow = WorkingReport["changes"][number]["rows"][number];

/** What the room agreed, change by change and row by row, with its reasons. */
export function RoundRecord({ page }: { page: ResultsPageData }) {
  const { report, levels } = page;
  const { hash } = useLocation();
  // Not every browser unfolds what a link within the page leads to.
  useEffect(() => {
    const row = hash === "" ? null : document.getElementById(hash.slice(1));
    const folded = row?.closest("details");
    if (!row || !folded || folded.open) return;
    folded.open = true;
    row.scrollIntoView();
  }, [hash]);
  return (
    <section className="hw-section hw-record-all" aria-labelledby="record">
      <h2 id="record" className="nhsuk-heading-m">
        What the room agreed
      </h2>
      {report.changes.map((change) => (
        <ChangeRecord key={change.key} change={change} levels={levels} />
      ))}
    </section>
  );
}

function nameLevel(levels: Levels, value: number | null): string {
  return levels.find((level) => level.value === value)?.name ?? "";
}

function ChangeRecord({
  change,
  levels,
}: {
  change: RecordChange<RecordRow | WorkingRow>;
  levels: Levels;
}) {
  const { number, name, level, target, last, sentence, behind } = change;
  const { one } = useParts();
  const isHidden = (row: RecordRow) => row.label === null && row.parked === null;
  const hidden = change.rows.filter(isHidden);
  const known = change.rows.filter((row) => !isHidden(row));
  return (
    <section
      className="hw-record"
      id={`change-${number}`}
      aria-labelledby={`change-${number}-title`}
    >
      <header className="hw-record__change">
        <h3 id={`change-${number}-title`}>
          <span className="hw-record__number">{number}</span> {name}
        </h3>
        <p className="hw-row">
          {level === null ? (
            <span className="hw-quiet">No level agreed for the {one}</span>
          ) : (
            <LevelChip level={level} name={nameLevel(levels, level)} />
          )}
          <span>{sayTarget(target, levels)}</span>
          {last !== null && <span className="hw-quiet">last round {last}</span>}
        </p>
        <p>
          {sentence} <span className="hw-quiet">{behind}</span>
        </p>
      </header>
      {known.length > 0 && (
        <Drawer summary={summarise(known.length, change)}>
          <ul className="hw-record__rows">
            {known.map((row) => (
              <RowRecord key={row.key} row={row} change={change} levels={levels} />
            ))}
          </ul>
        </Drawer>
      )}
      {hidden.length > 0 && (
        <p className="hw-record__hidden hw-quiet">
          Not revealed yet:{" "}
          {hidden.map(({ key, topic }, index) => (
            <span key={key} id={key}>
              {topic}
              {index < hidden.length - 1 ? "; " : "."}
            </span>
          ))}
        </p>
      )}
    </section>
  );
}

const LABELS: readonly [LabelGroup, string][] = [
  ["aligned", "aligned"],
  ["some-spread", "mostly close"],
  ["split", "without a shared view"],
  ["polarised", "in two groups"],
  ["too-few", "too few to compare"],
];

/** "3 rows: 2 aligned, 1 in two groups; 1 with a different view". */
function summarise(rows: number, { labels, rows: all }: RecordChange): string {
  const views = all.filter((row) => row.views.length > 0).length;
  const counts = LABELS.filter(([group]) => labels[group] > 0).map(
    ([group, words]) => `${labels[group]} ${words}`,
  );
  const differ = views === 0 ? "" : `; ${views} with a different view`;
  return `${rows} ${rows === 1 ? "row" : "rows"}: ${counts.join(", ")}${differ}`;
}

type RowProps = { row: RecordRow | WorkingRow; change: RecordChange; levels: Levels };

function RowRecord({ row, change, levels }: RowProps) {
  const ownTarget = sayOwnTarget(row, change);
  const last = sayLast(row);
  return (
    <li className="hw-record__row" id={row.key}>
      <div className="hw-record__topic">
        <h4>{row.topic}</h4>
      </div>
      <div>
        {row.label === null ? (
          <p className="hw-quiet">Not revealed yet</p>
        ) : (
          <p>
            <AgreementMark label={row.label} />
            <span className="hw-quiet hw-record__counts">{row.counts}</span>
          </p>
        )}
      </div>
      <div className="hw-record__level">
        <AgreedLevel row={row} levels={levels} />
        {ownTarget && <p>{ownTarget}</p>}
        {last && <p className="hw-quiet">{last}</p>}
      </div>
      <div className="hw-record__words">
        {row.priority && <p className="hw-record__priority">Priority</p>}
        {row.rationale && <p>{row.rationale}</p>}
        {row.parked !== null && <p>Parked. {row.parked}</p>}
        {row.views.length > 0 && (
          <p className="hw-row">
            <a href={`#view-${row.key}`}>Different view</a>
            {row.views.map(({ partner, level }) => (
              <span key={partner.id} className="hw-row hw-record__view">
                <PartnerMark partner={partner} /> {level}
              </span>
            ))}
          </p>
        )}
        <HowScoresLie row={row} />
      </div>
    </li>
  );
}

/** Who stands apart, evidence gaps, between or within: for those who took part. */
function HowScoresLie({ row }: Pick<RowProps, "row">) {
  const sentences = listScoreNotes(row);
  if (sentences.length === 0) return null;
  return (
    <div className="hw-screen-only">
      <Drawer
        summary={
          <>
            How the scores lie<span className="nhsuk-u-visually-hidden"> on {row.topic}</span>
          </>
        }
      >
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Drawer>
    </div>
  );
}

function AgreedLevel({ row, levels }: Pick<RowProps, "row" | "levels">) {
  if (row.label === null) return null;
  if (typeof row.agreed !== "number") {
    return <p className={row.agreed === null ? "hw-quiet" : undefined}>{sayAgreed(row, levels)}</p>;
  }
  return (
    <p>
      <LevelChip level={row.agreed} name={nameLevel(levels, row.agreed)} />
    </p>
  );
}
