import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { formatDate } from "#app/domain/dates.ts";
import { DateField } from "#app/ui/date-field.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import { HomewardForm, useHomewardForm } from "#app/ui/form.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { LevelChip } from "#app/ui/level-chip.tsx";
import { NextStep } from "#app/ui/next-step.tsx";
import { useParts } from "#app/ui/parts.ts";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { RadioGroup } from "#app/ui/radio-group.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { type DiscussPage, formAction, levelNamesOf } from "./page-data.ts";
import { useTypedFrom } from "./typed-from.ts";

type Props = {
  page: DiscussPage;
  home: string;
  result: FormResult | null;
  /** Whether what the viewer does may lead the room. */
  leads: boolean;
};

const LEVELS = [1, 2, 3, 4, 5] as const;

/** The change as a whole: what its rows say, the level the room chose, and its target. */
export function ChangeLevel({ page, home, result, leads }: Props) {
  const { change, changes, rows, can } = page;
  const heading = useRef<HTMLHeadingElement>(null);
  const { one, One } = useParts();
  const { key, hash } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each arrival takes the focus again
  useEffect(() => {
    if (hash === "#change") heading.current?.focus();
  }, [key, hash]);
  if (rows.some((row) => !row.revealed)) return null;
  const next = changes.find(({ number }) => number > change.number);
  const done = rows.every((row) => row.outcome !== "none");
  const set = change.agreedLevel !== null;
  return (
    <section className="hw-change-level" aria-labelledby="change">
      <h2 className="nhsuk-heading-m" id="change" ref={heading} tabIndex={-1}>
        {One} {change.number} as a whole
      </h2>
      <div className="hw-talk">
        <div>
          <WhatRowsSay page={page} />
        </div>
        <div>
          {set && <Chosen page={page} />}
          {can.agreeChange && set && (
            <Drawer summary="Change it" open={result?.typed.form === "change"}>
              <LevelForm page={page} result={result} />
            </Drawer>
          )}
          {can.agreeChange && !set && done && <LevelForm page={page} result={result} main />}
          {can.agreeChange && !set && !done && (
            <p className="hw-quiet">
              Once its rows are agreed or parked, the room chooses a level for the whole {one}.
            </p>
          )}
          {!set && !can.agreeChange && <p className="hw-quiet">No level was chosen for it.</p>}
          {done && set && next && page.runs && (
            <GoOn to={`${home}/discuss/${next.number}`} name={next.name} leads={leads} />
          )}
        </div>
      </div>
    </section>
  );
}

/** Takes the room to the next change; the desk that does not lead it goes there alone. */
function GoOn({ to, name, leads }: { to: string; name: string; leads: boolean }) {
  if (!leads) return <NextStep href={to}>Go on to {name}</NextStep>;
  return (
    <PlainForm id="go-on" action={to}>
      <input type="hidden" name="intent" value="here" />
      <SubmitButton shortcut="g">Go on to {name}</SubmitButton>
    </PlainForm>
  );
}

function WhatRowsSay({ page }: { page: DiscussPage }) {
  const { summary } = page.change;
  const { lowest, lowerMedian, highest, open, notApplicable } = summary;
  if (!lowest || lowerMedian === null || highest === null) {
    return <p>No row is agreed yet, so its rows say nothing so far.</p>;
  }
  const topics = page.rows.filter((row) => lowest.rowKeys.includes(row.key));
  return (
    <>
      <dl className="hw-figures">
        <div>
          <dt>Lowest row</dt>
          <dd>
            <LevelChip level={lowest.level} size="l" />
          </dd>
        </div>
        <div>
          <dt>Lower median</dt>
          <dd>
            <LevelChip level={lowerMedian} size="l" />
          </dd>
        </div>
        <div>
          <dt>Highest row</dt>
          <dd>
            <LevelChip level={highest} size="l" />
          </dd>
        </div>
      </dl>
      <p>
        Lowest: {topics.map((row) => row.topic).join("; ")}.
        {open > 0 && ` ${open === 1 ? "One row is" : `${open} rows are`} still open.`}
        {notApplicable > 0 &&
          ` ${notApplicable === 1 ? "One does" : `${notApplicable} do`} not apply to the area.`}
      </p>
      <p className="hw-quiet">
        None of the three is the level by itself: the room chooses, and says why.
      </p>
    </>
  );
}

function Chosen({ page }: { page: DiscussPage }) {
  const { agreedLevel, sentence, targetLevel, targetDate } = page.change;
  const levelNames = levelNamesOf(page);
  if (agreedLevel === null) return null;
  return (
    <div className="hw-panel hw-panel--ground">
      <p className="hw-agreed-level">
        <LevelChip level={agreedLevel} size="l" name={levelNames[agreedLevel - 1] ?? ""} />
      </p>
      <p>{sentence}</p>
      {targetLevel !== null && (
        <p className="hw-quiet">
          Target: level {targetLevel}
          {targetDate && ` by ${formatDate(targetDate)}`}
        </p>
      )}
    </div>
  );
}

type FormProps = { page: DiscussPage; result: FormResult | null; main?: boolean };

function LevelForm({ page, result, main = false }: FormProps) {
  const { change } = page;
  const levelNames = levelNamesOf(page);
  const { one } = useParts();
  const own = result?.typed.form === "change" ? result : null;
  const form = useHomewardForm({
    id: "change",
    schema: async () => (await import("./discuss.form.ts")).changeForm,
    result,
    defaults: {
      level: change.agreedLevel ?? "",
      sentence: change.sentence,
      targetLevel: change.targetLevel ?? "",
      targetDate: change.targetDate ?? "",
    },
  });
  const seen = useTypedFrom(change.version, form.key);
  const overtaken =
    seen.overtaken || (own !== null && Number(own.typed.version) !== change.version);
  return (
    <div onInput={seen.note}>
      <HomewardForm form={form} action={formAction(page.chosen.key, "change")}>
        <input type="hidden" name="intent" value="change" />
        <input type="hidden" name="version" value={change.version} />
        {overtaken && (
          <section className="hw-notice">
            <p className="hw-notice__title">What stands now</p>
            <p>
              {change.agreedLevel === null
                ? "No level chosen"
                : `${change.agreedLevel} ${levelNames[change.agreedLevel - 1]}`}
              {change.targetLevel !== null && `, target ${change.targetLevel}`}
            </p>
            {change.sentence && <p>“{change.sentence}”</p>}
            <p>What you typed is below. Sending it again puts it in place of this.</p>
          </section>
        )}
        <RadioGroup
          name="level"
          label={`Level of ${one} ${change.number}`}
          small
          options={LEVELS.map((level) => ({
            value: String(level),
            label: <LevelChip level={level} size="s" name={levelNames[level - 1] ?? ""} />,
          }))}
        />
        <TextArea
          name="sentence"
          label={`Why ${one} ${change.number} is there`}
          hint="Needed with a level."
          rows={2}
        />
        <SelectField
          name="targetLevel"
          label="Target level"
          hint="Usually one level up, at most 5."
          empty="No target yet"
          options={LEVELS.map((level) => ({
            value: String(level),
            label: `${level} ${levelNames[level - 1]}`,
          }))}
        />
        <DateField name="targetDate" label="Target date" />
        <SubmitButton kind={main ? "primary" : "secondary"}>
          Save the level of {one} {change.number}
        </SubmitButton>
      </HomewardForm>
    </div>
  );
}
