import { Link } from "@remix-run/react";
import type { Services } from "#app/services/index.server.ts";
import { CheckboxGroup } from "#app/ui/checkbox-group.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { HomewardForm, useHomewardForm } from "#app/ui/form.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { useParts } from "#app/ui/parts.ts";
import { SelectField } from "#app/ui/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { AskedTable } from "./asked-table.tsx";

type Props = {
  page: ReturnType<Services["rounds"]["scopeForm"]>;
  result: FormResult | undefined;
  /** The words on the button. */
  save: string;
  cancelHref: string;
};

/** Everything a round's scope says, and who is asked about what. */
export function ScopeForm({ page, result, save, cancelHref }: Props) {
  const { scope, changes, partners, asked, setting } = page;
  const { Many } = useParts();
  const form = useHomewardForm({
    schema: async () => (await import("./round.form.ts")).roundForm,
    result,
    id: "scope",
    defaults: {
      ...scope,
      population: scope.population?.toLocaleString("en-GB") ?? "",
      homeOnDatePercent: scope.homeOnDatePercent ?? "",
      evidenceFrom: String(scope.evidenceFrom),
    },
  });
  const everything = partners.flatMap((partner) =>
    changes.map((change) => `${partner.id}:${change.number}`),
  );
  return (
    <HomewardForm form={form} wide>
      <input type="hidden" name="version" value={page.version} />
      <input type="hidden" name="editionKey" value={page.edition.key} />
      <div className="hw-reading">
        <TextField name="name" label="Name of the round" autoComplete="off" />
        <DateField
          name="asAt"
          label="As at"
          hint="The day the scores describe, such as 21 6 2017"
        />
        <h2 className="nhsuk-heading-m">The scope everyone scores for</h2>
        <TextField name="hospitals" label="Hospitals" autoComplete="off" />
        <TextField name="footprint" label="Area it covers" autoComplete="off" />
        <TextField
          name="population"
          label="Population"
          optional
          width={10}
          inputMode="numeric"
          autoComplete="off"
        />
        <h2 className="nhsuk-heading-m">What is asked</h2>
        <SelectField
          name="evidenceFrom"
          label="Ask for evidence from level"
          options={["1", "2", "3", "4", "5"].map((value) => ({ value, label: value }))}
        />
        {setting && (
          <TextField
            name="homeOnDatePercent"
            label={setting.question}
            hint="Needed before the round opens, when the row that asks for it is in it"
            suffix={setting.unit}
            width={3}
            inputMode="numeric"
            autoComplete="off"
          />
        )}
        <CheckboxGroup
          name="changes"
          label={`${Many} in the round`}
          values={(asked?.changes ?? changes.map((change) => change.number)).map(String)}
          options={changes.map((change) => ({
            value: String(change.number),
            label: `${change.number}. ${change.name}`,
          }))}
        />
      </div>
      <AskedTable
        changes={changes}
        partners={partners}
        ticked={
          asked
            ? Object.entries(asked.partners).flatMap(([id, numbers]) =>
                numbers.map((number) => `${id}:${number}`),
              )
            : everything
        }
      />
      <div className="hw-buttons">
        <SubmitButton>{save}</SubmitButton>
        <Link to={cancelHref}>Cancel</Link>
      </div>
    </HomewardForm>
  );
}
