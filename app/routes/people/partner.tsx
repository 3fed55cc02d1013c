import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import {
  PARTNER_COLOURS,
  PARTNER_SHAPES,
  SHORT_NAME_LENGTH,
} from "#app/domain/access/partner-look.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { HomewardForm, useHomewardForm } from "#app/ui/form.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PartnerMark } from "#app/ui/partner-mark.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { RadioGroup } from "#app/ui/radio-group.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { StoredNow } from "#app/ui/stored-now.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { partnerAction } from "./partner.form.ts";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.partner?.name ?? "Add an organisation"} – ${data?.area} – Homeward` },
];

const idOf = (params: Record<string, string | undefined>) =>
  params.partner === "new" ? null : (params.partner ?? "");

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const form = services.people.partnerForm(viewer, idOf(asked.params));
  const free = <T,>(all: readonly T[], taken: (each: T) => boolean) =>
    all.find((each) => !taken(each));
  return {
    area: area.name,
    back: `/areas/${area.slug}/people`,
    partner: form.partner,
    heir: form.heir,
    kinds: form.kinds.map(({ key, name }) => ({ value: key, label: name })),
    firstShape: free(PARTNER_SHAPES, (shape) => form.taken.some((each) => each.shape === shape)),
    firstColour: free([0, 1, 2, 3, 4, 5, 6, 7], (colour) =>
      form.taken.some((each) => each.colour === colour),
    ),
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const id = idOf(asked.params);
  return submitForm(asked.request, partnerAction, (values) => {
    const { form: _form, version, ...fields } = values;
    if ("active" in fields) {
      services.people.setPartnerActive(viewer, id ?? "", version, fields.active === "yes");
      return redirect(`/areas/${area.slug}/people`);
    }
    services.people.savePartner(viewer, id === null ? null : { id, version }, fields);
    return redirect(`/areas/${area.slug}/people`);
  });
});

export default function Partner() {
  const { back, partner, heir, kinds, firstShape, firstColour } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const stored = {
    name: partner?.name ?? "",
    shortName: partner?.shortName ?? "",
    kind: partner?.kind ?? "",
    shape: partner?.shape ?? firstShape ?? PARTNER_SHAPES[0],
    colour: String(partner?.colour ?? firstColour ?? 0),
  };
  const form = useHomewardForm({
    schema: async () => (await import("./partner.form.ts")).partnerForm,
    defaults: stored,
    result,
    id: "partner",
  });
  const typed = result?.typed ?? {};
  const stale =
    partner && typed.form === "partner" && String(typed.version) !== String(partner.version);
  const kindName = (key: unknown) => kinds.find((kind) => kind.value === key)?.label ?? "";
  const colourName = (colour: unknown) => PARTNER_COLOURS[Number(colour)] ?? "";
  return (
    <>
      <BackLink href={back} label="People" />
      <PageHeader
        title={partner ? partner.name : "Add an organisation"}
        purpose={
          partner
            ? "Rounds that are already under way keep the name and mark they began with."
            : "Each organisation has one voice in a round, however many of its people score."
        }
      />
      {stale && (
        <StoredNow
          fields={[
            { label: "Name", typed: String(typed.name), stored: stored.name },
            { label: "Short name", typed: String(typed.shortName), stored: stored.shortName },
            { label: "Kind", typed: kindName(typed.kind), stored: kindName(stored.kind) },
            { label: "Shape", typed: String(typed.shape), stored: stored.shape },
            { label: "Colour", typed: colourName(typed.colour), stored: colourName(stored.colour) },
          ]}
        />
      )}
      <HomewardForm form={form}>
        <input type="hidden" name="version" value={partner?.version ?? 0} />
        <TextField name="name" label="Name" autoComplete="off" />
        <TextField
          name="shortName"
          label="Short name"
          hint={`As charts show it, at most ${SHORT_NAME_LENGTH} characters`}
          width={20}
          autoComplete="off"
        />
        <SelectField
          name="kind"
          label="Kind of organisation"
          options={kinds}
          empty="Choose a kind"
        />
        <RadioGroup
          name="shape"
          label="Shape"
          hint="Tells organisations apart where there is no colour, as on a printed page"
          inline
          small
          options={PARTNER_SHAPES.map((shape) => ({
            value: shape,
            label: <Look shape={shape} colour={7} words={shape} />,
          }))}
        />
        <RadioGroup
          name="colour"
          label="Colour"
          inline
          small
          options={PARTNER_COLOURS.map((words, colour) => ({
            value: String(colour),
            label: <Look shape="circle" colour={colour} words={words} />,
          }))}
        />
        <SubmitButton>{partner ? "Save" : "Add this organisation"}</SubmitButton>
      </HomewardForm>
      {partner && heir !== null && (
        <section className="hw-section">
          <h2 className="nhsuk-heading-m">Out of use</h2>
          <p>It became part of {heir}. Earlier rounds keep its own name.</p>
        </section>
      )}
      {partner && heir === null && (
        <section className="hw-section">
          <h2 className="nhsuk-heading-m">
            {partner.active ? "No longer taking part?" : "Out of use"}
          </h2>
          <PlainForm id="use" result={result}>
            <input type="hidden" name="version" value={partner.version} />
            <input type="hidden" name="active" value={partner.active ? "no" : "yes"} />
            <p>
              {partner.active
                ? "New rounds will not ask it. What it said in earlier rounds stays."
                : "New rounds do not ask this organisation."}
            </p>
            <SubmitButton kind="secondary">
              {partner.active ? "Take out of use" : "Put back into use"}
            </SubmitButton>
          </PlainForm>
          <p>
            <Link to="merge">Merge it into another organisation</Link>, when the two have become one
          </p>
        </section>
      )}
    </>
  );
}

function Look({ shape, colour, words }: { shape: string; colour: number; words: string }) {
  const name = `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
  return <PartnerMark partner={{ name, shortName: name, shape, colour }} />;
}
