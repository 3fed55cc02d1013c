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
import { Drawer } from "#app/ui/drawer.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { type RedactableText, ShownText } from "./shown-text.tsx";

const redactForm = z.object({ text: z.string() });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Redact a text – ${data?.area} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { round, changes } = services.redactions.page(viewer, asked.params.round ?? "");
  const home = `/areas/${area.slug}/rounds/${round.id}`;
  return {
    area: area.name,
    name: round.name,
    home,
    changes: changes.filter((change) => change.rows.length + change.texts.length > 0),
    /** The id of the text to be confirmed, when one was pointed at. */
    pointedAt: new URL(asked.request.url).searchParams.get("text"),
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const round = asked.params.round ?? "";
  return submitForm(asked.request, redactForm, ({ text }) => {
    services.redactions.redact(viewer, round, text);
    return redirect(`/areas/${area.slug}/rounds/${round}?done=redact`);
  });
});

export default function Redact() {
  const { name, home, changes, pointedAt } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const here = `${home}/redact`;
  const pointed = changes
    .flatMap((change) => [
      ...change.texts.map((text) => ({ topic: change.name, text })),
      ...change.rows.flatMap((row) => row.texts.map((text) => ({ topic: row.topic, text }))),
    ])
    .find(({ text }) => text.id === pointedAt);
  if (pointed) {
    return (
      <>
        <BackLink href={here} label="All texts of the record" />
        <ConfirmPage
          title="Blank this text"
          confirm="Blank it for good"
          destroys
          cancelHref={here}
          hidden={{ text: pointed.text.id }}
          result={result}
        >
          <p>
            <strong>This cannot be undone.</strong> The text goes from the record for everyone; that
            a text of this row was redacted, and on which day, stays beside it.
          </p>
          <h2 className="nhsuk-heading-s">{pointed.topic}</h2>
          <ShownText text={pointed.text} />
        </ConfirmPage>
      </>
    );
  }
  return (
    <>
      <BackLink href={home} label={name} />
      <PageHeader
        title="Redact a text"
        purpose="The one exception to a closed record: a text that names a patient or a member of staff can be blanked. Choose it here, as it stands in the record."
      />
      {changes.length === 0 && (
        <EmptyState title="No texts">This record holds no reasons, rationales or views.</EmptyState>
      )}
      {changes.map((change) => (
        <Drawer key={change.number} summary={`${change.number}. ${change.name}`}>
          <Texts texts={change.texts} here={here} />
          {change.rows.map((row) => (
            <section key={row.key} className="hw-redact__row">
              <h2 className="nhsuk-heading-s">{row.topic}</h2>
              <Texts texts={row.texts} here={here} />
            </section>
          ))}
        </Drawer>
      ))}
    </>
  );
}

function Texts({ texts, here }: { texts: readonly RedactableText[]; here: string }) {
  return texts.map((text) => (
    <ShownText key={text.id} text={text} href={`${here}?text=${text.id}`} />
  ));
}
