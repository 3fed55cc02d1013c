import { Form, Link } from "@remix-run/react";
import type { Services } from "#app/services/index.server.ts";
import { SelectField } from "#app/ui/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";

type Props = {
  page: Pick<ReturnType<Services["rounds"]["scopeForm"]>, "edition" | "editions"> & {
    editionsHome: string;
  };
};

/** Which edition of the model a new round is scored against. Choosing another reloads the form. */
export function EditionChoice({ page }: Props) {
  const { edition, editions, editionsHome } = page;
  const read = <Link to={`${editionsHome}/${edition.key}`}>Read it</Link>;
  if (editions.length < 2) {
    return (
      <p className="hw-reading">
        Scored against: <strong>{edition.title}</strong>. {read}
      </p>
    );
  }
  return (
    <Form method="get" className="hw-reading hw-panel" aria-label="Choose an edition">
      <SelectField
        name="edition"
        label="Edition of the model"
        hint="Its numbered parts and their rows are what partners score. Choose it first: the rest of the form follows."
        value={edition.key}
        options={editions.map(({ key, title, own }) => ({
          value: key,
          label: own ? `${title} (your area’s own)` : title,
        }))}
      />
      <p className="hw-row">
        <SubmitButton kind="secondary">Use this edition</SubmitButton>
        <span>
          Now on <strong>{edition.title}</strong>. {read}
        </span>
      </p>
    </Form>
  );
}
