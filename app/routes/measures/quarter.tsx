import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { addQuarters, fromSlug, toSlug } from "#app/domain/measure/period.ts";
import { SERIES } from "#app/domain/measure/series.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { ButtonLink } from "#app/ui/next-step.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { StoredNow } from "#app/ui/stored-now.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { quarterForm } from "./quarter.form.ts";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Figures of ${data?.quarter ?? ""} – ${data?.area ?? "Area"} – Homeward` },
];

const wantsAll = (url: string) => new URL(url).searchParams.has("all");

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const page = services.measures.quarter(viewer, fromSlug(asked.params.quarter ?? ""));
  const all = wantsAll(asked.request.url);
  const rows = page.rows.filter(({ isUsed }) => all || isUsed);
  return {
    ...page,
    rows,
    all,
    more: page.rows.length - rows.length,
    home: `/areas/${area.slug}/measures`,
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const quarter = fromSlug(asked.params.quarter ?? "");
  const { rows } = services.measures.quarter(viewer, quarter);
  const form = quarterForm(rows.filter(({ isUsed }) => wantsAll(asked.request.url) || isUsed));
  return submitForm(asked.request, form, ({ version, dated, entries }) => {
    const changed = services.measures.saveQuarter(viewer, quarter, version, dated, entries);
    return redirect(`/areas/${area.slug}/measures?saved=${changed}`);
  });
});

const SERIES_LABELS = { plan: "Plan", forecast: "Expected", actual: "Actual" } as const;

export default function Quarter() {
  const { quarter, months, today, rows, version, all, more, home } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const typed = result?.typed ?? {};
  const stale = result !== undefined && String(typed.version) !== String(version);
  const stored = Object.fromEntries(
    rows.flatMap((row) => [
      ...SERIES.map((series) => [`${series}-${row.key}`, row.typed[series]]),
      [`source-${row.key}`, row.source],
    ]),
  );
  const labels = rows.flatMap((row) => [
    ...SERIES.map((series) => ({
      name: `${series}-${row.key}`,
      label: `${row.name}: ${SERIES_LABELS[series].toLowerCase()}`,
    })),
    { name: `source-${row.key}`, label: `${row.name}: source` },
  ]);
  return (
    <>
      <BackLink href={home} label="Measures" />
      <PageHeader
        title={`Figures of ${quarter}`}
        purpose={`${months}. What was planned, what is now expected and what came; leave empty what is not known.`}
      />
      <nav className="hw-buttons hw-screen-only" aria-label="Quarters">
        {[-1, 1].map((step) => {
          const other = addQuarters(quarter, step);
          return (
            <ButtonLink
              key={step}
              kind="secondary"
              href={`${home}/quarters/${toSlug(other)}${all ? "?all" : ""}`}
            >
              {other}
            </ButtonLink>
          );
        })}
      </nav>
      {stale && (
        <StoredNow
          what="quarter"
          fields={labels.map(({ name, label }) => ({
            label,
            typed: String(typed[name] ?? ""),
            stored: String(stored[name] ?? ""),
          }))}
        />
      )}
      <PlainForm key={quarter} result={result} defaults={{ ...stored, dated: today }} wide>
        <input type="hidden" name="version" value={version} />
        <DateField
          name="dated"
          label="Date of these figures"
          hint="Kept with each figure that you change."
        />
        {rows.map((row) => (
          <fieldset key={row.key} className="nhsuk-fieldset hw-entry">
            <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">{row.name}</legend>
            <p className="hw-quiet">
              In {row.unit}
              {row.denominator !== null && ", or as two figures such as 24 / 182,046"}.
            </p>
            <div className="hw-entry__fields">
              {SERIES.map((series) => (
                <TextField
                  key={series}
                  name={`${series}-${row.key}`}
                  label={SERIES_LABELS[series]}
                  width={10}
                  autoComplete="off"
                />
              ))}
              <TextField name={`source-${row.key}`} label="Source" autoComplete="off" />
            </div>
          </fieldset>
        ))}
        {more > 0 && (
          <p>
            <Link to="?all">Show {more} more measures that have no figure yet</Link>
          </p>
        )}
        <SubmitButton>Save {quarter}</SubmitButton>
      </PlainForm>
    </>
  );
}
