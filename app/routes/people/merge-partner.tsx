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
import { PageHeader } from "#app/ui/page-header.tsx";
import { SelectField } from "#app/ui/select-field.tsx";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Merge ${data?.partner.name} – ${data?.area} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return {
    ...services.merging.form(viewer, asked.params.partner ?? ""),
    area: area.name,
    home: `/areas/${area.slug}/people`,
  };
});

const mergeForm = z.object({
  version: z.coerce.number().int().min(0),
  into: z.string().min(1, "Choose the organisation it became part of"),
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return submitForm(asked.request, mergeForm, ({ version, into }) => {
    services.merging.merge(viewer, asked.params.partner ?? "", version, into);
    return redirect(`/areas/${area.slug}/people`);
  });
});

export default function MergePartner() {
  const { partner, heir, others, people, actions, schemes, openRounds, home } =
    useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const back = `${home}/partners/${partner.id}`;
  const title = `Merge ${partner.name} into another organisation`;
  const hindrance =
    heir !== null
      ? `It became part of ${heir} already.`
      : openRounds.length > 0
        ? `It is asked in ${openRounds.map((name) => `“${name}”`).join(" and ")}, which is not closed. There it speaks for itself: merge it once that round is closed.`
        : others.length === 0
          ? "There is no other organisation in use that it could become part of."
          : null;
  return (
    <>
      <BackLink href={back} label={partner.name} />
      {hindrance !== null ? (
        <>
          <PageHeader title={title} />
          <EmptyState title="It cannot be merged now">{hindrance}</EmptyState>
        </>
      ) : (
        <ConfirmPage
          title={title}
          confirm="Merge"
          destroys
          cancelHref={back}
          hidden={{ version: partner.version }}
          result={result}
        >
          <ul>
            <li>It goes out of use for good: new rounds do not ask it.</li>
            <li>
              {count(people, "person", "people")}, {count(actions, "action", "actions")} of the plan
              and {count(schemes, "scheme", "schemes")} that it leads move to the other.
            </li>
            <li>Earlier rounds keep its own name, mark and scores.</li>
            <li>Comparisons count the two as the one they became.</li>
          </ul>
          <p>This cannot be taken back.</p>
          <SelectField
            name="into"
            label="The organisation it became part of"
            empty="Choose an organisation"
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </ConfirmPage>
      )}
    </>
  );
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
