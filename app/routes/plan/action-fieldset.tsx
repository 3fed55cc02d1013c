import { ACTION_STATUSES, type ActionStatus } from "#app/domain/plan/action.ts";
import { ACTION_FIELD_NAMES, PRIORITY_NAMES } from "#app/domain/plan/action-fields.ts";
import { DateField } from "#app/ui/date-field.tsx";
import { RadioGroup } from "#app/ui/radio-group.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";

const STATUS_OPTIONS = (Object.keys(ACTION_STATUSES) as ActionStatus[]).map((status) => ({
  value: status,
  label: ACTION_STATUSES[status].name,
}));

const PRIORITY_OPTIONS = [
  { value: "now", label: PRIORITY_NAMES.now },
  { value: "later", label: PRIORITY_NAMES.later },
];

type Props = {
  owners: readonly { id: string; name: string }[];
  /** Whether an action may stand without an owner: not when someone may only give it to its own organisation. */
  mayBeUnowned: boolean;
};

/** The fields of an action: the national template's columns, then who, and how it goes. */
export function ActionFieldset({ owners, mayBeUnowned }: Props) {
  return (
    <>
      <TextArea name="whereNow" label={ACTION_FIELD_NAMES.whereNow} rows={5} />
      <TextArea name="whatToDo" label={ACTION_FIELD_NAMES.whatToDo} rows={4} />
      <DateField name="dueDate" label={ACTION_FIELD_NAMES.dueDate} hint="For example, 30 9 2017" />
      <TextArea name="howKnow" label={ACTION_FIELD_NAMES.howKnow} rows={3} />
      <SelectField
        name="ownerPartnerId"
        label="Organisation that owns it"
        options={owners.map(({ id, name }) => ({ value: id, label: name }))}
        {...(mayBeUnowned ? { empty: "None yet" } : {})}
      />
      <TextField
        name="ownerName"
        label={ACTION_FIELD_NAMES.ownerName}
        hint="The person who leads it, with or without an account here"
        autoComplete="off"
      />
      <RadioGroup
        name="priority"
        label={ACTION_FIELD_NAMES.priority}
        options={PRIORITY_OPTIONS}
        inline
        small
      />
      <RadioGroup name="status" label={ACTION_FIELD_NAMES.status} options={STATUS_OPTIONS} small />
      <TextArea
        name="stopReason"
        label={ACTION_FIELD_NAMES.stopReason}
        hint="Only when the status is Stopped"
        rows={2}
      />
    </>
  );
}
