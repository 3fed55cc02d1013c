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
    key: string;
    on: string;
    person: string | null;
    fields: readonly { id: number; name: string; before: string; after: string }[];
  }[];
};

/** What the fields said before, save by save: the old text, then the new. */
export function ActionHistory({ history }: HistoryProps) {
  if (history.length === 0) return null;
  return (
    <Drawer summary={`What it said before (${history.length})`}>
      <ol className="hw-plan__notes">
        {history.map(({ key, on, person, fields }) => (
          <li key={key}>
            <p className="hw-quiet">
              {on}, {person ?? "from a round’s proposals"}
            </p>
            {fields.map(({ id, name, before, after }) => (
              <div key={id} className="hw-plan__change-made">
                <p>
                  <strong>{name}</strong>
                </p>
                <p className="hw-plan__text hw-plan__before">
                  <del>{before}</del>
                </p>
                <p className="hw-plan__text">
                  <ins>{after}</ins>
                </p>
              </div>
            ))}
          </li>
        ))}
      </ol>
    </Drawer>
  );
}
