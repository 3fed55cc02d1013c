import { formatDate } from "#app/domain/dates.ts";
import type { PageMeter } from "#app/domain/graduation/page-meter.ts";
import { formatMoney } from "#app/domain/money.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { HomewardForm, useHomewardForm } from "#app/ui/form.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { RadioGroup } from "#app/ui/radio-group.tsx";
import { StoredNow } from "#app/ui/stored-now.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { MoneyField } from "#app/ui/text-field.tsx";
import { typeMoney } from "#app/ui/type-money.ts";
import { CountedText } from "./counted-text.tsx";
import { LiveMeter } from "./live-meter.tsx";
import type { CriterionPage } from "./page-data.ts";

const typeYes = (said: boolean | null | undefined) => (said == null ? "" : said ? "yes" : "no");

const YES_NO = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

type Props = { page: CriterionPage; meter: PageMeter; result: FormResult | undefined };

/** The words for a criterion, with its answers, and how long the whole document would be with them. */
export function WordsForm({ page, meter, result }: Props) {
  const { criterion, entry, version, words, back, metrics } = page;
  const { texts, facts } = entry;
  const { pooling } = facts;
  const stored: Record<string, string> = {
    ...Object.fromEntries(criterion.parts.map(({ key }) => [`text-${key}`, texts[key] ?? ""])),
    ...Object.fromEntries(metrics.map(({ key }) => [`speedUp-${key}`, facts.speedUp?.[key] ?? ""])),
    directions: typeYes(facts.directions),
    committed: typeYes(facts.committed),
    route: pooling?.route ?? "",
    minimum: typeMoney(pooling?.minimum ?? 0),
    planned: typeMoney(pooling?.planned ?? 0),
    scope: pooling?.scope ?? "",
    services: pooling?.services ?? "",
  };
  const form = useHomewardForm({
    schema: async () => (await import("./criterion.form.ts")).wordsForm,
    defaults: stored,
    result,
    id: "words",
  });
  const typed: Record<string, unknown> = result?.typed.form === "words" ? result.typed : {};
  const isStale = typed.version !== undefined && String(typed.version) !== String(version);
  return (
    <>
      {isStale && (
        <StoredNow
          what="criterion"
          fields={[
            ...criterion.parts.map(({ key, name }) => ({ label: name, field: `text-${key}` })),
            ...metrics.map(({ key, name }) => ({ label: name, field: `speedUp-${key}` })),
          ].map(({ label, field }) => ({
            label,
            typed: String(typed[field] ?? ""),
            stored: stored[field] ?? "",
          }))}
        />
      )}
      <HomewardForm form={form} wide>
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="criterion" value={criterion.key} />
        <div className="hw-write">
          <div>
            {criterion.check === "pooling" && <PoolingFields />}
            {criterion.parts.map(({ key, name, words: hint }) => (
              <CountedText
                key={key}
                name={`text-${key}`}
                label={name}
                hint={hint}
                rows={9}
                words={words[key] ?? 0}
              />
            ))}
            {criterion.check === "maturity" && (
              <>
                <input type="hidden" name="directions-asked" value="1" />
                <RadioGroup
                  name="directions"
                  label="Is a commissioner of the area under financial directions?"
                  options={YES_NO}
                  inline
                />
              </>
            )}
            {(criterion.check === "commitment" || criterion.check === "capacity") && (
              <>
                <input type="hidden" name="committed-asked" value="1" />
                <RadioGroup
                  name="committed"
                  label={
                    criterion.check === "commitment"
                      ? "Does the area commit itself to lead among its peers?"
                      : "Does the area commit itself, and have the people, to take part?"
                  }
                  options={YES_NO}
                  inline
                />
              </>
            )}
            {metrics.length > 0 && (
              <>
                <h3 className="nhsuk-heading-s">How graduation would speed it up</h3>
                {metrics.map(({ key, name, current, stretch, keptOn }) => (
                  <TextArea
                    key={key}
                    name={`speedUp-${key}`}
                    label={name}
                    hint={
                      keptOn === null
                        ? "Nothing of this metric is kept in the case yet: keep it under Evidence."
                        : `Now ${current ?? "without a figure"}; stretch target ${stretch ?? "not set"}. Kept on ${formatDate(keptOn)}.`
                    }
                    rows={3}
                  />
                ))}
              </>
            )}
          </div>
          <LiveMeter stored={meter} address={`${back}/meter`} />
        </div>
        <SubmitButton>Save the words</SubmitButton>
      </HomewardForm>
    </>
  );
}

function PoolingFields() {
  return (
    <fieldset className="nhsuk-fieldset hw-fieldset">
      <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
        More than the minimum, one way or the other
      </legend>
      <input type="hidden" name="pooling-asked" value="1" />
      <RadioGroup
        name="route"
        label="Which way?"
        options={[
          { value: "pool", label: "We pool more than the minimum" },
          {
            value: "align",
            label: "We commission services of the same or a greater scope together",
          },
        ]}
      />
      <MoneyField name="minimum" label="The minimum of the Better Care Fund" hint="For pooling" />
      <MoneyField name="planned" label="The sum we pool" hint="For pooling" />
      <RadioGroup
        name="scope"
        label="The scope commissioned together, beside what the minimum pays for"
        options={[
          { value: "smaller", label: "Smaller" },
          { value: "equal", label: "Equal" },
          { value: "greater", label: "Greater" },
        ]}
        inline
      />
      <TextArea name="services" label="Services commissioned together" rows={2} />
    </fieldset>
  );
}

const SAID = (said: boolean | null | undefined) =>
  said == null ? "Not said yet" : said ? "Yes" : "No";

/** The same to read. */
export function Words({ page: { criterion, entry, metrics } }: { page: CriterionPage }) {
  const { texts, facts } = entry;
  const { pooling } = facts;
  const answers = [
    ...("directions" in facts
      ? [{ term: "A commissioner under financial directions", value: SAID(facts.directions) }]
      : []),
    ...("committed" in facts ? [{ term: "Committed", value: SAID(facts.committed) }] : []),
    ...(pooling?.route === "pool"
      ? [
          {
            term: "Minimum",
            value: pooling.minimum === null ? "Not said" : formatMoney(pooling.minimum),
          },
          {
            term: "Pooled",
            value: pooling.planned === null ? "Not said" : formatMoney(pooling.planned),
          },
        ]
      : []),
    ...(pooling?.route === "align"
      ? [
          { term: "Scope commissioned together", value: pooling.scope ?? "Not said" },
          { term: "Services", value: pooling.services || "Not said" },
        ]
      : []),
  ];
  return (
    <>
      {criterion.parts.map(({ key, name }) => (
        <div key={key} className="hw-reading">
          {criterion.parts.length > 1 && <h3 className="nhsuk-heading-s">{name}</h3>}
          {texts[key] ? (
            <p className="hw-typed-text">{texts[key]}</p>
          ) : (
            <p className="hw-quiet">Nothing is written yet.</p>
          )}
        </div>
      ))}
      {answers.length > 0 && <DefinitionList items={answers} />}
      {metrics.length > 0 && (
        <DataTable
          caption="National metrics as kept in the case"
          columns={[
            { key: "name", label: "National metric", rowHeader: true },
            { key: "current", label: "Current performance" },
            { key: "stretch", label: "Stretch target" },
            { key: "speedUp", label: "How graduation speeds it up" },
          ]}
          rows={metrics.map(({ key, name, current, stretch }) => ({
            key,
            cells: {
              name,
              current: current ?? "No figure",
              stretch: stretch ?? "None set",
              speedUp: facts.speedUp?.[key] || "Not said yet",
            },
          }))}
        />
      )}
    </>
  );
}
