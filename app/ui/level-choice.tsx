import { FieldLabel } from "./field-group.tsx";
import { useField } from "./form-context.ts";
import { LevelChip } from "./level-chip.tsx";

const LEVELS = [1, 2, 3, 4, 5] as const;

const OTHERS = [
  { value: "dont-know", label: "I don’t know" },
  { value: "not-applicable", label: "Not for my organisation to say" },
] as const;

type Props = {
  name: string;
  /** The row's topic. */
  label: string;
  levelNames: readonly string[];
  /** The row's five descriptors. */
  descriptors: readonly string[];
  value?: string | number | null | undefined;
  error?: string;
  disabled?: boolean;
  /** Saves a choice as it is made, where there is script. */
  onChoose?: (value: string) => void;
};

/** A row to score: its five descriptors side by side (stacked on a phone), and the two other answers. */
export function LevelChoice({
  name,
  label,
  levelNames,
  descriptors,
  value,
  error,
  disabled,
  onChoose,
}: Props) {
  const field = useField(name, { value, error });
  const card = (of: string, index: number) => ({
    type: "radio",
    id: index === 0 ? field.id : `${field.id}-${of}`,
    name,
    value: of,
    disabled,
    defaultChecked: field.value === of,
    onChange: onChoose && (() => onChoose(of)),
  });
  return (
    <fieldset
      className="hw-levels"
      aria-describedby={field.error ? `${field.id}--error-message` : undefined}
    >
      <legend className="hw-levels__legend nhsuk-fieldset__legend nhsuk-fieldset__legend--m">
        <FieldLabel label={label} />
      </legend>
      {field.error && (
        <span className="nhsuk-error-message" id={`${field.id}--error-message`}>
          <span className="nhsuk-u-visually-hidden">Error:</span> {field.error}
        </span>
      )}
      <div className="hw-levels__cards">
        {LEVELS.map((level, index) => (
          <div className="hw-levels__card" key={level}>
            <input {...card(String(level), index)} />
            <label htmlFor={card(String(level), index).id}>
              <span className="hw-levels__name">
                <LevelChip level={level} size="s" name={levelNames[index] ?? ""} />
              </span>
              {descriptors[index]}
            </label>
          </div>
        ))}
      </div>
      <div className="hw-levels__others">
        {OTHERS.map((other) => (
          <div className="hw-levels__card" key={other.value}>
            <input {...card(other.value, -1)} />
            <label htmlFor={card(other.value, -1).id}>{other.label}</label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
