import { Link } from "@remix-run/react";
import { formatDate } from "#app/domain/dates.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { ButtonLink } from "#app/ui/next-step.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { STATUS_NAMES } from "#app/ui/round-words.ts";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { Corrections } from "./corrections.tsx";
import { DraftRecord } from "./draft-record.tsx";
import { Progress } from "./progress.tsx";
import type { RoundPageData } from "./round-data.ts";
import { Scope } from "./scope.tsx";
import { Sharing } from "./sharing.tsx";
import { ViewsSummary } from "./views-summary.tsx";

type Props = { page: RoundPageData; result: FormResult | undefined };

const DONE: Record<string, string> = {
  open: "The round is open. Partners can score now.",
  "send-draft": "The draft record is going round. Scoring and agreeing have stopped.",
  "take-back": "The draft record is taken back. Rows can be discussed again.",
  share: "Your organisation’s choice is recorded.",
  correct: "The correction stands beside the record.",
  close: "The round is closed. Its record can never change again.",
  redact: "The text is blanked, and the activity log says so.",
  confirm: "Your organisation’s words are confirmed.",
};

const sayMailed = (count: number) =>
  count === 1
    ? "One person who took part gets it by e-mail."
    : `${count} people who took part get it by e-mail.`;

/** A round: what it is about, how far it is, and what happens next. */
export function RoundPage({ page, result }: Props) {
  const { round, done } = page;
  const notice = done === null ? undefined : DONE[done];
  return (
    <>
      <BackLink href={page.list} label="Rounds" />
      <PageHeader
        eyebrow={`${STATUS_NAMES[round.status]} · as at ${formatDate(round.asAt)}`}
        title={round.name}
        purpose={purposeOf(page)}
        next={nextOf(page)}
        aside={<AsideLinks page={page} />}
      />
      {notice && (
        <Notice kind="success" title={notice} focus>
          {page.mailed > 0 && <p>{sayMailed(page.mailed)}</p>}
        </Notice>
      )}
      {round.status === "preparing" && page.manages && <Opening page={page} result={result} />}
      {round.status === "draft" && <DraftRecord page={page} result={result} />}
      <ViewsSummary page={page} />
      {page.takesPart && round.status !== "preparing" && <Progress page={page} />}
      {round.status === "open" && page.runs ? (
        <div className="hw-split">
          <Scope page={page} />
          <DraftRecord page={page} result={result} />
        </div>
      ) : (
        <Scope page={page} />
      )}
      {(round.status === "draft" || round.status === "closed") && (
        <Sharing page={page} result={result} />
      )}
      {round.status === "closed" && <Corrections page={page} result={result} />}
    </>
  );
}

function purposeOf({ round, takesPart }: RoundPageData): string {
  switch (round.status) {
    case "preparing":
      return "Check what the scores are to be true of and who is asked. Then the round opens.";
    case "open":
      return "Everyone scores in confidence; then the room discusses what was revealed and agrees.";
    case "draft":
      return `Everyone who took part reads the draft record${
        round.draftDeadline ? ` by ${formatDate(round.draftDeadline)}` : ""
      }. Then the round closes.`;
    case "closed":
      return takesPart
        ? "This record is closed: its wording, scores and decisions can no longer change."
        : "This round is closed. Its results can be read.";
  }
}

function nextOf({ round, home, scores, runs, records, changes }: RoundPageData) {
  if (round.status === "closed") return { href: `${home}/results`, label: "See the results" };
  if (round.status === "draft") return { href: `${home}/record`, label: "Read the draft record" };
  if (round.status !== "open") return null;
  if (scores) return { href: `${home}/score`, label: "Score" };
  if (records && !runs) return { href: `${home}/paper`, label: "Type in paper sheets" };
  const first = changes.find((change) => change.agreed < change.rows) ?? changes[0];
  return runs && first
    ? { href: `${home}/discuss/${first.number}`, label: `Discuss ${first.shortName}` }
    : null;
}

function AsideLinks({ page }: { page: RoundPageData }) {
  const { round, home, scores, changes, takesPart, paper } = page;
  const first = changes[0];
  const sheets = paper && <Link to={`${home}/paper`}>Paper sheets</Link>;
  const coming = page.runs && (
    <>
      <Link to={`${home}/invitations`}>Invitations</Link>
      {round.status === "open" && <Link to={`${home}/guests`}>Guests</Link>}
    </>
  );
  if (round.status === "preparing") {
    return (
      <>
        {coming}
        {sheets}
      </>
    );
  }
  const record = round.status === "closed" && <Link to={`${home}/record`}>The record</Link>;
  if (!takesPart) return record;
  return (
    <>
      {record}
      {round.status === "open" && coming}
      {round.status === "open" && sheets}
      {scores && first && round.status === "open" && (
        <Link to={`${home}/discuss/${first.number}`}>Discuss</Link>
      )}
      {round.status === "open" && <Link to={`${home}/results`}>Results so far</Link>}
      {round.status === "draft" && <Link to={`${home}/results`}>Results</Link>}
      {scores && round.status !== "open" && <Link to={`${home}/score?all`}>Your scores</Link>}
    </>
  );
}

function Opening({ page, result }: Props) {
  const { round, missing, home } = page;
  return (
    <section className="hw-panel" aria-label="Open the round">
      {missing.length > 0 ? (
        <>
          <h2 className="nhsuk-heading-s">Before it can open</h2>
          <ul>
            {missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <ButtonLink href={`${home}/edit`} kind="primary">
            Complete the scope
          </ButtonLink>
        </>
      ) : (
        <PlainForm id="open" result={result}>
          <input type="hidden" name="version" value={round.version} />
          <p>
            Once open, the scope below stands for good, and everyone asked can score. Nobody sees
            another’s score until you reveal it.
          </p>
          <div className="hw-buttons">
            <SubmitButton>Open for scoring</SubmitButton>
            <Link to={`${home}/edit`}>Change the scope</Link>
          </div>
        </PlainForm>
      )}
    </section>
  );
}
