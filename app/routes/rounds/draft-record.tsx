import { formatDate } from "#app/domain/dates.ts";
import { writeDraftRecord } from "#app/domain/message/messages.ts";
import { CopyField } from "#app/ui/copy-field.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { ButtonLink } from "#app/ui/next-step.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import type { RoundPageData } from "./round-data.ts";

type Props = { page: RoundPageData; result: FormResult | undefined };

/** Sending the draft record round; once it is, what still waits, taking it back, and the close. */
export function DraftRecord({ page, result }: Props) {
  const { round, home, open, views, manages, runs } = page;
  const waiting = views.filter((view) => !view.confirmed).length;
  if (round.status === "open") {
    return (
      <section className="hw-panel" aria-labelledby="draft">
        <h2 id="draft" className="nhsuk-heading-s">
          Send the draft record round
        </h2>
        <p>
          When the discussion is over, everyone who took part reads the record before it closes.
          Scoring and agreeing stop meanwhile. {openRows(open)}
          {page.sendsMail &&
            " Members who scored, and leads who confirm a different view, get the link and the deadline by e-mail."}
        </p>
        <PlainForm id="send-draft" result={result}>
          <input type="hidden" name="version" value={round.version} />
          <DateField name="deadline" label="Answer by" />
          <SubmitButton kind="secondary">Send the draft round</SubmitButton>
        </PlainForm>
      </section>
    );
  }
  return (
    <section className="hw-panel" aria-labelledby="draft">
      <h2 id="draft" className="nhsuk-heading-s">
        Before it closes
      </h2>
      <ul>
        {round.draftDeadline && (
          <li>Answers are asked for by {formatDate(round.draftDeadline)}.</li>
        )}
        <li>
          {views.length === 0
            ? "No different view is on record."
            : confirmed(views.length, waiting)}
        </li>
        <li>{openRows(open)}</li>
      </ul>
      {(manages || runs) && (
        <div className="hw-round-deeds">
          {manages && <ButtonLink href={`${home}/close`}>Close the round</ButtonLink>}
          {runs && (
            <PlainForm id="take-back" result={result}>
              <input type="hidden" name="version" value={round.version} />
              <SubmitButton kind="secondary">Take the draft back</SubmitButton>
            </PlainForm>
          )}
        </div>
      )}
      {runs && <DraftText page={page} />}
      {!manages && !runs && <p>Is something wrong in it? Tell your facilitator before then.</p>}
    </section>
  );
}

/** The message to those who took part, to be copied into an e-mail. */
function DraftText({ page: { round, address, area } }: { page: RoundPageData }) {
  const { name, draftDeadline: deadline } = round;
  const { text } = writeDraftRecord({ area, round: name, deadline, address, name: null });
  return (
    <CopyField
      id="draft-text"
      label="A message to everyone who took part"
      value={text}
      copy="Copy the message"
      long
    />
  );
}

function confirmed(all: number, waiting: number): string {
  const views = all === 1 ? "The one different view" : `All ${all} different views`;
  if (waiting === 0) return `${views} ${all === 1 ? "is" : "are"} confirmed by their lead.`;
  return `${waiting} of ${all} different views wait for their lead to confirm the words.`;
}

/** What becomes of rows without an agreed level. */
function openRows(open: number): string {
  if (open === 0) return "Every row is agreed.";
  return `${open === 1 ? "1 row is" : `${open} rows are`} not agreed, and would be left open.`;
}
