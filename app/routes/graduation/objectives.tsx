import { formatDate } from "#app/domain/dates.ts";
import {
  isObjectiveLate,
  OBJECTIVE_STATE_NAMES,
  OBJECTIVE_STATES,
} from "#app/domain/graduation/objectives.ts";
import { DateField } from "#app/ui/date-field.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { RadioGroup } from "#app/ui/radio-group.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { StoredNow } from "#app/ui/stored-now.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import type { ProcessPage } from "./page-data.ts";

type Objective = ProcessPage["objectives"][number];
type Result = { result: FormResult | undefined };

const KINDS = [
  { value: "objective", label: "Objective" },
  { value: "milestone", label: "Milestone" },
];

/** What the panel agreed with the area, with how each stands and what was said of it. */
export function Objectives({ page, result }: Result & { page: ProcessPage }) {
  const { objectives, today, can } = page;
  return (
    <ol className="hw-dates">
      {objectives.map((objective) => {
        const { id, kind, words, measure, state, agreedOn, dueOn, history } = objective;
        const isLate = isObjectiveLate(objective, today);
        const own = (start: string) => result?.typed.form === `${start}-${id}`;
        return (
          <li key={id}>
            <h3 className="nhsuk-heading-xs">{words}</h3>
            <p className="hw-quiet">
              {kind === "objective" ? "Objective" : "Milestone"}
              {measure && `. Measured by: ${measure}`}
              {agreedOn && `. Agreed on ${formatDate(agreedOn)}`}
            </p>
            <p>
              {OBJECTIVE_STATE_NAMES[state]}
              {dueOn && (
                <>
                  ,{" "}
                  <span className={isLate ? "hw-overdue" : undefined}>
                    {isLate ? "was due" : "by"} {formatDate(dueOn)}
                  </span>
                </>
              )}
            </p>
            {history.length > 0 && (
              <ul className="hw-said">
                {history.map((each) => (
                  <li key={each.id}>
                    {each.on}: {OBJECTIVE_STATE_NAMES[each.state]}. {each.note}{" "}
                    <span className="hw-quiet">{each.person}</span>
                  </li>
                ))}
              </ul>
            )}
            {can.follow && (
              <div className="hw-screen-only">
                <Drawer
                  summary={
                    <>
                      Say how it stands
                      <span className="nhsuk-u-visually-hidden">: {words}</span>
                    </>
                  }
                  open={own("follow")}
                >
                  <FollowForm objective={objective} result={result} />
                </Drawer>
                {can.manage && (
                  <Drawer
                    summary={
                      <>
                        Change or take away
                        <span className="nhsuk-u-visually-hidden">: {words}</span>
                      </>
                    }
                    open={own("change") || own("remove")}
                  >
                    <ObjectiveForm objective={objective} result={result} />
                    <PlainForm id={`remove-${id}`} result={result}>
                      <input type="hidden" name="kindOfForm" value="remove" />
                      <input type="hidden" name="id" value={id} />
                      <input type="hidden" name="version" value={objective.version} />
                      <SubmitButton kind="secondary" small>
                        Take away<span className="nhsuk-u-visually-hidden">: {words}</span>
                      </SubmitButton>
                    </PlainForm>
                  </Drawer>
                )}
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function FollowForm({ objective, result }: Result & { objective: Objective }) {
  const { id, version, state } = objective;
  return (
    <PlainForm id={`follow-${id}`} result={result} defaults={{ state }}>
      <input type="hidden" name="kindOfForm" value="follow" />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <SelectField
        name="state"
        label="How it stands"
        options={OBJECTIVE_STATES.map((value) => ({ value, label: OBJECTIVE_STATE_NAMES[value] }))}
      />
      <TextArea name="note" label="What happened" rows={2} />
      <SubmitButton kind="secondary">Record it</SubmitButton>
    </PlainForm>
  );
}

/** An objective or milestone to add (null) or change. */
export function ObjectiveForm({ objective, result }: Result & { objective: Objective | null }) {
  const id = objective ? `change-${objective.id}` : "add";
  const typed: Record<string, unknown> = result?.typed.form === id ? result.typed : {};
  const stored = {
    kind: objective?.kind ?? "",
    words: objective?.words ?? "",
    measure: objective?.measure ?? "",
    agreedOn: objective?.agreedOn ?? "",
    dueOn: objective?.dueOn ?? "",
  };
  const isStale =
    objective && typed.version !== undefined && String(typed.version) !== String(objective.version);
  return (
    <>
      {isStale && (
        <StoredNow
          fields={[
            { label: "What was agreed", typed: String(typed.words), stored: stored.words },
            { label: "Measured by", typed: String(typed.measure), stored: stored.measure },
            { label: "By", typed: String(typed.dueOn ?? ""), stored: stored.dueOn },
          ]}
        />
      )}
      <PlainForm id={id} result={result} defaults={stored}>
        <input type="hidden" name="kindOfForm" value={objective ? "change" : "add"} />
        {objective && (
          <>
            <input type="hidden" name="id" value={objective.id} />
            <input type="hidden" name="version" value={objective.version} />
          </>
        )}
        <RadioGroup name="kind" label="What is it?" options={KINDS} inline />
        <TextArea
          name="words"
          label="What was agreed"
          hint="Clear, measurable and open to everyone, as the panel asks."
          rows={2}
        />
        <TextField name="measure" label="Measured by" optional autoComplete="off" />
        <DateField name="agreedOn" label="Agreed on" optional />
        <DateField name="dueOn" label="By" optional />
        <SubmitButton kind="secondary">{objective ? "Save" : "Record it"}</SubmitButton>
      </PlainForm>
    </>
  );
}
