import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { answer, isRefusal } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { submitSheet } from "./sheet-form.server.ts";
import { SheetGrid } from "./sheet-grid.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.name} of ${data?.partner.shortName} – ${data?.area} – Homeward` },
];

/** A refused sheet needs the rows as they stand now, which single fetch would not ask for. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  actionStatus,
  defaultShouldRevalidate,
}) => actionStatus === 409 || defaultShouldRevalidate;

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const home = `/areas/${area.slug}/rounds/${asked.params.round}`;
  const { searchParams } = new URL(asked.request.url);
  const partner = searchParams.get("partner") ?? "";
  const label = searchParams.get("sheet") ?? "";
  try {
    const page = services.sheets.form(viewer, asked.params.round ?? "", partner, label);
    return { ...page, area: area.name, home };
  } catch (error) {
    if (!isRefusal(error) || error.code !== "invalid") throw error;
    throw redirect(`${home}/paper?${new URLSearchParams({ partner, sheet: label, wrong: "" })}`);
  }
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const round = asked.params.round ?? "";
  return submitSheet(asked.request, (written, key) => {
    const { id, again } = services.sheets.save(viewer, round, written, key);
    const news = { partner: written.partnerId, saved: id, ...(again ? { again: "" } : {}) };
    return redirect(`/areas/${area.slug}/rounds/${round}/paper?${new URLSearchParams(news)}`);
  });
});

export default function SheetPage() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <BackLink href={`${page.home}/paper?partner=${page.partner.id}`} label="Paper sheets" />
      <PageHeader
        eyebrow={page.partner.name}
        title={page.name}
        purpose={
          page.begun
            ? "Part of this sheet is in. Type the rows that are not."
            : "Type what is ticked on the sheet. Leave a row empty where the sheet is."
        }
      />
      <SheetGrid key={page.key} page={page} result={result} />
    </>
  );
}
