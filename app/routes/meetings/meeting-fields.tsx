import { MEETING_KINDS, type MeetingKind } from "#app/domain/meeting/meeting.ts";
import { DateField } from "#app/ui/date-field.tsx";
import { RadioGroup } from "#app/ui/radio-group.tsx";
import { TextField } from "#app/ui/text-field.tsx";

const KIND_OPTIONS = (Object.keys(MEETING_KINDS) as MeetingKind[]).map((kind) => ({
  value: kind,
  label: MEETING_KINDS[kind].name,
}));

/** The fields of a meeting. */
export function MeetingFieldset() {
  return (
    <>
      <RadioGroup name="kind" label="Which board meets" options={KIND_OPTIONS} small />
      <TextField
        name="name"
        label="What it is called"
        hint="Leave empty for the name above"
        autoComplete="off"
      />
      <DateField name="date" label="Day of the meeting" />
      <DateField
        name="papersDeadline"
        label="Papers are due by the end of"
        hint="The pack is frozen when this day ends. For example, 5 7 2017"
      />
      <TextField
        name="audience"
        label="Who reads the papers"
        hint="Such as: chief executives and the chair"
        autoComplete="off"
        optional
      />
    </>
  );
}
