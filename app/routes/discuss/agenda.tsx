import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatMinutes } from "#app/domain/desk/agenda.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { HomewardForm, useHomewardForm } from "#app/ui/form.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { useParts } from "#app/ui/parts.ts";
import { StoredNow } from "#app/ui/stored-now.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { agendaForm } from "./agenda.form.ts";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Agenda: ${data?.agenda.round.name ?? "a round"} – ${data?.area ?? "Area"} – Homeward` },
];

const deskOf = (slug: string, round = "") => `/areas/${slug}/rounds/${round}/discuss`;

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const agenda = services.desk.agenda(viewer, asked.params.round ?? "");
  return {
    agenda,
    model: agenda.model,
    area: area.name,
    back: deskOf(area.slug, asked.params.round),
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return submitForm(asked.request, agendaForm, (typed) => {
    services.desk.saveAgenda(viewer, asked.params.round ?? "", typed);
    return redirect(deskOf(area.slug, asked.params.round));
  });
});

/** The minutes of each change, and when the workshop is to end. */
export default function Agenda() {
  const { agenda, back } = useLoaderData<typeof loader>();
  const { one, One } = useParts();
  const { changes, endsAt, version, round } = agenda;
  const result = useActionData<typeof action>() ?? null;
  const minutesOf = ({ minutes, usual }: (typeof changes)[number]) => String(minutes ?? usual);
  const form = useHomewardForm({
    schema: async () => (await import("./agenda.form.ts")).agendaForm,
    result,
    defaults: {
      endsAt,
      ...Object.fromEntries(changes.map((change) => [change.key, minutesOf(change)])),
    },
  });
  const overtaken = result !== null && Number(result.typed.version) !== version;
  const sum = changes.reduce((all, change) => all + Number(minutesOf(change)), 0);
  const editable = round.status === "open";
  return (
    <>
      <BackLink href={back} label="The desk" />
      <PageHeader
        title="Agenda"
        purpose={`${formatMinutes(sum)} in all for ${changes.reduce((all, { rows }) => all + rows, 0)} rows. The desk holds it against the clock and says when it will not fit.`}
      />
      {!editable && <Notice>The agenda can be changed while the round is open.</Notice>}
      {overtaken && result && (
        <StoredNow
          what="agenda"
          fields={[
            {
              label: "The workshop ends at",
              typed: String(result.typed.endsAt ?? ""),
              stored: endsAt,
            },
            ...changes.map((change) => ({
              label: change.name,
              typed: String(result.typed[change.key] ?? ""),
              stored: minutesOf(change),
            })),
          ]}
        />
      )}
      <HomewardForm form={form}>
        <input type="hidden" name="version" value={version} />
        <TextField
          name="endsAt"
          label="The workshop ends at"
          hint="Such as 16:30. Leave it empty for no end."
          width={5}
          autoComplete="off"
          optional
        />
        <DataTable
          caption={`Minutes for each ${one}`}
          dense
          columns={[
            { key: "change", label: One, rowHeader: true },
            { key: "rows", label: "Rows", numeric: true },
            { key: "minutes", label: "Minutes" },
          ]}
          rows={changes.map((change) => ({
            key: change.key,
            cells: {
              change: `${change.number}. ${change.name}`,
              rows: change.rows,
              minutes: (
                <div className="hw-agenda-minutes">
                  <TextField
                    name={change.key}
                    label={`Minutes for ${one} ${change.number}`}
                    width={3}
                    inputMode="numeric"
                    autoComplete="off"
                  />
                </div>
              ),
            },
          }))}
        />
        {editable && <SubmitButton>Save the agenda</SubmitButton>}
      </HomewardForm>
    </>
  );
}
