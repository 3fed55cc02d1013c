import type { SerializeFrom } from "@remix-run/node";
import { formatDate, isDate } from "#app/domain/dates.ts";
import { ACTION_STATUSES, type ActionStatus } from "#app/domain/plan/action.ts";
import type { AskedEntry } from "#app/services/updates.server.ts";
import { DateField } from "#app/ui/date-field.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { StoredNow } from "#app/ui/stored-now.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { Said } from "./updates-table.tsx";

const STATUS_OPTIONS = (Object.keys(ACTION_STATUSES) as ActionStatus[]).map((status) => ({
  value: status,
  label: ACTION_STATUSES[status].name,
}));

type Props = {
  requests: readonly SerializeFrom<AskedEntry>[];
  formKey: string;
  result: FormResult | undefined;
};

/** Each action that was asked about, with what was said, and a form for more. */
export function UpdateForms({ requests, formKey, result }: Props) {
  return (
    <>
      {requests.map((entry) => (
        <section
          key={`${entry.requestId}.${entry.updates[0]?.id ?? ""}`}
          className="hw-section hw-meeting__request"
          aria-labelledby={entry.requestId}
        >
          <h2 className="nhsuk-heading-m" id={entry.requestId}>
            {entry.topic}
          </h2>
          <p className="hw-reading hw-typed-text">{entry.whatToDo}</p>
          {entry.updates.length > 0 && <Said entry={entry} />}
          <UpdateForm entry={entry} formKey={formKey} result={result} />
        </section>
      ))}
    </>
  );
}

type FormProps = Omit<Props, "requests"> & { entry: SerializeFrom<AskedEntry> };

function UpdateForm({ entry, formKey, result }: FormProps) {
  const { requestId, version, status, dueDate } = entry;
  const form = `update-${requestId}`;
  const typed = result?.typed.form === form ? result.typed : null;
  const stale = typed !== null && String(typed.version) !== String(version);
  const again = entry.updates.length > 0;
  return (
    <PlainForm id={form} result={result} defaults={{ status, dueDate: dueDate ?? "" }}>
      {stale && (
        <StoredNow
          what="action"
          fields={[
            { label: "How it goes", typed: show(typed.status), stored: show(status) },
            { label: "Expected by", typed: show(typed.dueDate), stored: show(dueDate) },
          ]}
        />
      )}
      <input type="hidden" name="request" value={requestId} />
      <input type="hidden" name="formKey" value={formKey} />
      <input type="hidden" name="version" value={version} />
      <TextArea
        name="note"
        label={again ? "Add to it" : "How does it stand?"}
        hint="What was done, what is in the way. Name no patients."
        rows={3}
      />
      <SelectField name="status" label="How it goes" options={STATUS_OPTIONS} />
      <DateField name="dueDate" label="Expected by" hint="Leave it where the date still holds" />
      <SubmitButton {...(again ? { kind: "secondary" as const } : {})}>
        Send this update
        <span className="nhsuk-u-visually-hidden">: {entry.topic}</span>
      </SubmitButton>
    </PlainForm>
  );
}

function show(value: unknown): string {
  if (typeof value !== "string") return "";
  if (isDate(value)) return formatDate(value);
  return value in ACTION_STATUSES ? ACTION_STATUSES[value as ActionStatus].name : value;
}
