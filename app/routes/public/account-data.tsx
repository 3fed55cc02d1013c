import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatDate, londonDate, londonTime } from "#app/domain/dates.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireSignedIn } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";

export const meta: MetaFunction = () => [{ title: "Your data – Homeward" }];

/** How many lines of one kind the page shows: the file holds them all. */
const SHOWN = 100;

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const signedIn = await requireSignedIn(asked);
  const { account, held, areas } = asked.context.services.personal.page(signedIn);
  const cut = (sections: typeof held) =>
    sections.map(({ rows, ...rest }) => ({
      ...rest,
      count: rows.length,
      rows: rows.slice(-SHOWN).reverse(),
    }));
  return {
    account,
    held: cut(held),
    areas: areas.map((each) => ({ ...each, held: cut(each.held) })),
  };
});

type Section = ReturnType<typeof useLoaderData<typeof loader>>["held"][number];

export default function AccountData() {
  const { account, held, areas } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/account" label="Your account" />
      <PageHeader
        title="Your data"
        purpose="Everything Homeward holds about you, in every area. Nothing of anybody else is in it."
      />
      <p>
        <a href="/account/data.json" download>
          Take it all away as a file (JSON)
        </a>
      </p>
      <section className="hw-section">
        <h2 className="nhsuk-heading-m">Your account</h2>
        <DefinitionList
          items={[
            { term: "E-mail address", value: account.email },
            { term: "Since", value: tell(account.since) },
            {
              term: "Password",
              value: account.hasPassword ? "Kept so that it cannot be read" : "None",
            },
          ]}
        />
        <Sections sections={held} />
      </section>
      {areas.map(({ area, you, held: sections }) => (
        <section key={area} className="hw-section">
          <h2 className="nhsuk-heading-m">{area}</h2>
          <DefinitionList
            items={[
              { term: "Name", value: you.name },
              { term: "Job title", value: you.title || "None" },
              { term: "E-mail address", value: you.email },
              { term: "Organisation", value: you.organisation ?? "None" },
              { term: "Roles", value: you.roles.join(", ") || "None" },
              { term: "Access", value: you.hasAccess ? "Yes" : "Taken away" },
            ]}
          />
          <Sections sections={sections} />
        </section>
      ))}
    </>
  );
}

function Sections({ sections }: { sections: readonly Section[] }) {
  return sections.map(({ what, columns, rows, count }) => (
    <Drawer key={what} summary={`${what} (${count})`}>
      <DataTable
        stacked="named"
        caption={count > rows.length ? `${what}: the last ${rows.length} of ${count}` : what}
        captionHidden={count <= rows.length}
        dense
        columns={columns.map((key) => ({ key, label: key }))}
        rows={rows.map((row, at) => ({
          key: String(at),
          cells: Object.fromEntries(columns.map((key) => [key, tell(row[key])])),
        }))}
      />
    </Drawer>
  ));
}

/** Instants by London's clock; everything else as it stands. */
function tell(value: string | number | null | undefined): string {
  const text = String(value ?? "");
  if (!/^\d{4}-\d{2}-\d{2}T.*Z$/.test(text)) return text;
  const instant = Date.parse(text);
  return `${formatDate(londonDate(instant))}, ${londonTime(instant)}`;
}
