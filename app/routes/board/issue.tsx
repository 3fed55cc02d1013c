import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { ConfirmPage } from "#app/ui/confirm.tsx";

const issueForm = z.object({ number: z.coerce.number().int().positive() });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Issue the pack – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return { ...services.packs.next(viewer), area: area.name, home: `/areas/${area.slug}/board` };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return submitForm(asked.request, issueForm, ({ number }) => {
    const id = services.packs.issue(viewer, number);
    return redirect(`/areas/${area.slug}/board/packs/${id}?issued=yes`);
  });
});

export default function IssuePack() {
  const { number, asAt, home } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <BackLink href={home} label="Board" />
      <ConfirmPage
        title={`Issue pack ${number}`}
        confirm={`Issue pack ${number}`}
        cancelHref={home}
        hidden={{ number }}
        result={result}
      >
        <p className="hw-reading">
          <strong>This cannot be undone.</strong> Everything the board page says on {asAt} is kept,
          to be read and printed again as it was. The next review is compared with it.
        </p>
        <p className="hw-reading">
          A pack for a meeting need not be issued here: it is issued when the meeting’s papers are
          due.
        </p>
      </ConfirmPage>
    </>
  );
}
