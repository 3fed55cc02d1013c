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

const strikeForm = z.object({ sheet: z.string() });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Strike ${data?.name} – ${data?.area} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const sheet = new URL(asked.request.url).searchParams.get("sheet") ?? "";
  const page = services.sheets.sheet(viewer, asked.params.round ?? "", sheet);
  return { ...page, area: area.name, list: listOf(area.slug, page.round.id, page.partner.id) };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const round = asked.params.round ?? "";
  return submitForm(asked.request, strikeForm, ({ sheet }) => {
    services.sheets.strike(viewer, round, sheet);
    return redirect(`/areas/${area.slug}/rounds/${round}/paper?done=strike`);
  });
});

const listOf = (slug: string, round: string, partner: string) =>
  `/areas/${slug}/rounds/${round}/paper?partner=${partner}`;

export default function Strike() {
  const { id, name, partner, strikable, whole, list } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const rows = strikable === 1 ? "1 row" : `${strikable} rows`;
  return (
    <>
      <BackLink href={list} label="Paper sheets" />
      <ConfirmPage
        title={`Strike ${name} of ${partner.shortName}`}
        confirm="Strike the sheet"
        cancelHref={list}
        hidden={{ sheet: id }}
        result={result}
      >
        {strikable === 0 ? (
          <p>All of this sheet is revealed, so it stands as it is.</p>
        ) : (
          <p>
            {rows} of this sheet will be taken away, and can then be typed again from the paper.
            {!whole && " What was revealed of it stays."} The activity log says that a sheet was
            struck, not what it said.
          </p>
        )}
      </ConfirmPage>
    </>
  );
}
