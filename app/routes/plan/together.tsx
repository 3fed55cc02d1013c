import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ACTION_STATUSES, type ActionStatus } from "#app/domain/plan/action.ts";
import { ACTION_FIELD_NAMES, PRIORITY_NAMES } from "#app/domain/plan/action-fields.ts";
import { countActions } from "#app/domain/report/plan-words.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { togetherForm } from "./action.form.ts";
import { TogetherPreview } from "./together-preview.tsx";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Change several actions – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const ids = new URL(asked.request.url).searchParams.getAll("action");
  const back = `/areas/${area.slug}/plan`;
  return { ...services.plan.together(viewer, ids), area: area.name, back };
});

/** First shows what would be changed, then changes it: all of it or nothing. */
export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const sent = await asked.request.clone().formData();
  return submitForm(asked.request, togetherForm, ({ form, seen, wish }) => {
    if (form === "change") {
      const id = services.plan.changeTogether(viewer, seen, wish);
      return redirect(`/areas/${area.slug}/plan${id ? `?together=${id}` : ""}`);
    }
    const ids = seen.map(({ id }) => id);
    const lines = services.plan.weighTogether(viewer, ids, wish);
    return { lines, sent: [...sent].map(([name, value]) => [name, String(value)] as const) };
  });
});

const STATUS_OPTIONS = (Object.keys(ACTION_STATUSES) as ActionStatus[]).map((status) => ({
  value: status,
  label: ACTION_STATUSES[status].name,
}));

const LEAVE = "Leave as it is";

export default function Together() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { actions, back, owners, leads } = page;
  const checked = result && "lines" in result ? result : null;
  const refused = result && "errors" in result ? result : undefined;
  if (actions.length === 0) {
    return (
      <>
        <BackLink href={back} label="Action plan" />
        <PageHeader title="Change several actions" />
        <EmptyState title="No actions ticked">Tick them in the plan’s table first.</EmptyState>
      </>
    );
  }
  return (
    <>
      <BackLink href={back} label="Action plan" />
      <PageHeader
        title={`Change ${countActions(actions.length)}`}
        purpose="All of them or none. It can be taken back as a whole."
      />
      {checked ? (
        <TogetherPreview lines={checked.lines} sent={checked.sent} back={back} />
      ) : (
        <div className="hw-split">
          <PlainForm result={refused}>
            <input type="hidden" name="form" value="check" />
            {actions.map(({ id, version }) => (
              <input key={id} type="hidden" name="seen[]" value={`${version} ${id}`} />
            ))}
            <SelectField
              name="status"
              label={ACTION_FIELD_NAMES.status}
              empty={LEAVE}
              options={STATUS_OPTIONS}
            />
            <TextField
              name="stopReason"
              label={ACTION_FIELD_NAMES.stopReason}
              hint="Only when the status is Stopped"
            />
            <SelectField
              name="owner"
              label="Organisation that owns them"
              empty={LEAVE}
              options={[
                ...owners.map(({ id, name }) => ({ value: id, label: name })),
                ...(page.mayBeUnowned ? [{ value: "none", label: "No owner" }] : []),
              ]}
            />
            <SelectField
              name="ownerMemberId"
              label={ACTION_FIELD_NAMES.ownerMemberId}
              empty={`${LEAVE}, or nobody with another organisation`}
              options={leads.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextField
              name="ownerName"
              label="Or a name, for someone without an account"
              autoComplete="off"
            />
            <SelectField
              name="priority"
              label={ACTION_FIELD_NAMES.priority}
              empty={LEAVE}
              options={[
                { value: "now", label: PRIORITY_NAMES.now },
                { value: "later", label: PRIORITY_NAMES.later },
              ]}
            />
            <DateField name="dueDate" label={ACTION_FIELD_NAMES.dueDate} optional />
            <SubmitButton>See what would change</SubmitButton>
          </PlainForm>
          <section>
            <h2 className="nhsuk-heading-s">Ticked</h2>
            <ul className="nhsuk-list nhsuk-list--bullet">
              {actions.map(({ id, topic }) => (
                <li key={id}>{topic}</li>
              ))}
            </ul>
          </section>
        </div>
      )}
    </>
  );
}
