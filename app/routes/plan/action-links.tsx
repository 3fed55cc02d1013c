import { Link } from "@remix-run/react";
import type { LinkedAction, PlanEntry } from "#app/domain/report/plan-entry.ts";
import type { FormResult } from "#app/ui/form-values.ts";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";

type WaitsProps = {
  entry: PlanEntry;
  base: string;
  /** The actions it could wait for. */
  choices: readonly { id: string; name: string }[];
  mayEdit: boolean;
  result: FormResult | undefined;
};

/** What an action waits for, and what waits for it. */
export function Waits({ entry, base, choices, mayEdit, result }: WaitsProps) {
  const { waitsFor, neededFor } = entry;
  if (!mayEdit && waitsFor.length + neededFor.length === 0) return null;
  return (
    <section className="hw-section">
      <h2 className="nhsuk-heading-m">Waits for</h2>
      {waitsFor.length === 0 ? (
        <p className="hw-quiet">It waits for no other action.</p>
      ) : (
        <ul className="hw-plan__deleted">
          {waitsFor.map((other) => (
            <li key={other.id} className="hw-row">
              <Linked other={other} base={base} />
              {mayEdit && (
                <PlainForm id="go-on">
                  <input type="hidden" name="waitsForId" value={other.id} />
                  <SubmitButton kind="secondary" small>
                    Remove<span className="nhsuk-u-visually-hidden"> {other.topic}</span>
                  </SubmitButton>
                </PlainForm>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayEdit && choices.length > 0 && (
        <PlainForm id="wait" result={result} key={waitsFor.length}>
          <SelectField
            name="waitsForId"
            label="It waits for"
            empty="Choose an action"
            options={choices.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SubmitButton kind="secondary" small>
            Add
          </SubmitButton>
        </PlainForm>
      )}
      {neededFor.length > 0 && (
        <>
          <h3 className="nhsuk-heading-s">Others wait for it</h3>
          <ul className="nhsuk-list">
            {neededFor.map((other) => (
              <li key={other.id}>
                <Linked other={other} base={base} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Linked({ other, base }: { other: LinkedAction; base: string }) {
  return (
    <span>
      <Link to={`${base}/${other.id}`}>{other.topic}</Link>
      {other.over && <span className="hw-quiet"> (over)</span>}
    </span>
  );
}

type PaidProps = {
  schemes: PlanEntry["schemes"];
  /** The address of the use of the grant. */
  money: string;
  /** The schemes that could pay for it as well. */
  choices: readonly { id: string; name: string }[];
  /** Whether the reader may change schemes: then each leads to its own page. */
  mayEdit: boolean;
  result: FormResult | undefined;
};

/** The schemes that pay for an action. */
export function PaidBy({ schemes, money, choices, mayEdit, result }: PaidProps) {
  if (schemes.length === 0 && choices.length === 0) return null;
  return (
    <section className="hw-section">
      <h2 className="nhsuk-heading-m">Paid for by</h2>
      {schemes.length === 0 ? (
        <p className="hw-quiet">No scheme of the grant pays for it.</p>
      ) : (
        <ul className="hw-plan__deleted">
          {schemes.map(({ id, name }) => (
            <li key={id} className="hw-row">
              <Link to={mayEdit ? `${money}/schemes/${id}` : money}>{name}</Link>
              {mayEdit && (
                <PlainForm id="unpaid">
                  <input type="hidden" name="schemeId" value={id} />
                  <SubmitButton kind="secondary" small>
                    Remove<span className="nhsuk-u-visually-hidden"> {name}</span>
                  </SubmitButton>
                </PlainForm>
              )}
            </li>
          ))}
        </ul>
      )}
      {choices.length > 0 && (
        <PlainForm id="pay" result={result} key={schemes.length}>
          <SelectField
            name="schemeId"
            label="A scheme that pays for it"
            empty="Choose a scheme"
            options={choices.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SubmitButton kind="secondary" small>
            Link
          </SubmitButton>
        </PlainForm>
      )}
    </section>
  );
}
