import { Link } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { formatDate } from "#app/domain/dates.ts";
import { wordsOf } from "#app/domain/score/words.ts";
import type { Services } from "#app/services/index.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { ChangeProgress } from "#app/ui/change-progress.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ButtonLink, NextStep } from "#app/ui/next-step.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Terms } from "#app/ui/terms.tsx";
import { holdPages } from "#app/ui/waiting/held-pages.ts";
import { WaitingLine } from "#app/ui/waiting/waiting-line.tsx";
import { Briefing } from "./briefing.tsx";
import { ReadOnlyRow } from "./read-only-row.tsx";
import type { RowsResult } from "./score-form.server.ts";
import { ScoreRow } from "./score-row.tsx";
import { SecondOpen } from "./second-open.tsx";

type Page = ReturnType<Services["scores"]["page"]>;
type Row = Page["rows"][number];
type FormRow = Row & { mark: string; formKey: string };

type Props = {
  page: Omit<Page, "rows"> & {
    rows: FormRow[];
    /** Abbreviations in the descriptors. */
    terms: ReturnType<Services["model"]["explain"]>;
    /** The round's own address. */
    home: string;
    memberId: string;
    last: ReturnType<Services["scores"]["lastTime"]>;
    /** How many rows a form just saved; null when none was sent. */
    saved: number | null;
  };
  result: RowsResult | null;
};

/** One change to score: the rule and the scope on top, then its rows. */
export function ScorePage({ page, result }: Props) {
  const { round, change, home, saved } = page;
  const form = useRef<HTMLFormElement>(null);
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  const [answered, setAnswered] = useState(() =>
    page.rows.map((row) => row.score.answer !== null || row.firstAnswer !== null),
  );
  const onAnswered = useCallback((index: number, now: boolean) => {
    setAnswered((before) =>
      before[index] || !now ? before : before.map((each, at) => each || at === index),
    );
  }, []);
  const levelNames = page.levels.map((level) => level.name);
  const here = `${home}/score/${change.number}`;
  const discussHref = `${home}/discuss/${change.number}`;
  const isOpen = round.status === "open";
  const numbers = page.progress.map((each) => each.number).join();
  useEffect(() => {
    if (!isOpen) return;
    const others = numbers.split(",").map((number) => `${home}/score/${number}`);
    return afterLoading(() => void holdPages(page.memberId, [here, ...others]));
  }, [isOpen, numbers, home, here, page.memberId]);
  const takesScores = page.rows.some((row) => row.pass !== null);
  const place = page.progress.findIndex((each) => each.number === change.number);
  const before = page.progress[place - 1];
  const after = page.progress[place + 1];
  return (
    <>
      <BackLink href={home} label={round.name} />
      <WaitingLine member={page.memberId} onScorePage />
      <ChangeProgress
        current={change.number}
        changes={page.progress.map(({ number, name, rows, answered: count }) => {
          const done = number === change.number ? answered.filter(Boolean).length : count;
          const state = done >= rows ? "done" : done > 0 ? "part" : "none";
          return { number, name, href: `${home}/score/${number}`, state } as const;
        })}
      />
      <div className="hw-score__top">
        <div>
          <PageHeader title={change.name} purpose={change.definition} />
          {takesScores ? (
            <div className="hw-score__rule">
              <p>Choose the highest level that is wholly true across this scope.</p>
              <p className="hw-score__scope">
                {round.hospitals} · {round.footprint} · as at {formatDate(round.asAt)}
              </p>
            </div>
          ) : (
            <Notice>{whyClosed(round.status)}</Notice>
          )}
          <Terms terms={page.terms} />
        </div>
        {takesScores && <Briefing small={page.smallPartner} open={!page.started} />}
      </div>
      <SecondOpen rows={page.rows} />
      {saved !== null && (
        <Notice
          kind="success"
          title={saved === 0 ? "Nothing had changed since it was last saved" : "Saved"}
          focus
        />
      )}
      <form
        method="post"
        action={here}
        ref={form}
        noValidate
        autoComplete="off"
        onSubmit={(event) => event.preventDefault()}
      >
        <input type="hidden" name="member" value={page.memberId} />
        {result && <ErrorSummary errors={summarise(result, page.rows)} />}
        {page.rows.map((row, index) =>
          row.pass === null ? (
            <ReadOnlyRow
              key={row.key}
              index={index}
              member={page.memberId}
              round={round.id}
              levelNames={levelNames}
              discussHref={discussHref}
              row={{
                key: row.key,
                topic: row.topic,
                descriptors: row.descriptors,
                answer: row.score.answer,
                first: row.firstAnswer,
                hasSecond: row.isSecond,
                reason: row.score.reason,
                revealed: row.revealed,
                why:
                  round.status !== "open"
                    ? ""
                    : row.revealed
                      ? "The scores for this row have been revealed."
                      : "Scoring of this row has ended.",
              }}
            />
          ) : (
            <ScoreRow
              key={`${row.key} ${row.pass}`}
              index={index}
              row={scoringRow(row, row.pass, result)}
              levelNames={levelNames}
              evidenceFrom={round.evidenceFrom}
              form={form}
              member={page.memberId}
              round={round.id}
              change={change.number}
              address={`${here}/save`}
              discussHref={discussHref}
              last={
                page.lastAsAt
                  ? {
                      rowKey: row.key,
                      asAt: page.lastAsAt,
                      href: `${here}?last=${row.key}`,
                      said:
                        page.last?.rowKey === row.key
                          ? {
                              asAt: page.last.round.asAt,
                              said: page.last.score && wordsOf(page.last.score),
                            }
                          : null,
                    }
                  : null
              }
              onAnswered={onAnswered}
            />
          ),
        )}
        <div className="hw-score__end">
          {takesScores && !scripted && (
            <button type="submit" className="nhsuk-button">
              Save
            </button>
          )}
          {after ? (
            scripted || !takesScores ? (
              <NextStep href={`${home}/score/${after.number}`}>Next: {after.shortName}</NextStep>
            ) : (
              <ButtonLink href={`${home}/score/${after.number}`}>
                Next: {after.shortName}
              </ButtonLink>
            )
          ) : (
            <ButtonLink
              href={`${home}/score?all`}
              kind={scripted || !takesScores ? "primary" : "secondary"}
            >
              See how far you are
            </ButtonLink>
          )}
          {before && <Link to={`${home}/score/${before.number}`}>Back to {before.shortName}</Link>}
        </div>
      </form>
    </>
  );
}

/** Runs `work` once the page has come to rest, so that it takes nothing from the first paint. */
function afterLoading(work: () => void): () => void {
  const timer = setTimeout(work, 1_000);
  return () => clearTimeout(timer);
}

function whyClosed(status: Page["round"]["status"]): string {
  if (status === "preparing") return "This round is not open for scoring yet.";
  if (status === "draft") return "Scoring has ended: the draft record is going round.";
  if (status === "closed") return "This round is closed. These are the scores you gave.";
  return "These scores have been revealed.";
}

/** A row as its form shows it: as stored, or as it was typed when the form came back. */
function scoringRow(row: FormRow, pass: 1 | 2, result: RowsResult | null) {
  const typed = result?.typed[row.key];
  const conflict = result?.conflicts[row.key];
  const stored = wordsOf(row.score);
  return {
    key: row.key,
    topic: row.topic,
    descriptors: row.descriptors,
    pass,
    // After a conflict has been shown, saving again is a choice made knowing both.
    version: typed && !conflict ? Number(typed.version) : row.score.version,
    mark: typed && !conflict ? typed.mark : row.mark,
    formKey: row.formKey,
    stored,
    shown: typed ?? stored,
    firstAnswer: row.firstAnswer,
    storedAnswer: row.score.answer,
    errors: result?.errors ?? {},
    conflict: conflict ? wordsOf(conflict) : null,
    refused: result?.refused[row.key] ?? null,
  };
}

/** The lines of the error summary: wrong fields, then rows that were not saved. */
function summarise(result: RowsResult, rows: readonly Row[]): Record<string, string> {
  const lines = { ...result.errors };
  for (const [index, row] of rows.entries()) {
    const refused = result.refused[row.key];
    if (refused) lines[`row-${index}`] = `${row.topic}: ${refused}`;
    if (result.conflicts[row.key]) {
      lines[`row-${index}`] = `${row.topic}: saved somewhere else meanwhile.`;
    }
  }
  return lines;
}
