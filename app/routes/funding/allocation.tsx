import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useMemo, useState } from "react";
import type { WhatIfChoices } from "#app/domain/funding/what-if.ts";
import { formatMoney } from "#app/domain/money.ts";
import { reportWhatIf } from "#app/domain/report/what-if-report.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { SplitTable } from "./split-table.tsx";
import { readTried, saveForm } from "./what-if.form.ts";
import { weightField, writeTried } from "./what-if-address.ts";
import { WhatIfControls } from "./what-if-controls.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `From assessment to allocation – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const page = services.funding.whatIf(viewer);
  const search = new URL(asked.request.url).searchParams;
  const read = readTried(search, page.start);
  const saved = page.versions.find(({ id }) => id === search.get("saved")) ?? null;
  return {
    ...page,
    area: area.name,
    back: `/areas/${area.slug}/funding`,
    tried: read?.tried ?? null,
    typed: read?.typed ?? {},
    errors: read?.errors ?? {},
    saved: saved?.name ?? null,
    // A new address starts the fields anew.
    at: search.toString(),
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return submitForm(asked.request, saveForm, ({ name, tried }) => {
    const id = services.funding.saveWhatIf(viewer, name, tried);
    const search = `saved=${encodeURIComponent(id)}&${writeTried(tried)}`;
    return redirect(`/areas/${area.slug}/funding/allocation?${search}`);
  });
});

export default function Allocation() {
  const page = useLoaderData<typeof loader>();
  const { back, input, saved } = page;
  return (
    <>
      <BackLink href={back} label="Funding" />
      {saved && (
        <Notice kind="success" focus>
          <p>
            “{saved}” is saved. <Link to={`${back}/versions`}>Compare the versions</Link>
          </p>
        </Notice>
      )}
      <PageHeader
        eyebrow="An illustration from maturity gaps, not a costing"
        title="From assessment to allocation"
        purpose="How the grant would fall if it followed need. Try it; nothing here changes the schemes."
        aside={
          page.versions.length > 0 && (
            <Link to={`${back}/versions`}>Compare saved versions ({page.versions.length})</Link>
          )
        }
      />
      {input.grants.length === 0 ? (
        <EmptyState title="There is nothing to split yet">
          A split is worked out for each year of the grant. Enter the grant first.
        </EmptyState>
      ) : (
        <Workbench key={page.at} {...page} />
      )}
    </>
  );
}

type PageData = ReturnType<typeof useLoaderData<typeof loader>>;

function Workbench({ input, start, isNineAsked, tried: asked, typed, errors, can }: PageData) {
  const [tried, setTried] = useState<WhatIfChoices>(asked ?? start);
  const report = useMemo(() => reportWhatIf(input, tried), [input, tried]);
  // Step 9's share has no default: until somebody says it, there is no split.
  const [isUndecided, setUndecided] = useState(asked === null && isNineAsked);
  const showErrors = Object.keys(errors).length > 0;
  return (
    <div className="hw-bench">
      <Form method="get" className="hw-bench__controls" noValidate>
        {showErrors && <ErrorSummary errors={errors} />}
        <h2 className="nhsuk-heading-m">What to try</h2>
        <WhatIfControls
          input={input}
          tried={tried}
          typed={isUndecided ? { ...typed, nine: "" } : typed}
          errors={errors}
          onTry={(next) => {
            if (next.stepNineShare !== tried.stepNineShare) setUndecided(false);
            setTried(next);
          }}
        />
        <SubmitButton kind="secondary">Work it out</SubmitButton>
      </Form>
      <section className="hw-bench__result" aria-labelledby="split">
        <h2 className="nhsuk-heading-m" id="split">
          What comes of it
        </h2>
        {showErrors ? (
          <p>Put right what is marked, then work it out.</p>
        ) : isUndecided ? (
          <p className="hw-reading">
            Say first what share of each year goes to step 9, meeting adult social care needs:
            nobody but you can say how much. Then work it out.
          </p>
        ) : report.state === "refused" ? (
          <p className="hw-reading">{report.sentence}</p>
        ) : (
          <>
            <p className="hw-total" aria-live="polite">
              {describeTotal(report)}
            </p>
            <SplitTable report={report} />
            <p className="hw-reading hw-quiet">{report.basis}</p>
            {can.save && <SaveForm tried={tried} />}
          </>
        )}
      </section>
    </div>
  );
}

/** The total against the grant, which it always meets or says why not. */
function describeTotal({
  years,
  total,
}: {
  years: { grant: number; unallocated: number }[];
  total: number;
}) {
  const grant = years.reduce((sum, year) => sum + year.grant, 0);
  const left = years.reduce((sum, year) => sum + year.unallocated, 0);
  return `${formatMoney(total)} of a grant of ${formatMoney(grant)}${
    left === 0 ? "" : `; ${formatMoney(left)} unallocated`
  }`;
}

/** Saves what is tried by name; the choices travel as hidden fields, so it works without script. */
function SaveForm({ tried }: { tried: WhatIfChoices }) {
  const result = useActionData<typeof action>();
  return (
    <PlainForm id="save" result={result}>
      <input type="hidden" name="basis" value={tried.basis} />
      <input type="hidden" name="nine" value={tried.stepNineShare} />
      {tried.weights.map((value, at) => (
        <input
          // biome-ignore lint/suspicious/noArrayIndexKey: a step's place is its identity
          key={at}
          type="hidden"
          name={weightField(at + 1)}
          value={value}
        />
      ))}
      {tried.committed.map((id) => (
        <input key={id} type="hidden" name="keep[]" value={id} />
      ))}
      <TextField
        name="name"
        label="Save this version as"
        hint="Such as “Priorities count twice”"
        autoComplete="off"
      />
      <SubmitButton>Save this version</SubmitButton>
    </PlainForm>
  );
}
