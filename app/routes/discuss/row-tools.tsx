import { Drawer } from "#app/ui/drawer.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { formAction, type RevealedRow } from "./page-data.ts";

type Props = {
  row: RevealedRow;
  result: FormResult | null;
  /** Whether what the viewer does may lead the room. */
  leads: boolean;
};

const MOVES = [
  { intent: "start-second", can: "startSecond", words: "Ask for a second score", shortcut: "s" },
  { intent: "reopen", can: "reopen", words: "Reopen the row", shortcut: undefined },
] as const;

/** What else the facilitator can do with a row: score it again, park it, reopen it. */
export function RowTools({ row, result, leads }: Props) {
  const offered = MOVES.filter(({ can }) => row.can[can] && (leads || can === "reopen"));
  return (
    <div className="hw-tools" id="tools">
      {offered.map(({ intent, words, shortcut }) => (
        <PlainForm key={intent} id={`${intent}-${row.key}`} action={formAction(row.key, "row")}>
          <Row row={row} intent={intent} />
          <SubmitButton kind="secondary" small shortcut={shortcut}>
            {words}
          </SubmitButton>
        </PlainForm>
      ))}
      {row.can.takeBackSecond && leads && (
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
        <Drawer
          shortcut="k"
          summary="Park this row"
          open={result?.typed.form === `park-${row.key}`}
        >
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
      <SubmitButton shortcut="r">Reveal the second score</SubmitButton>
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
