import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { CheckboxGroup } from "#app/ui/checkbox-group.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { HomewardForm, useHomewardForm } from "#app/ui/form.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { circulateForm } from "./consultation.form.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Consultation – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const page = services.funding.consultations(viewer);
  return { ...page, area: area.name, back: `/areas/${area.slug}/funding` };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return submitForm(asked.request, circulateForm, (fields) => {
    const id = services.funding.circulate(viewer, fields);
    return redirect(`/areas/${area.slug}/funding/consultations/${id}`);
  });
});

export default function Consultations() {
  const page = useLoaderData<typeof loader>();
  const { consultations, back, can } = page;
  return (
    <>
      <BackLink href={back} label="Funding" />
      <PageHeader
        title="Consultation"
        purpose="The use of the grant has to be agreed locally. A version goes round to partners and the board, who comment until a day; each comment gets a response."
      />
      {consultations.length === 0 ? (
        <EmptyState title="Nothing has gone round yet">
          {can.circulate
            ? "Send a version round below: it is kept as it stands, whatever changes later."
            : "Whoever keeps the funding has not sent a version round."}
        </EmptyState>
      ) : (
        <DataTable
          stacked="named"
          caption="Versions that went round"
          captionHidden
          columns={[
            { key: "version", label: "Version", rowHeader: true },
            { key: "on", label: "Went round" },
            { key: "closing", label: "Closing day" },
            { key: "heard", label: "Heard from" },
            { key: "comments", label: "Comments" },
          ]}
          rows={consultations.map((each) => ({
            key: each.id,
            cells: {
              version: (
                <Link to={`${back}/consultations/${each.id}`}>
                  Version {each.number}: {each.title}
                </Link>
              ),
              on: each.circulatedOn,
              closing: each.closing,
              heard: `${each.heard} of ${each.asked}`,
              comments: `${each.comments}${each.unanswered > 0 ? `, ${each.unanswered} without a response` : ""}`,
            },
          }))}
        />
      )}
      {can.circulate && <CirculateForm {...page} />}
    </>
  );
}

type PageData = ReturnType<typeof useLoaderData<typeof loader>>;

function CirculateForm({ subjects, partners, hasPlan, suggestedClosing, sendsMail }: PageData) {
  const result = useActionData<typeof action>();
  const form = useHomewardForm({
    schema: async () => (await import("./consultation.form.ts")).circulateForm,
    defaults: {
      subject: hasPlan ? "plan" : "",
      closesOn: suggestedClosing,
      partnerIds: partners.map(({ id }) => id),
    },
    result,
  });
  if (!hasPlan && subjects.length === 0) return null;
  return (
    <section className="hw-section">
      <h2 className="nhsuk-heading-m">Send a version round</h2>
      <HomewardForm form={form}>
        <SelectField
          name="subject"
          label="What goes round"
          options={[
            ...(hasPlan ? [{ value: "plan", label: "The schemes as they stand today" }] : []),
            ...subjects.map(({ id, name }) => ({
              value: id,
              label: `The illustration “${name}”`,
            })),
          ]}
          empty="Choose a version"
        />
        <TextArea name="message" label="What you ask of them" rows={3} optional />
        <DateField name="closesOn" label="Last day for comments" />
        <CheckboxGroup
          name="partnerIds"
          label="To whom"
          hint={
            sendsMail
              ? "Members of the board can comment as well. All get an e-mail with the link."
              : "Members of the board can comment as well. The next page has a message to copy for them."
          }
          options={partners.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SubmitButton>Send this version round</SubmitButton>
      </HomewardForm>
    </section>
  );
}
