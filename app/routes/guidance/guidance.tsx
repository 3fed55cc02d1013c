import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { FoundList } from "./found-list.tsx";
import { NothingFound } from "./nothing-found.tsx";
import { type Asked, addressOf } from "./search-address.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.asked.q ? `${data.asked.q} – ` : ""}Guidance – Homeward` },
];

/** The most of a query that goes back into the field. */
const MOST = 1000;

export const loader = answer(({ context, request }: LoaderFunctionArgs) => {
  const { searchParams } = new URL(request.url);
  const read = (name: string) => (searchParams.get(name) ?? "").trim().slice(0, MOST);
  const asked: Asked = {
    q: read("q"),
    change: read("change"),
    topic: read("topic"),
    criterion: read("criterion"),
  };
  const { q: text, ...filters } = asked;
  return { asked, page: context.services.guidance.search({ text, ...filters }) };
});

export default function Guidance() {
  const { asked, page } = useLoaderData<typeof loader>();
  const { results, loose, filters, choices } = page;
  const filtered = [
    filters.change && `change ${filters.change.number}, ${filters.change.name}`,
    filters.topic && `“${filters.topic.name}”`,
    filters.criterion && `criterion ${filters.criterion.letter}, ${filters.criterion.name}`,
  ].filter(Boolean);
  return (
    <>
      <PageHeader
        title="Guidance"
        purpose="What evidence and experience say about joining up care, in short articles tied to the changes, with their sources."
      />
      {/* why: another address is another search, so the fields begin again with it. */}
      <Form
        method="get"
        key={addressOf(asked)}
        role="search"
        aria-label="Search the guidance"
        className="hw-guidance-search"
      >
        <TextField name="q" label="Search for" type="search" value={asked.q} autoComplete="off" />
        <SelectField
          name="change"
          label="Change"
          value={filters.change?.key ?? ""}
          empty="Any change"
          options={choices.changes.map(({ key, number, name }) => ({
            value: key,
            label: `${number} ${name}`,
          }))}
        />
        <SelectField
          name="topic"
          label="Topic"
          value={filters.topic?.key ?? ""}
          empty="Any topic"
          options={choices.topics.map(({ key, name }) => ({ value: key, label: name }))}
        />
        {filters.criterion && (
          <input type="hidden" name="criterion" value={filters.criterion.key} />
        )}
        <SubmitButton>Search</SubmitButton>
      </Form>
      {(page.asked || filtered.length > 0) && results.length > 0 && (
        <p role="status">
          {results.length === 1 ? "One article" : `${results.length} articles`}
          {filtered.length > 0 && ` on ${filtered.join(", ")}`}
          {loose && ", with some of the words only"}. <Link to="/guidance">See all guidance</Link>
        </p>
      )}
      {results.length > 0 ? (
        <FoundList results={results} grouped={!page.asked} />
      ) : (
        <NothingFound asked={asked} page={page} />
      )}
    </>
  );
}
