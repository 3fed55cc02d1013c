import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { readPaperNews } from "./paper-news.server.ts";
import { SheetList } from "./sheet-list.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Paper sheets: ${data?.round.name ?? "a round"} – ${data?.area} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const page = services.sheets.page(viewer, asked.params.round ?? "");
  const { searchParams } = new URL(asked.request.url);
  return {
    ...page,
    area: area.name,
    home: `/areas/${area.slug}/rounds/${page.round.id}`,
    ...readPaperNews(page.partners, searchParams),
  };
});

export default function Sheets() {
  const page = useLoaderData<typeof loader>();
  const { round, home, news, wanted, can, partners } = page;
  const from = partners.find((partner) => partner.id === wanted.partner);
  return (
    <>
      <BackLink href={home} label={round.name} />
      <PageHeader
        title="Paper sheets"
        purpose="For people without a device: print the sheets, then type in what they scored. Once saved, nobody can read a sheet before its rows are revealed."
        next={
          can.record && from
            ? {
                href: `${home}/paper/sheet?partner=${from.id}&sheet=${from.next}`,
                label: `Type sheet ${from.next} of ${from.shortName}`,
              }
            : null
        }
      />
      {news && <Notice kind="success" title={news} focus />}
      <p className="hw-row">
        <span>To print for everyone, one change a page:</span>
        <a href={`${home}/sheets.pdf`}>Score sheets (PDF)</a>
        <a href={`${home}/sheets.pdf?size=large`}>Large print (PDF)</a>
      </p>
      <SheetList page={page} />
      {can.record && (
        <div className="hw-split">
          <section className="hw-panel" aria-labelledby="other">
            <h2 id="other" className="nhsuk-heading-s">
              Type a sheet by its number
            </h2>
            <Form method="get" action={`${home}/paper/sheet`} className="hw-form">
              <SelectField
                name="partner"
                label="Organisation"
                empty="Choose…"
                value={wanted.partner}
                error={wanted.partnerWrong}
                options={partners.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <TextField
                name="sheet"
                label="Number or label on the sheet"
                width={5}
                autoComplete="off"
                spellCheck={false}
                value={wanted.sheet}
                error={wanted.sheetWrong}
              />
              <SubmitButton kind="secondary">Type this sheet</SubmitButton>
            </Form>
          </section>
          <section className="hw-panel" aria-labelledby="file">
            <h2 id="file" className="nhsuk-heading-s">
              Many sheets at once
            </h2>
            <p>
              Typed into a spreadsheet already? <Link to={`${home}/paper/import`}>Read a file</Link>
              , or fill in the <a href={`${home}/paper/template.csv`}>template (CSV)</a>.
            </p>
          </section>
        </div>
      )}
      {!can.record && round.status === "open" && (
        <p className="hw-quiet">Sheets are typed in by people with the role of recorder.</p>
      )}
      {round.status === "preparing" && (
        <p className="hw-quiet">Sheets can be typed in once the round is open.</p>
      )}
      <p>
        <Link to={home}>Back to the round</Link>
      </p>
    </>
  );
}
