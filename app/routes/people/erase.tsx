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
import { EmptyState } from "#app/ui/empty-state.tsx";
import { textsField } from "#app/ui/erasure.form.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { TextsField } from "#app/ui/texts-field.tsx";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Erase ${data?.member.name} – ${data?.area} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return {
    ...services.erasure.form(viewer, asked.params.member ?? ""),
    area: area.name,
    home: `/areas/${area.slug}/people`,
  };
});

const eraseForm = z.object({ version: z.coerce.number().int().min(0), texts: textsField });

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return submitForm(asked.request, eraseForm, ({ version, texts }) => {
    services.erasure.erase(viewer, asked.params.member ?? "", version, texts);
    return redirect(`/areas/${area.slug}/people?done=erased`);
  });
});

export default function Erase() {
  const { member, isLast, isSelf, leads, accountGoes, home } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const back = `${home}/${member.id}`;
  const title = `Erase ${member.name}`;
  if (isLast || isSelf) {
    return (
      <>
        <BackLink href={back} label={member.name} />
        <PageHeader title={title} />
        {isSelf ? (
          <EmptyState title="This is you" next={{ href: "/account/erase", label: "Erase myself" }}>
            You erase yourself from your own account, in every area at once.
          </EmptyState>
        ) : (
          <EmptyState title="Nobody else runs this area">
            Make somebody else a facilitator first, and wait until they have joined.
          </EmptyState>
        )}
      </>
    );
  }
  return (
    <>
      <BackLink href={back} label={member.name} />
      <ConfirmPage
        title={title}
        confirm="Erase for good"
        destroys
        cancelHref={back}
        hidden={{ version: member.version }}
        result={result}
      >
        <p>
          <strong>This cannot be undone.</strong> Do it when the person asks for it. To end
          somebody’s access alone, take it away instead.
        </p>
        <ul>
          <li>
            The name, job title, e-mail address and roles go from this area, with every link made
            for the person.
          </li>
          {accountGoes && (
            <li>The account goes too, with its password and sessions: it is used nowhere else.</li>
          )}
          <li>
            Scores stay in the record and its figures, under the organisation and “a former member”.
          </li>
          {leads > 0 && (
            <li>
              {leads === 1 ? "One action is" : `${leads} actions are`} left to the organisation,
              without a lead.
            </li>
          )}
          <li>
            Notes, comments, decisions and signatures stay, without the name. Issued packs,
            submitted returns, decisions that name an owner, files taken away and backups are not
            reached, nor a name typed inside a longer text.
          </li>
        </ul>
        <TextsField whose={`${member.name}’s reasons and evidence`} />
      </ConfirmPage>
    </>
  );
}
