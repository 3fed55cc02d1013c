import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { itemForm } from "./decisions.form.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `For the board to decide – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { searchParams } = new URL(asked.request.url);
  return {
    ...services.board.items(viewer),
    area: area.name,
    home: `/areas/${area.slug}/board`,
    justRemoved: searchParams.get("removed"),
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const here = `/areas/${area.slug}/board/decisions`;
  return submitForm(asked.request, itemForm, ({ remove, restore, text }) => {
    if (remove) {
      services.board.removeItem(viewer, remove);
      return redirect(`${here}?removed=${remove}`);
    }
    if (restore) services.board.restoreItem(viewer, restore);
    else services.board.addItem(viewer, text);
    return redirect(here);
  });
});

export default function BoardDecisions() {
  const { standing, removed, justRemoved, home } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const gone = removed.find(({ id }) => id === justRemoved);
  return (
    <>
      <BackLink href={home} label="Board" />
      {gone && (
        <Notice kind="success" focus>
          <div className="hw-row">
            <p>Taken off: {gone.text}</p>
            <Move id={gone.id} name="restore">
              Undo
            </Move>
          </div>
        </Notice>
      )}
      <PageHeader
        title="For the board to decide"
        purpose="What you ask stands first in “Needs a decision”, before what follows from the plan, the money and the figures."
      />
      {standing.length > 0 && (
        <ul className="hw-board__items">
          {standing.map(({ id, text, on }) => (
            <li key={id} className="hw-row">
              <span>
                {text} <span className="hw-quiet">Added on {on}</span>
              </span>
              <Move id={id} name="remove">
                Take off<span className="nhsuk-u-visually-hidden"> {text}</span>
              </Move>
            </li>
          ))}
        </ul>
      )}
      <PlainForm id="add" result={result}>
        <TextArea
          name="text"
          label="What is the board asked to decide?"
          hint="One sentence, such as: Do we extend the trusted assessor pilot to all homes from October?"
          rows={3}
        />
        <SubmitButton>Add it</SubmitButton>
      </PlainForm>
      {removed.length > 0 && (
        <Drawer summary={`Taken off (${removed.length})`}>
          <ul className="hw-board__items">
            {removed.map(({ id, text }) => (
              <li key={id} className="hw-row">
                <span>{text}</span>
                <Move id={id} name="restore">
                  Put back<span className="nhsuk-u-visually-hidden"> {text}</span>
                </Move>
              </li>
            ))}
          </ul>
        </Drawer>
      )}
    </>
  );
}

type MoveProps = { id: string; name: "remove" | "restore"; children: React.ReactNode };

function Move({ id, name, children }: MoveProps) {
  return (
    <PlainForm id={`${name}-${id}`}>
      <SubmitButton kind="secondary" small name={name} value={id}>
        {children}
      </SubmitButton>
    </PlainForm>
  );
}
