import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { permit } from "#app/domain/access/permissions.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { FileField } from "#app/ui/file-field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { Difference } from "./difference.tsx";
import { EditionProblems } from "./edition-problems.tsx";
import type { CheckedEdition } from "./model-data.ts";
import { countParts, ModelText } from "./model-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Add an edition of your own – ${data?.area} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area } = await requireArea(asked);
  permit(viewer.roles, "edition.manage");
  return { area: area.name, home: `/areas/${area.slug}/editions` };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const form = await asked.request.formData();
  const text = String(form.get("text") ?? "");
  if (form.get("intent") === "offer") {
    const key = services.editions.offer(viewer, text);
    return redirect(`/areas/${area.slug}/editions/${key}?done=offered`);
  }
  const file = form.get("file");
  const checked =
    file instanceof File && file.size > 0
      ? services.editions.check(viewer, {
          file: file.name,
          content: new Uint8Array(await file.arrayBuffer()),
        })
      : services.editions.check(viewer, { file: "the text", content: text });
  return data(checked, { status: checked.edition ? 200 : 422 });
});

export default function NewEdition() {
  const { area, home } = useLoaderData<typeof loader>();
  const checked: CheckedEdition | undefined = useActionData<typeof action>();
  return (
    <>
      <BackLink href={home} label="Editions of the model" />
      {checked && !checked.edition && <EditionProblems checked={checked} />}
      {checked?.edition ? (
        <Preview checked={checked} area={area} />
      ) : (
        <>
          <PageHeader
            title="Add an edition of your own"
            purpose="Your area’s members alone can read it and be scored against it. You see what it would look like before it is offered."
          />
          <PlainForm upload defaults={{ text: checked?.text ?? "" }} wide>
            <div className="hw-reading">
              <p>
                An edition is a YAML file of the same shape as the national one: levels, changes,
                rows, and five descriptors a row. Begin with{" "}
                <a href={`${home}/hicm-2017/file`} download>
                  the national edition’s file
                </a>
                , give it an id and a title of its own, and keep the key of every row that means the
                same: rounds are compared by those keys.
              </p>
              <FileField
                name="file"
                label="Edition file"
                hint="YAML in UTF-8, at most 200,000 bytes"
                accept=".yaml,.yml,text/yaml,text/plain"
              />
            </div>
            <TextArea
              name="text"
              label="Or paste its text"
              hint="Used when no file is chosen"
              rows={12}
            />
            <SubmitButton name="intent" value="check">
              Check it and show how it looks
            </SubmitButton>
          </PlainForm>
        </>
      )}
    </>
  );
}

type PreviewProps = { checked: Extract<CheckedEdition, { edition: object }>; area: string };

function Preview({ checked, area }: PreviewProps) {
  const { edition, standing, text } = checked;
  return (
    <div className="hw-landscape hw-model">
      <PageHeader
        eyebrow={`Preview · ${countParts(edition)}`}
        title={edition.title}
        purpose="Nothing is stored yet. Look through it, then offer it to your area."
      />
      {standing === "offered" ? (
        <Notice title="Your area has this edition already" focus>
          Every word is the same as in one that is offered.
        </Notice>
      ) : (
        <PlainForm id="offer" upload>
          <input type="hidden" name="text" value={text} />
          <p>
            {standing === "withdrawn"
              ? "Your area withdrew this very edition. It can be offered again."
              : `It will be offered to ${area} only. It can be withdrawn later; rounds on it keep its words.`}
          </p>
          <SubmitButton name="intent" value="offer">
            Offer it to {area}
          </SubmitButton>
        </PlainForm>
      )}
      <Difference difference={edition.difference} effects={edition.effects} />
      <ModelText model={edition} />
    </div>
  );
}
