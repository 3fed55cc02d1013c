import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listWords } from "#app/domain/agreement/names.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { restoreForm } from "./case.form.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Graduation – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { searchParams } = new URL(asked.request.url);
  return {
    ...services.graduation.list(viewer),
    area: area.name,
    here: `/areas/${area.slug}/graduation`,
    justDeleted: searchParams.get("deleted"),
  };
});

/** Puts a deleted case back. */
export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return submitForm(asked.request, restoreForm, ({ restore }) => {
    services.graduation.restoreCase(viewer, restore);
    return redirect(`/areas/${area.slug}/graduation/${restore}`);
  });
});

export default function Cases() {
  const { cases, deleted, can, here, justDeleted } = useLoaderData<typeof loader>();
  const gone = deleted.find(({ id }) => id === justDeleted);
  return (
    <>
      {gone && (
        <Notice kind="success" focus>
          <p>“{gone.name}” is deleted, with all that is in it.</p>
          <Restore id={gone.id}>Undo</Restore>
        </Notice>
      )}
      <PageHeader
        title="Graduation"
        purpose="Cases for leaving the Better Care Fund’s programme management: what the criteria ask for, what the area can show, and what is still missing."
        next={can.manage ? { href: `${here}/new`, label: "Begin a case" } : null}
      />
      {cases.length === 0 ? (
        <EmptyState title="There is no case yet">
          A case gathers what each criterion asks for, with evidence from the area’s own record,
          signatures, and an expression of interest that fits its pages.
        </EmptyState>
      ) : (
        <DataTable
          stacked="named"
          caption="Cases"
          captionHidden
          columns={[
            { key: "name", label: "Case", rowHeader: true },
            { key: "boards", label: "Health and wellbeing boards" },
            { key: "wave", label: "Wave" },
            { key: "begun", label: "Begun" },
          ]}
          rows={cases.map(({ id, name, boards, wave, begun }) => ({
            key: id,
            cells: {
              name: <Link to={`${here}/${id}`}>{name}</Link>,
              boards: listWords(boards) || "None named yet",
              wave,
              begun,
            },
          }))}
        />
      )}
      {deleted.length > 0 && (
        <Drawer summary={`Deleted (${deleted.length})`}>
          <ul className="hw-plain-list">
            {deleted.map(({ id, name }) => (
              <li key={id}>
                <p>{name}</p>
                <Restore id={id}>
                  Put back<span className="nhsuk-u-visually-hidden">: {name}</span>
                </Restore>
              </li>
            ))}
          </ul>
        </Drawer>
      )}
    </>
  );
}

function Restore({ id, children }: { id: string; children: React.ReactNode }) {
  return (
    <PlainForm id={`restore-${id}`}>
      <input type="hidden" name="restore" value={id} />
      <SubmitButton kind="secondary" small>
        {children}
      </SubmitButton>
    </PlainForm>
  );
}
