import { Drawer } from "#app/ui/drawer.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { formAction, type RevealedRow } from "./page-data.ts";

type Props = { row: RevealedRow; result: FormResult | null };

const MOVES = [
  { intent: "start-second", can: "startSecond", words: "Ask for a second score" },
  { intent: "reopen", can: "reopen", words: "Reopen the row" },
] as const;

/** What else the facilitator can do with a row: score it again, park it, reopen it. */
export function RowTools({ row, result }: Props) {
  return (
    <div className="hw-tools" id="tools">
      {MOVES.filter(({ can }) => row.can[can]).map(({ intent, words }) => (
        <PlainForm key={intent} id={`${intent}-${row.key}`} action={formAction(row.key, "row")}>
          <Row row={row} intent={intent} />
          <SubmitButton kind="secondary" small>
            {words}
          </SubmitButton>
        </PlainForm>
      ))}
      {row.can.takeBackSecond && (
        <Drawer
          summary="Take back the second score"
          open={result?.typed.form === `take-back-second-${row.key}`}
        >
          <PlainForm
            id={`take-back-second-${row.key}`}
            result={result}
            action={formAction(row.key, "tools")}
          >
            <Row row={row} intent="take-back-second" />
            <TextField name="note" label="Why" />
            <SubmitButton kind="secondary" small>
              Take back
            </SubmitButton>
          </PlainForm>
        </Drawer>
      )}
      {row.can.park && (
        <Drawer summary="Park this row" open={result?.typed.form === `park-${row.key}`}>
          <PlainForm id={`park-${row.key}`} result={result} action={formAction(row.key, "tools")}>
            <Row row={row} intent="park" />
            <TextArea
              name="note"
              label="What has to happen first"
              hint="The row stays open, and the record says so."
              optional
              rows={2}
            />
            <SubmitButton kind="secondary" small>
              Park the row
            </SubmitButton>
          </PlainForm>
        </Drawer>
      )}
    </div>
  );
}

/** Reveals the second score of a row to everyone who takes part. */
export function RevealSecond({ row }: { row: RevealedRow }) {
  return (
    <PlainForm id={`reveal-second-${row.key}`} action={formAction(row.key, "row")}>
      <Row row={row} intent="reveal-second" />
      <SubmitButton>Reveal the second score</SubmitButton>
    </PlainForm>
  );
}

function Row({ row, intent }: { row: RevealedRow; intent: string }) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="row" value={row.key} />
      <input type="hidden" name="version" value={row.version} />
    </>
  );
}
