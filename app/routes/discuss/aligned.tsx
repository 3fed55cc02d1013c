import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { changeNumber, requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { LevelChip } from "#app/ui/level-chip.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { useParts } from "#app/ui/parts.ts";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { alignedForm } from "./discuss.form.ts";
import { type DiscussPage, levelNamesOf } from "./page-data.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `Aligned rows: ${data?.page.change.name ?? "a change"} – ${data?.page.round.name} – ${data?.area} – Homeward`,
  },
];

function pathOf(slug: string, { round, change }: Record<string, string | undefined>) {
  return `/areas/${slug}/rounds/${round}/discuss/${change}`;
}

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { round = "" } = asked.params;
  services.discussion.permitRunning(viewer, round);
  return {
    page: services.discussion.page(viewer, round, changeNumber(asked.params)),
    area: area.name,
    back: pathOf(area.slug, asked.params),
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const number = changeNumber(asked.params);
  return submitForm(asked.request, alignedForm, ({ rows }) => {
    services.discussion.acceptAligned(viewer, asked.params.round ?? "", number, rows);
    return redirect(`${pathOf(area.slug, asked.params)}#row`);
  });
});

export default function AlignedRows() {
  const { page, back } = useLoaderData<typeof loader>();
  const { one, One } = useParts();
  const result = useActionData<typeof action>() ?? null;
  const { accept, needRationale } = page.accept;
  const rowOf = (key: string) => page.rows.find((row) => row.key === key);
  return (
    <>
      <BackLink href={back} label={`${One} ${page.change.number}`} />
      <PageHeader
        title="Accept aligned rows"
        purpose="On these rows everyone is at the same or a neighbouring level. Agree them together, at the level suggested."
      />
      {accept.length === 0 ? (
        <EmptyState title="No row to accept" next={{ href: back, label: "Back to the rows" }}>
          No aligned row of this {one} can be agreed without a sentence of its own.
        </EmptyState>
      ) : (
        <PlainForm result={result} wide>
          {accept.map(({ rowKey, level }) => (
            <input
              key={rowKey}
              type="hidden"
              name="rows[]"
              value={`${rowKey} ${level} ${rowOf(rowKey)?.version ?? 0}`}
            />
          ))}
          <Offers page={page} offers={accept} caption="Agreed together, as suggested" />
          <div className="hw-buttons">
            <SubmitButton>
              {accept.length === 1 ? "Agree this row" : `Agree these ${accept.length} rows`}
            </SubmitButton>
            <Link to={back}>Cancel</Link>
          </div>
        </PlainForm>
      )}
      {needRationale.length > 0 && (
        <Offers
          page={page}
          offers={needRationale}
          caption="To agree one by one: at Mature or above the record needs a sentence"
          back={back}
        />
      )}
    </>
  );
}

type OffersProps = {
  page: DiscussPage;
  offers: DiscussPage["accept"]["accept"];
  caption: string;
  /** Leads to each row when it is to be agreed by itself. */
  back?: string;
};

function Offers({ page, offers, caption, back }: OffersProps) {
  const levelNames = levelNamesOf(page);
  return (
    <DataTable
      stacked="named"
      caption={caption}
      columns={[
        { key: "topic", label: "Row", rowHeader: true },
        { key: "level", label: "Level" },
        { key: "meaning", label: "What it means" },
      ]}
      rows={offers.map(({ rowKey, level }) => {
        const row = page.rows.find((each) => each.key === rowKey);
        const topic = row?.topic ?? "";
        return {
          key: rowKey,
          cells: {
            topic: back ? (
              <Link to={`${back}?${new URLSearchParams({ row: rowKey })}#row`}>{topic}</Link>
            ) : (
              topic
            ),
            level: <LevelChip level={level} size="s" name={levelNames[level - 1] ?? ""} />,
            meaning: row?.descriptors[level - 1] ?? "",
          },
        };
      })}
    />
  );
}
