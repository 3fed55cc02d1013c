import { Drawer } from "#app/ui/drawer.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextArea } from "#app/ui/text-area.tsx";

type NotesProps = {
  notes: readonly { id: string; on: string; person: string | null; text: string }[];
  mayAdd: boolean;
  result: FormResult | undefined;
};

/** The dated progress notes, the latest first, and a form for the next. */
export function Notes({ notes, mayAdd, result }: NotesProps) {
  return (
    <section className="hw-section">
      <h2 className="nhsuk-heading-m">Progress</h2>
      {mayAdd && (
        <PlainForm id="note" result={result} key={notes[0]?.id ?? "first"}>
          <TextArea
            name="note"
            label="Add a note"
            hint="It keeps its date, and stays as it is."
            rows={3}
          />
          <SubmitButton kind="secondary" small>
            Add the note
          </SubmitButton>
        </PlainForm>
      )}
      {notes.length === 0 ? (
        <p className="hw-quiet">No notes yet.</p>
      ) : (
        <ol className="hw-plan__notes">
          {notes.map(({ id, on, person, text }) => (
            <li key={id}>
              <p className="hw-quiet">
                {on}
                {person && `, ${person}`}
              </p>
              <p className="hw-plan__text">{text}</p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

type HistoryProps = {
  history: readonly {
    id: number;
    on: string;
    person: string | null;
    name: string;
    before: string;
    after: string;
  }[];
};

/** What the fields said before: the old text beside the new. */
export function ActionHistory({ history }: HistoryProps) {
  if (history.length === 0) return null;
  return (
    <Drawer summary={`What it said before (${history.length})`}>
      <ol className="hw-plan__notes">
        {history.map(({ id, on, person, name, before, after }) => (
          <li key={id}>
            <p className="hw-quiet">
              {on}, {person ?? "from a round’s proposals"}
            </p>
            <p>
              <strong>{name}</strong>
            </p>
            <p className="hw-plan__text hw-plan__before">
              <del>{before}</del>
            </p>
            <p className="hw-plan__text">
              <ins>{after}</ins>
            </p>
          </li>
        ))}
      </ol>
    </Drawer>
  );
}
