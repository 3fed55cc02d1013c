import type { MouseEvent } from "react";
import { agreementNeeds } from "#app/domain/consensus/agree.ts";
import { Checkbox } from "#app/ui/checkbox-group.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import { HomewardForm, useHomewardForm } from "#app/ui/form.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { LevelChip } from "#app/ui/level-chip.tsx";
import { useParts } from "#app/ui/parts.ts";
import { RadioGroup } from "#app/ui/radio-group.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { formAction, type RevealedRow } from "./page-data.ts";
import { StandsNow } from "./stands-now.tsx";
import { useTypedFrom } from "./typed-from.ts";

const LEVELS = [1, 2, 3, 4, 5] as const;

type Props = { row: RevealedRow; levelNames: readonly string[]; result: FormResult | null };

/** The level the room agrees on a row, why, and what follows from it. */
export function AgreeForm({ row, levelNames, result }: Props) {
  const { one } = useParts();
  const id = `agree-${row.key}`;
  const form = useHomewardForm({
    id,
    schema: async () => (await import("./discuss.form.ts")).agreeFormFor(row.report),
    result,
    defaults: {
      level: row.agreed ?? "",
      rationale: row.rationale,
      priority: row.priority ? "yes" : "",
      targetLevel: row.ownTarget.level ?? "",
      targetDate: row.ownTarget.date ?? "",
    },
  });
  const own = result?.typed.form === id ? result : null;
  const seen = useTypedFrom(row.version, form.key);
  const overtaken = seen.overtaken || (own !== null && Number(own.typed.version) !== row.version);
  const agreed = row.outcome === "agreed";
  const fields = (
    <HomewardForm form={form} action={formAction(row.key, "agree")}>
      {/* The form's first button, so that the enter key agrees and does not take the suggestion. */}
      <button type="submit" hidden tabIndex={-1} />
      <input type="hidden" name="intent" value="agree" />
      <input type="hidden" name="row" value={row.key} />
      <input type="hidden" name="version" value={row.version} />
      <input type="hidden" name="goOn" value={agreed ? "stay" : "next"} />
      {overtaken && <StandsNow row={row} levelNames={levelNames} />}
      <Suggested row={row} />
      <RadioGroup
        name="level"
        label="Agreed level"
        small
        options={[
          ...LEVELS.map((level) => ({
            value: String(level),
            label: <LevelChip level={level} size="s" name={levelNames[level - 1] ?? ""} />,
          })),
          { value: "not-applicable", label: "Does not apply to the area" },
        ]}
      />
      <TextArea name="rationale" label="Why this level" hint={sayWhenNeeded(row)} rows={3} />
      <Checkbox name="priority" label="A priority to act on first" />
      <Drawer
        summary="A target for this row alone"
        open={row.ownTarget.level !== null || own?.errors.targetDate !== undefined}
      >
        <SelectField
          name="targetLevel"
          label="Target level"
          empty={`As the ${one}`}
          options={LEVELS.map((level) => ({
            value: String(level),
            label: `${level} ${levelNames[level - 1]}`,
          }))}
        />
        <DateField name="targetDate" label="By" />
      </Drawer>
      <SubmitButton shortcut="g">{agreed ? "Save" : "Agree and next"}</SubmitButton>
    </HomewardForm>
  );
  // One tree for both, so that what is being typed stays when someone else agrees the row.
  return (
    <div
      className={agreed ? undefined : "hw-agree"}
      id="agree"
      onInput={seen.note}
      data-shortcut="a"
    >
      <details
        className={agreed ? "hw-drawer" : undefined}
        open={!agreed || own !== null || seen.typing}
      >
        <summary hidden={!agreed}>Change what was agreed</summary>
        <div className={agreed ? "hw-drawer__inside" : undefined}>{fields}</div>
      </details>
    </div>
  );
}

/** The rule that decides over a rationale, before anything is sent. */
function sayWhenNeeded({ report }: RevealedRow): string {
  if (agreementNeeds(report, 1).includes("no-shared-view")) {
    return "Needed here, since there is no shared view.";
  }
  const { suggestion } = report;
  const differs =
    suggestion === null ? "" : `, when the level is not the suggested ${suggestion.level}`;
  return `Needed at 4 or 5${differs}, or when the row does not apply.`;
}

function Suggested({ row }: { row: RevealedRow }) {
  const { suggestion, label, counts } = row.report;
  if (suggestion === null) {
    return <p className="hw-quiet">{sayWhyNone(label, counts.scored)}</p>;
  }
  const { level, alternatives, provisional } = suggestion;
  return (
    <div className="hw-suggested">
      <p>
        {alternatives
          ? `Tied between ${alternatives[0]} and ${alternatives[1]}; the lower is suggested`
          : `Suggested: ${level}`}
        {provisional && " (provisional)"}
      </p>
      {(alternatives ?? [level]).map((offered) => (
        <button
          key={offered}
          type="submit"
          name="use"
          value={offered}
          formNoValidate
          className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
          onClick={(event) => choose(event, offered)}
        >
          Use {offered}
        </button>
      ))}
    </div>
  );
}

function sayWhyNone(label: RevealedRow["report"]["label"], scored: number): string {
  if (label === "polarised") return "Nothing is suggested while there are two groups.";
  if (scored < 2) return "Nothing is suggested from fewer than two scores.";
  return "Nothing is suggested: the middle is not clear, or too few organisations scored.";
}

/** Chooses the level at once where there is script; without, the form comes back with it chosen. */
function choose(event: MouseEvent<HTMLButtonElement>, level: number) {
  const radio = event.currentTarget.form?.querySelector<HTMLInputElement>(
    `input[name="level"][value="${level}"]`,
  );
  if (!radio) return;
  event.preventDefault();
  radio.checked = true;
  radio.dispatchEvent(new Event("input", { bubbles: true }));
  radio.focus();
}
