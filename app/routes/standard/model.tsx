import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formatDate } from "#app/domain/dates.ts";
import { OWN_MODEL } from "#app/domain/integration/integration-choice.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { HomewardForm, useHomewardForm } from "#app/ui/form.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { RadioGroup } from "#app/ui/radio-group.tsx";
import { StoredNow } from "#app/ui/stored-now.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { againForm, choiceForm } from "./model.form.ts";
import type { IntegrationData } from "./standard-data.ts";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Model of integration – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return {
    integration: services.standard.integration(viewer),
    area: area.name,
    back: `/areas/${area.slug}/standard`,
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const form = z.discriminatedUnion("intent", [choiceForm, againForm]);
  return submitForm(asked.request, form, (sent) => {
    if (sent.intent === "again") {
      services.standard.chooseAgain(viewer, sent.version, sent.earlier);
    } else {
      const { version, model, ownName, ownCharacteristics, why } = sent;
      services.standard.choose(viewer, version, { model, ownName, ownCharacteristics, why });
    }
    return redirect(`/areas/${area.slug}/standard?chosen#model-of-integration`);
  });
});

export default function Model() {
  const { integration, back } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { models, can } = integration;
  return (
    <>
      <BackLink href={back} label="Integration Standard" />
      <PageHeader
        title="Model of integration"
        purpose="No one model suits every place. These are the ones that government names; an area can also describe its own."
      />
      <div className="hw-integration-models">
        {models.map(({ key, name, words, characteristics, example, source }) => (
          <section key={key} className="hw-panel" aria-labelledby={`model-${key}`}>
            <h2 id={`model-${key}`} className="nhsuk-heading-s">
              {name}
            </h2>
            <p>{words}</p>
            <ul>
              {characteristics.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
            <p>{example}</p>
            <p className="hw-quiet">{source}</p>
          </section>
        ))}
      </div>
      {can.choose && <Choose integration={integration} result={result} />}
      {can.choose && <Earlier integration={integration} result={result} />}
    </>
  );
}

type Props = { integration: IntegrationData; result: FormResult | undefined };

function Choose({ integration, result }: Props) {
  const { models, present, version } = integration;
  const stored = {
    model: present?.model ?? "",
    ownName: present?.ownName ?? "",
    ownCharacteristics: present?.ownCharacteristics ?? "",
    why: present?.why ?? "",
  };
  const form = useHomewardForm({
    schema: async () => (await import("./model.form.ts")).choiceForm,
    defaults: stored,
    result,
    id: "choose",
  });
  const own = result?.typed.form === "choose" ? result : null;
  const typed = own?.typed ?? {};
  const text = (value: unknown) => String(value ?? "").replace(/\r\n?/g, "\n");
  const options = [
    ...models.map(({ key, name, words }) => ({ value: key, label: name, hint: words })),
    { value: OWN_MODEL, label: "Our own", hint: "Name it and say what marks it below." },
  ];
  const nameOf = (value: unknown) => options.find((each) => each.value === value)?.label ?? "";
  return (
    <section className="hw-section hw-reading" aria-labelledby="choice">
      <h2 id="choice" className="nhsuk-heading-m">
        The area’s choice
      </h2>
      {own && String(typed.version) !== String(version) && (
        <StoredNow
          what="choice"
          fields={[
            { label: "Model", typed: nameOf(typed.model), stored: nameOf(stored.model) },
            { label: "Name", typed: text(typed.ownName), stored: stored.ownName },
            {
              label: "Characteristics",
              typed: text(typed.ownCharacteristics),
              stored: stored.ownCharacteristics,
            },
            { label: "Why", typed: text(typed.why), stored: stored.why },
          ]}
        />
      )}
      <HomewardForm form={form}>
        <input type="hidden" name="intent" value="choose" />
        <input type="hidden" name="version" value={version} />
        <RadioGroup name="model" label="Which model does the area follow?" options={options} />
        <TextField
          name="ownName"
          label="Name of your own model"
          hint="Only when you chose “Our own”."
          optional
        />
        <TextArea
          name="ownCharacteristics"
          label="What marks your own model"
          hint="One characteristic a line."
          rows={4}
          optional
        />
        <TextArea
          name="why"
          label="Why this model"
          hint="What it makes possible here, and where partners agreed it. An application to graduate quotes it."
          rows={5}
        />
        <SubmitButton>Record the choice</SubmitButton>
      </HomewardForm>
    </section>
  );
}

function Earlier({ integration: { earlier, version }, result }: Props) {
  if (earlier.length === 0) return null;
  return (
    <section className="hw-section hw-reading" aria-labelledby="earlier">
      <h2 id="earlier" className="nhsuk-heading-m">
        What the area chose before
      </h2>
      <p>Nothing is lost: an earlier choice can be taken again, and then stands as a new one.</p>
      {earlier.map((choice) => (
        <div key={choice.version} className="hw-panel">
          <p>
            <strong>{choice.name}</strong>, {choice.person}, {formatDate(choice.chosenOn)}
          </p>
          <p className="hw-typed-text">{choice.why}</p>
          <PlainForm id={`again-${choice.version}`} result={result}>
            <input type="hidden" name="intent" value="again" />
            <input type="hidden" name="version" value={version} />
            <input type="hidden" name="earlier" value={choice.version} />
            <SubmitButton kind="secondary" small>
              Take this one again
            </SubmitButton>
          </PlainForm>
        </div>
      ))}
    </section>
  );
}
