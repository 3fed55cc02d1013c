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
import { CopyField } from "#app/ui/copy-field.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { LinkLists } from "./link-lists.tsx";
import { sharesForm } from "./shares.form.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Links to read – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { searchParams } = new URL(asked.request.url);
  return {
    ...services.shares.page(viewer),
    area: area.name,
    home: `/areas/${area.slug}`,
    wanted: searchParams.get("what") ?? "",
    ended: searchParams.has("ended"),
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return submitForm(asked.request, sharesForm, (sent) => {
    if (sent.deed === "make") {
      const { what, note, until } = sent;
      // Not a redirect: only this answer knows the link.
      return { made: services.shares.make(viewer, { what, note, until }) };
    }
    services.shares.revoke(viewer, sent.link);
    return redirect(`/areas/${area.slug}/shares?ended`);
  });
});

export default function Shares() {
  const page = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const made = done && "made" in done ? done.made : null;
  const refused = done && "errors" in done ? done : undefined;
  return (
    <>
      {page.ended && !done && (
        <Notice kind="success" title="That link opens nothing any more." focus />
      )}
      <PageHeader
        title="Links to read"
        purpose="A closed round, the plan or an issued pack, for a peer reviewer without an account: to read only, for a while, without people’s names."
      />
      {made && (
        <Notice kind="success" title={`${made.label}: the link is made`} focus>
          <p>
            Copy it now: it is not shown again. Whoever has it can read until {made.until}, or until
            you take it back. Open it yourself before you send it: names of this area’s people are
            left out wherever they stand, but not names that somebody typed of others.
          </p>
          <CopyField id="shared-link" label="Link" value={made.url} copy="Copy the link" />
        </Notice>
      )}
      <MakeLink key={made?.url} page={page} result={refused} />
      <LinkLists page={page} />
    </>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

function MakeLink({ page, result }: { page: Page; result: FormResult | undefined }) {
  const { offers, wanted, usualUntil } = page;
  return (
    <section className="hw-section hw-screen-only" aria-labelledby="make">
      <h2 id="make" className="nhsuk-heading-m">
        Make a link
      </h2>
      <PlainForm id="make-link" result={result} defaults={{ what: wanted, until: usualUntil }}>
        <input type="hidden" name="deed" value="make" />
        <SelectField name="what" label="What to share" options={offers} empty="Choose…" />
        <TextField
          name="note"
          label="For whom"
          hint="For this list alone: the reader does not see it"
          autoComplete="off"
        />
        <DateField name="until" label="It works until the end of" hint="A day within 90 days" />
        <SubmitButton>Make the link</SubmitButton>
      </PlainForm>
    </section>
  );
}
