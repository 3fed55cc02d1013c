import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formatDate } from "#app/domain/dates.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { Difference } from "./difference.tsx";
import { countParts, ModelText, sayPurpose } from "./model-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Edition: ${data?.title ?? ""} – ${data?.area} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return {
    ...services.editions.page(viewer, asked.params.edition ?? ""),
    area: area.name,
    home: `/areas/${area.slug}`,
    done: new URL(asked.request.url).searchParams.get("done"),
  };
});

const deedForm = z.object({ deed: z.enum(["withdraw", "offer"]) });

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const key = asked.params.edition ?? "";
  return submitForm(asked.request, deedForm, ({ deed }) => {
    if (deed === "withdraw") services.editions.withdraw(viewer, key);
    else services.editions.offerAgain(viewer, key);
    const done = deed === "withdraw" ? "withdrawn" : "offered";
    return redirect(`/areas/${area.slug}/editions/${key}?done=${done}`);
  });
});

const DONE: Record<string, string> = {
  offered: "The edition is offered to your area. New rounds can be scored against it.",
  withdrawn: "The edition is withdrawn. Rounds that are on it go on.",
};

export default function EditionPage() {
  const page = useLoaderData<typeof loader>();
  const { own, manages, home, done } = page;
  const notice = done === null ? undefined : DONE[done];
  const withdrawn = own !== null && own.withdrawnOn !== null;
  return (
    <div className="hw-landscape hw-model">
      <BackLink href={`${home}/editions`} label="Editions of the model" />
      {notice && <Notice kind="success" title={notice} focus />}
      <PageHeader
        eyebrow={`${own ? `${page.area}’s own edition · ` : ""}${countParts(page)}`}
        title={page.title}
        purpose={sayPurpose(page)}
        next={
          own && manages && !withdrawn
            ? { href: `${home}/rounds/new?edition=${page.key}`, label: "Prepare a round on it" }
            : null
        }
      />
      <p>
        <a href={`${home}/editions/${page.key}/file`} download>
          Download it as a file
        </a>
      </p>
      {own && (
        <>
          <p className="hw-reading">
            {own.withdrawnOn
              ? `Withdrawn on ${formatDate(own.withdrawnOn)}: no new round opens on it.`
              : `Offered since ${formatDate(own.offeredOn)} to members of ${page.area} alone.`}
          </p>
          {manages && (
            <PlainForm id="deed">
              <input type="hidden" name="deed" value={withdrawn ? "offer" : "withdraw"} />
              <SubmitButton kind="secondary">
                {withdrawn ? "Offer it again" : "Withdraw it"}
              </SubmitButton>
            </PlainForm>
          )}
          <Difference difference={page.difference} effects={page.effects} />
        </>
      )}
      <ModelText model={page} />
    </div>
  );
}
