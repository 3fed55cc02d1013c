import { formatDate } from "#app/domain/dates.ts";
import { DateField } from "#app/ui/date-field.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { StoredNow } from "#app/ui/stored-now.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import type { CriterionPage } from "./page-data.ts";

type Props = { page: CriterionPage; result: FormResult | undefined };

/** What people say of a criterion, the latest first. */
export function CommentSection({ page: { comments, can }, result }: Props) {
  return (
    <section className="hw-section" aria-labelledby="comments">
      <h2 className="nhsuk-heading-m" id="comments">
        Comments
      </h2>
      {comments.length === 0 && <p className="hw-quiet">Nobody has commented yet.</p>}
      <ul className="hw-said">
        {comments.map(({ id, person, partner, on, text }) => (
          <li key={id}>
            <span className="hw-typed-text">{text}</span>{" "}
            <span className="hw-quiet">
              {person}
              {partner && `, ${partner}`}, {on}
            </span>
          </li>
        ))}
      </ul>
      {can.comment && (
        <div className="hw-screen-only">
          <PlainForm id="comment" result={result}>
            <TextArea
              name="text"
              label="Your comment"
              hint="It stands under your name for everyone who can read the case, and in the evidence file."
              rows={3}
            />
            <SubmitButton kind="secondary">Add the comment</SubmitButton>
          </PlainForm>
        </div>
      )}
    </section>
  );
}

/** Who looks after a criterion, and until when. */
export function CareSection({ page: { care, partners, can, today }, result }: Props) {
  const { owner, ownerName, dueOn, version } = care;
  const typed: Record<string, unknown> = result?.typed.form === "care" ? result.typed : {};
  const isStale = typed.version !== undefined && String(typed.version) !== String(version);
  const name = (id: unknown) => partners.find((each) => each.id === id)?.name ?? "";
  const who = [owner, ownerName].filter(Boolean).join(", ");
  return (
    <section className="hw-section" aria-labelledby="care">
      <h2 className="nhsuk-heading-m" id="care">
        Who looks after it
      </h2>
      <p>
        {who || "Nobody yet"}
        {dueOn && (
          <>
            ,{" "}
            <span className={dueOn < today ? "hw-overdue" : undefined}>by {formatDate(dueOn)}</span>
          </>
        )}
      </p>
      {can.write && (
        <div className="hw-screen-only">
          <Drawer summary="Change owner or date" open={Object.keys(typed).length > 0}>
            {isStale && (
              <StoredNow
                fields={[
                  { label: "Organisation", typed: name(typed.ownerPartnerId), stored: owner ?? "" },
                  { label: "Person", typed: String(typed.ownerName), stored: ownerName },
                  {
                    label: "Ready by",
                    typed: String(typed.dueOn ?? ""),
                    stored: dueOn ?? "",
                  },
                ]}
              />
            )}
            <PlainForm
              id="care"
              result={result}
              defaults={{
                ownerPartnerId: care.ownerPartnerId ?? "",
                ownerName,
                dueOn: dueOn ?? "",
              }}
            >
              <input type="hidden" name="version" value={version} />
              <SelectField
                name="ownerPartnerId"
                label="Organisation"
                options={partners.map((each) => ({ value: each.id, label: each.name }))}
                empty="Nobody yet"
              />
              <TextField name="ownerName" label="Person" optional autoComplete="off" />
              <DateField name="dueOn" label="Ready by" optional />
              <SubmitButton kind="secondary">Save</SubmitButton>
            </PlainForm>
          </Drawer>
        </div>
      )}
    </section>
  );
}
