import { RadioGroup } from "./radio-group.tsx";

const OPTIONS = [
  {
    value: "keep",
    label: "They stay, without a name",
    hint: "As the room read them: with the organisation where that was chosen, else without.",
  },
  {
    value: "blank",
    label: "They are blanked",
    hint: "In closed rounds too. Nobody can bring them back.",
  },
] as const;

/** What becomes of the reasons of somebody who is erased; posts `texts`, without a choice made beforehand. */
export function TextsField({ whose }: { whose: string }) {
  return (
    <RadioGroup
      name="texts"
      label={`${whose} that were shared with the room`}
      hint="What was shared with nobody is blanked in any case."
      options={OPTIONS}
    />
  );
}
