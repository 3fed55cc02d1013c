import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
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
      <LinkList
        field="waitsForId"
        links={waitsFor.map((other) => ({
          id: other.id,
          name: other.topic,
          link: <Linked other={other} base={base} />,
        }))}
        none="It waits for no other action."
        remove={mayEdit ? "go-on" : null}
        add={{ form: "wait", label: "It waits for", empty: "Choose an action", word: "Add" }}
        choices={mayEdit ? choices : []}
        result={result}
      />
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
      <LinkList
        field="schemeId"
        links={schemes.map(({ id, name }) => ({
          id,
          name,
          link: <Link to={mayEdit ? `${money}/schemes/${id}` : money}>{name}</Link>,
        }))}
        none="No scheme of the grant pays for it."
        remove={mayEdit ? "unpaid" : null}
        add={{
          form: "pay",
          label: "A scheme that pays for it",
          empty: "Choose a scheme",
          word: "Link",
        }}
        choices={choices}
        result={result}
      />
    </section>
  );
}

type LinkListProps = {
  /** The field that names what is linked, in both forms. */
  field: string;
  links: readonly { id: string; name: string; link: ReactNode }[];
  none: string;
  /** The form that takes one away; null where the reader may not. */
  remove: string | null;
  /** The form that adds one of the choices. */
  add: { form: string; label: string; empty: string; word: string };
  choices: readonly { id: string; name: string }[];
  result: FormResult | undefined;
};

/** What an action is linked to, each to be taken away, and a choice of more. */
function LinkList({ field, links, none, remove, add, choices, result }: LinkListProps) {
  return (
    <>
      {links.length === 0 ? (
        <p className="hw-quiet">{none}</p>
      ) : (
        <ul className="hw-plan__deleted">
          {links.map(({ id, name, link }) => (
            <li key={id} className="hw-row">
              {link}
              {remove && (
                <PlainForm id={remove}>
                  <input type="hidden" name={field} value={id} />
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
        <PlainForm id={add.form} result={result} key={links.length}>
          <SelectField
            name={field}
            label={add.label}
            empty={add.empty}
            options={choices.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SubmitButton kind="secondary" small>
            {add.word}
          </SubmitButton>
        </PlainForm>
      )}
    </>
  );
}
