import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { HomewardForm, useHomewardForm } from "#app/ui/form.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { StoredNow } from "#app/ui/stored-now.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { tellDone } from "./done-notice.tsx";
import { schemeForms, toSchemeFields } from "./scheme.form.ts";
import { SchemeFields } from "./scheme-fields.tsx";
import { compareScheme, startScheme } from "./scheme-page.ts";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.scheme?.name ?? "Add a scheme"} – ${data?.area ?? "Area"} – Homeward` },
];

const idOf = (params: Record<string, string | undefined>) =>
  params.scheme === "new" ? null : (params.scheme ?? "");

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const back = `/areas/${area.slug}/funding`;
  return { ...services.funding.schemeForm(viewer, idOf(asked.params)), area: area.name, back };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { funding } = services;
  const id = idOf(asked.params);
  const here = `/areas/${area.slug}/funding`;
  const years = funding.schemeForm(viewer, id).years.map(({ year }) => year);
  return submitForm(asked.request, schemeForms(years), (values) => {
    if (values.form === "restore") {
      const { withdrawn } = funding.restoreScheme(viewer, id ?? "");
      return redirect(tellDone(here, "restored", id ?? "", withdrawn));
    }
    if (values.form === "delete") {
      const { withdrawn } = funding.deleteScheme(viewer, id ?? "", values.version);
      return redirect(tellDone(here, "deleted", id ?? "", withdrawn));
    }
    const before = id === null ? null : { id, version: values.version };
    const saved = funding.saveScheme(viewer, before, toSchemeFields(values, years));
    return redirect(tellDone(here, "saved", saved.id, saved.withdrawn));
  });
});

export default function Scheme() {
  const page = useLoaderData<typeof loader>();
  const { scheme, years, back } = page;
  const result = useActionData<typeof action>();
  const stored = startScheme(page, "");
  const form = useHomewardForm({
    schema: async () =>
      (await import("./scheme.form.ts")).schemeForm(years.map(({ year }) => year)),
    defaults: stored,
    result,
    id: "scheme",
  });
  const typed = result?.typed ?? {};
  const stale =
    scheme && typed.form === "scheme" && String(typed.version) !== String(scheme.version);
  if (scheme?.isDeleted) return <Deleted name={scheme.name} back={back} />;
  return (
    <>
      <BackLink href={back} label="Funding" />
      <PageHeader
        title={scheme ? scheme.name : "Add a scheme"}
        purpose="What a part of the grant pays for: on which step, for which purposes, how much in each year."
      />
      {stale && <StoredNow fields={compareScheme(page, typed, stored)} />}
      <HomewardForm form={form}>
        <input type="hidden" name="version" value={scheme?.version ?? 0} />
        <SchemeFields {...page} />
        <SubmitButton>{scheme ? "Save" : "Add this scheme"}</SubmitButton>
      </HomewardForm>
      {scheme && (
        <PlainForm id="delete" result={result}>
          <input type="hidden" name="version" value={scheme.version} />
          <SubmitButton kind="secondary" small>
            Delete this scheme
          </SubmitButton>
        </PlainForm>
      )}
    </>
  );
}

function Deleted({ name, back }: { name: string; back: string }) {
  return (
    <>
      <BackLink href={back} label="Funding" />
      <PageHeader title={name} purpose="This scheme was deleted. Its money stands nowhere now." />
      <PlainForm id="restore">
        <SubmitButton>Bring it back</SubmitButton>
      </PlainForm>
    </>
  );
}
