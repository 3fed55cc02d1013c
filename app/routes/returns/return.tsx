import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formatDate } from "#app/domain/dates.ts";
import { fromSlug, toSlug } from "#app/domain/measure/period.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import { ButtonLink } from "#app/ui/next-step.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { AskedList, CorrectionList, SignatureList } from "./record-lists.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Return ${data?.report.quarter ?? ""} – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const quarter = fromSlug(asked.params.quarter ?? "");
  const page = services.returns.overview(viewer, quarter);
  const back = `/areas/${area.slug}/returns`;
  const done = new URL(asked.request.url).searchParams.get("done");
  // The answers themselves stand on the page of the whole return.
  const { sections: _sections, ...report } = page.report;
  return { ...page, report, back, here: `${back}/${toSlug(quarter)}`, done };
});

const takeBackForm = z.object({ intent: z.literal("take-back") });

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return submitForm(asked.request, takeBackForm, () => {
    services.returns.takeBackReturn(viewer, fromSlug(asked.params.quarter ?? ""));
    return redirect(`/areas/${area.slug}/returns?taken-back`);
  });
});

const DONE: Readonly<Record<string, string>> = {
  saved: "The section is saved.",
  submitted: "The return is submitted. It can no longer change.",
  corrected: "The correction stands beside the return.",
  read: "The return is read in.",
};

export default function Return() {
  const page = useLoaderData<typeof loader>();
  const { report, isOpen, submittedOn, fileName, source, corrections, can, back, here, done } =
    page;
  const result = useActionData<typeof action>();
  const complete = report.completion.every((each) => each.done === each.total);
  const next = report.completion.find((each) => each.done < each.total);
  const asked = report.contradictions;
  return (
    <>
      <BackLink href={back} label="Quarterly returns" />
      {done !== null && DONE[done] && (
        <Notice kind="success" focus>
          {DONE[done]}
        </Notice>
      )}
      <PageHeader
        title={`Quarterly return ${report.quarter}`}
        eyebrow={report.title}
        purpose={`${report.months}. ${report.sentence} ${
          submittedOn === null ? "Not submitted yet." : `Submitted on ${formatDate(submittedOn)}.`
        }`}
        next={
          !can.edit
            ? null
            : complete || !next
              ? { href: `${here}/sign`, label: "Check, sign and submit" }
              : { href: `${here}/sections/${next.key}`, label: `Go on with: ${next.name}` }
        }
      />
      <section className="hw-section">
        <h2 className="nhsuk-heading-m">Completion</h2>
        <DataTable
          caption="Questions answered, counted as the template’s check sheet counts them"
          columns={[
            { key: "section", label: "Section", rowHeader: true },
            { key: "done", label: "Answered", numeric: true },
            { key: "total", label: "Of", numeric: true },
          ]}
          rows={report.completion.map(({ key, name, done: answered, total }, at) => ({
            key,
            cells: {
              section: (
                <Link to={can.edit ? `${here}/sections/${key}` : `${here}/whole#${key}`}>
                  {at + 1}. {name}
                </Link>
              ),
              done: answered,
              total,
            },
          }))}
        />
        <div className="hw-buttons hw-screen-only">
          <ButtonLink href={`${here}/whole`} kind="secondary">
            Read the whole return
          </ButtonLink>
          {(["pdf", "xlsx", "json"] as const).map((kind) => (
            <ButtonLink key={kind} href={`${here}/return.${kind}`} kind="secondary" reload>
              {kind === "xlsx" ? "Excel" : kind.toUpperCase()}
            </ButtonLink>
          ))}
        </div>
      </section>
      <section className="hw-section">
        <h2 className="nhsuk-heading-m">Questions about the answers</h2>
        {asked.length === 0 ? (
          <p>No two answers seem to contradict each other.</p>
        ) : (
          <AskedList asked={asked} isOpen={isOpen} />
        )}
        {isOpen && asked.length > 0 && (
          <p className="hw-screen-only">
            <Link to={`${here}/sign`}>{can.edit ? "Explain them" : "Read and sign"}</Link>
          </p>
        )}
      </section>
      <section className="hw-section">
        <h2 className="nhsuk-heading-m">Sign-off</h2>
        <SignatureList signatures={report.signatures} />
        {isOpen && (
          <p className="hw-screen-only">
            <Link to={`${here}/sign`}>Sign, or see what is signed</Link>
          </p>
        )}
      </section>
      {(corrections.length > 0 || can.correct) && (
        <section className="hw-section">
          <h2 className="nhsuk-heading-m">Corrections since it was submitted</h2>
          <CorrectionList corrections={corrections} />
          {can.correct && (
            <ButtonLink href={`${here}/correct`} kind="secondary">
              Add a correction
            </ButtonLink>
          )}
        </section>
      )}
      {can.takeBack && (
        <Drawer summary="Take this return back" open={result !== undefined}>
          <p>It was read in from {fileName}. Taking it back removes it as a whole.</p>
          <PlainForm result={result}>
            <SubmitButton kind="secondary" name="intent" value="take-back">
              Take this return back
            </SubmitButton>
          </PlainForm>
        </Drawer>
      )}
      <p className="hw-quiet">{source}</p>
    </>
  );
}
