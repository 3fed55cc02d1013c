import { ACTION_STATUSES, type ActionStatus } from "#app/domain/plan/action.ts";
import { ACTION_FIELD_NAMES, PRIORITY_NAMES } from "#app/domain/plan/action-fields.ts";
import { Checkbox } from "#app/ui/checkbox-group.tsx";
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

/** What the fields offer to choose from. */
export type Choices = {
  owners: readonly { id: string; name: string }[];
  /** Whether an action may stand without an owner: not when someone may only give it to its own organisation. */
  mayBeUnowned: boolean;
  leads: readonly { id: string; name: string }[];
  measures: readonly { key: string; name: string; unit: string }[];
};

type Props = {
  choices: Choices;
  /** That the measure is counted in another unit since the target was set. */
  targetDoubt?: string | null;
};

const toOption = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });

/** The fields of an action: the national template's columns, then who, and how it goes. */
export function ActionFieldset({ choices, targetDoubt = null }: Props) {
  const { owners, mayBeUnowned, leads, measures } = choices;
  return (
    <>
      <TextArea name="whereNow" label={ACTION_FIELD_NAMES.whereNow} rows={5} />
      <TextArea name="whatToDo" label={ACTION_FIELD_NAMES.whatToDo} rows={4} />
      <DateField name="startDate" label={ACTION_FIELD_NAMES.startDate} optional />
      <DateField name="dueDate" label={ACTION_FIELD_NAMES.dueDate} hint="For example, 30 9 2017" />
      <TextArea name="howKnow" label={ACTION_FIELD_NAMES.howKnow} rows={3} />
      <SelectField
        name="measureKey"
        label={ACTION_FIELD_NAMES.measureKey}
        empty="None"
        options={measures.map(({ key, name, unit }) => ({
          value: key,
          label: `${name} (${unit})`,
        }))}
      />
      <TextField
        name="targetValue"
        label={ACTION_FIELD_NAMES.targetValue}
        hint="A figure in the measure’s unit, such as 86"
        width={10}
        autoComplete="off"
      />
      {targetDoubt && (
        <>
          <p className="hw-plan__doubt">{targetDoubt}</p>
          <Checkbox name="meansUnitNow" label="The target holds in the unit counted now" />
        </>
      )}
      <SelectField
        name="ownerPartnerId"
        label="Organisation that owns it"
        options={owners.map(toOption)}
        {...(mayBeUnowned ? { empty: "None yet" } : {})}
      />
      <SelectField
        name="ownerMemberId"
        label={ACTION_FIELD_NAMES.ownerMemberId}
        empty="Nobody from this list"
        options={leads.map(toOption)}
      />
      <TextField
        name="ownerName"
        label="Or a name, for someone without an account"
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
